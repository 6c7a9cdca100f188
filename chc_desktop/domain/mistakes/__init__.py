"""A complaint or service request that was logged by mistake leaves every list, and can be brought back."""
