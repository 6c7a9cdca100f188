"""British English: which words are known, and what may have been meant by one that is not. Only here is spylls."""
