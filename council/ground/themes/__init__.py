"""What was said, in groups: proposed by the machine, named and put right by people."""
