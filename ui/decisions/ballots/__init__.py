"""The ballot desk."""
