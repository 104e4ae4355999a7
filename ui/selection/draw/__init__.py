"""The draw: found, committed, drawn."""
