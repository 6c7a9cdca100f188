"""Lists of the register: what one is asked to show, in words that can be kept and read again."""
