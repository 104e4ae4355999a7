"""Where statements and members lie beside each other."""
