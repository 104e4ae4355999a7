"""The consent room: where the round is, what to say next, who has not been heard."""
