"""Proposals and every wording they have had. Its doors are opened by the room's own."""
