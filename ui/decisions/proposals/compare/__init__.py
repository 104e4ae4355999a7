"""Proposals against each other: by the council's criteria, and variants side by side."""
