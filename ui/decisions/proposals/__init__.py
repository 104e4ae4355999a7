"""Proposals and their wordings."""
