"""Who is there, and who sits where."""
