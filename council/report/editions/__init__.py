"""Editions of the report: how each came to be, what it says, what changed, and who looked it over."""
