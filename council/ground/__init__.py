"""Ground: what was said, who agrees, and what the council shares.

Statements become vectors and proposed themes, votes become support with its limits; people have the last
word over both.
"""
