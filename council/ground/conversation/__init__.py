"""A conversation held elsewhere, brought into the council: its files, what of them fits, and the act."""
