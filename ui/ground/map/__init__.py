"""The map of what was said and of who voted how."""
