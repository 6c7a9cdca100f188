"""Service requests: somebody asks the landlord to put something right. Not complaints, until somebody is unhappy."""
