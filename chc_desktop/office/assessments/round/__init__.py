"""The year's round: sent, approved, answered, published, submitted, opened again. `door` is what the officer can do."""
