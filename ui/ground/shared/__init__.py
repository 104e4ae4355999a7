"""The page of shared ground."""
