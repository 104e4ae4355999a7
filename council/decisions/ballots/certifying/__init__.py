"""From the counts to what stands for good, or to a void ballot."""
