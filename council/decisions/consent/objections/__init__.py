"""The verbs of steps 6 and 7: objections tested and settled, one at a time."""
