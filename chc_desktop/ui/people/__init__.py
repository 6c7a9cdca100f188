"""The people of one case: the forms about them, and what stands at the top of the case because of them."""
