"""What is to be answered: questions of the tables, evidence that was heard, lines parked for later."""
