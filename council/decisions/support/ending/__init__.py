"""Where rating and rewriting ends: time is up, or the proposal is not adopted."""
