"""The outcome on paper: recommendations whole, and where each came from."""
