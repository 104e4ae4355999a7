"""Forms of a session: put one in, type sheets in from paper, let the laptop go round, read the answers."""
