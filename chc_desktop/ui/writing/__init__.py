"""What helps with every long text: spelling, ready sentences, and the keys for both."""
