"""What was said: statements and their versions. Its doors are opened by the room's own."""
