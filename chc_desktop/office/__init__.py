"""What the officer can do, one short method each. Windows call it, and get frozen values back."""
