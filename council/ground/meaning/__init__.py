"""How statements are read: words, vectors, and what is near to what."""
