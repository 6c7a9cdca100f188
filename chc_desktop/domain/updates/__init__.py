"""How often whoever complains hears while the answer is late, as agreed with them."""
