"""What came of it, and where it came from."""
