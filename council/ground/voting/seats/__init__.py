"""Whose answers are counted: the members who take part."""
