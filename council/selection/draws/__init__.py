"""Draws: a lottery committed, the ticket drawn, the panel kept, or the draw void."""
