"""The way from statements to recommendations. Its door is opened by the room's own."""
