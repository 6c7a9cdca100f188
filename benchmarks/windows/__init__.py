"""The two processes whose start is compared."""
