"""Minority views: what those who lost have to say, and how many stand behind it."""
