"""What is known of a person across all their cases: what must not be missed, what is refused, where letters go."""
