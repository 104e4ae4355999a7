"""What the machine proposes of themes, and how it is kept without touching what is people's."""
