"""Keeping and erasing: what is due to be looked at, keeping it longer, erasing it, and what was erased."""
