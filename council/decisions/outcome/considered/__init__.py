"""What was considered and not adopted, with the reasons on both sides."""
