"""Case files: one case as one document, for whoever is to read the whole of it."""
