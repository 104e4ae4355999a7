"""The floor: who spoke when and for how long, and the time that was given. What was said is not in here."""
