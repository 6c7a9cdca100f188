"""The forms the officer fills in: logging a complaint, and one small dialog for each action on a case."""
