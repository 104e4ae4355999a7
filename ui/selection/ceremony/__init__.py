"""The screen of the ceremony: what the room sees of a public draw."""
