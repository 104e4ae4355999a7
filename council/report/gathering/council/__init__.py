"""Who met, and on what question."""
