"""The methods of the council's own, kept in its file beside those that ship."""
