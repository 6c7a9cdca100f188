"""Saving the form as a file to publish: PDF, Word or web page."""
