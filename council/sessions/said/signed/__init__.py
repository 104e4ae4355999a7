"""What a table has heard read back and signed off. The room's doors open it."""
