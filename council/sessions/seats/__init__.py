"""Who came and who sits where: attendance, tables, seatings. Its doors are opened by the room's own."""
