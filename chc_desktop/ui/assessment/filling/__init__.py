"""Filling in the official form: what goes where is shown first, then it is saved under a new name."""
