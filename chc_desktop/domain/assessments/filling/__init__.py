"""Filling in somebody else's form: which answer goes into which of its cells, and what has no place there."""
