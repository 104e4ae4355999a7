"""Time and turns: what runs, who holds the floor, who might like to be asked, how the floor was shared."""
