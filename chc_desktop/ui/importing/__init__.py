"""Bringing a spreadsheet in, step by step, and taking it out again."""
