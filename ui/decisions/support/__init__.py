"""Support rounds: rate, hear what would raise support, reword, rate again."""
