"""Writes answers into the cells of somebody else's Word form, and leaves every other byte of it as it is."""
