"""What a spreadsheet brings into the register, and taking it out again."""
