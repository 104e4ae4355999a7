"""The report's texts: where they stand, how they are written, and the pictures beside them."""
