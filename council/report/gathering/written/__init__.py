"""The sessions, who was there, and how tables were mixed."""
