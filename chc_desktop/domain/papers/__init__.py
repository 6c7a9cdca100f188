"""Correspondence and files: every letter, call, email and paper of a complaint or of a service request."""
