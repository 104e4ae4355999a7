"""Rounds of invitations: what was drawn from an address register, kept without the register."""
