"""What a council chose for its report: which sections in which order, how it looks, how it may be used."""
