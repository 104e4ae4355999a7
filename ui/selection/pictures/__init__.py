"""Pictures of a selection: shown, read as tables, copied and saved."""
