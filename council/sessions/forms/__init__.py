"""Short forms of a session: check-in, pulse and evaluation, answered by nobody in particular."""
