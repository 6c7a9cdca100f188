"""Making a redacted copy: what it is of, what is taken out, and the result to be looked at."""
