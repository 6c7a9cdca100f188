"""The points of a complaint: how each is worded, whose it is, what was looked at, and what the case comes to."""
