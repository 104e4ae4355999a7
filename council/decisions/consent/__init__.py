"""Consent: a circle decides when no one has a tested objection left; elections to roles go the same way."""
