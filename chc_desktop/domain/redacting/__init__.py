"""What is taken out of a copy: which words, and where on its pages they stand."""
