"""What can be found by its words: every text of every entry, and everything written of the people concerned."""
