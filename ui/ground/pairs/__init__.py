"""Near pairs: statements that may say the same, as questions; people answer, nothing is merged."""
