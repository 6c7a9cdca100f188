"""Redacted copies: what there is of a case to make one of, the copy, and that it was made."""
