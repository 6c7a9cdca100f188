"""What was promised in a case: who does it and by when, its money, and what became of it, closed or not."""
