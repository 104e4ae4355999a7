"""Who works for the council, and at which table: parties and their jobs in a session."""
