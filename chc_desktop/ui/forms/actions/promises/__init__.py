"""The forms for what happens to promises."""
