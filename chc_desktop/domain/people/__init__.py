"""The people of one case: who complains, who speaks for them, who is concerned, and who may not deal with it."""
