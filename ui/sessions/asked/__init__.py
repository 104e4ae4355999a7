"""Questions to be answered, evidence that was heard, lines parked for later."""
