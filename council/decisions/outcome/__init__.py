"""What came of it all. Its doors are opened by the room's own."""
