"""How votes come in."""
