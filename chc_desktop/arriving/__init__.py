"""What the program does before it is at work: doors that are shut, folders that are not its own, first questions."""
