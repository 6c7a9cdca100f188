"""Promises on the screen: the list of all of them, and those of one case. Their forms are among the actions."""
