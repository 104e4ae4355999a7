"""What holds across the groups of a council, with its uncertainty."""
