"""The way of a proposal from state to state, by the one table of moves."""
