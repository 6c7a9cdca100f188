"""Reviewed paragraphs in plain words: what each is for, how one is found, and how it is filled for the case."""
