"""Bringing in a self-assessment that was published before: every row is looked through first."""
