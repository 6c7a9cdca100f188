"""What is known of a person: the tags at the top of their cases and letters, their form, and finding them."""
