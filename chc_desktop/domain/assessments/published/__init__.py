"""Understands a self-assessment that was published before: which form it is, and which row each answer belongs to."""
