"""What was printed for a session, and which version of each sheet lies on the tables."""
