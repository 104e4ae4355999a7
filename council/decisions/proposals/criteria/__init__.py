"""By what the council judges proposals: criteria it agreed on, and how each wording meets them."""
