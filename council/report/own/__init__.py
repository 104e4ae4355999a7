"""The own sheet: what became of one member's contributions, made for that member alone and kept nowhere."""
