"""Statements, themes and shared ground; who wished not to be shown carries neither table nor session."""
