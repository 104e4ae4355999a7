"""The pool and the contact vault: who came forward, and how they are reached.

Everybody outside this room knows people by their attributes and seats; only the doors here open the vault.
"""
