"""What would raise support, and what the authors make of it."""
