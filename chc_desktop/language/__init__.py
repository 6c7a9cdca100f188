"""British English: which words are known, and how they sound. Only here are spylls and pyphen."""
