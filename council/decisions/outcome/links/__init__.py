"""Every link between what was said and what was decided, gathered in one place."""
