"""Who works for the council: the list, and the jobs of one session."""
