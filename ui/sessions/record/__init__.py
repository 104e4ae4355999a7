"""The minutes of a session as a page: read, corrected, approved, printed."""
