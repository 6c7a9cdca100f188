"""Letters the officer has adapted: their own copy, what is wrong with it, and what changed in ours since."""
