"""The facts of each subject, asked of the rooms that keep them; never a name, never a contact detail."""
