"""Letters: what one must carry, what is written, and whether it may go out."""
