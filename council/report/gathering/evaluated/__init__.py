"""How the council judged itself."""
