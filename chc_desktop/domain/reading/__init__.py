"""The second reader: what somebody kind would say of a letter before it goes out."""
