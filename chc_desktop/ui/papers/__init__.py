"""Windows for correspondence and files: adding, listing, reading and opening them."""
