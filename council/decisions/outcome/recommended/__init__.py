"""What the council recommends, with everything an authority needs to answer it."""
