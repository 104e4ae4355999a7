"""What was voted, rated and agreed."""
