"""The plan of the room: remit, sessions, agenda. Its doors are opened by the room's own."""
