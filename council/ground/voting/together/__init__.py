"""Answers given together: cards shown at a table, sheets handed in."""
