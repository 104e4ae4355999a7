"""The editions of the report: how each came to be, what changed in it, and who looked it over."""
