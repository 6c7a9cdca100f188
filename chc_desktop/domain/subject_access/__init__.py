"""Everything about one person, for them: what goes in, and where others are named in it."""
