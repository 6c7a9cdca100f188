"""The windows in which a letter’s standard wording is adapted."""
