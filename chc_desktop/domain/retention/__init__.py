"""How long records are kept, and how what was kept long enough is erased, with its statistics left."""
