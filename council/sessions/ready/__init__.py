"""Whether a session is ready to begin: what it needs, what is waived and why."""
