"""The ballot desk. Its doors are opened by the room's own."""
