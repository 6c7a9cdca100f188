"""Keeping the register safe: which backups stay, how old they may be, and what is said of them."""
