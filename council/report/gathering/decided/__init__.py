"""What was decided, by which rule, and what was not."""
