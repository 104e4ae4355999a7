"""Verify a certificate in the window, as anybody can without it."""
