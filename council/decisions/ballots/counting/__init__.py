"""Counting: what the tellers write down, pile by pile, and what it comes to."""
