"""Other programs’ formats, in and out; knows only the domain."""
