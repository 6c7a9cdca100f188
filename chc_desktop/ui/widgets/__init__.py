"""Small widgets of our own; none of them knows what a complaint is."""
