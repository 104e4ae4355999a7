"""What was said, signed, asked, parked, measured and answered in one session, as parts of its record."""
