"""Learning: what complaints taught, what changed because of it, and who was told."""
