"""Ballots: rules in whole numbers, and the desk where papers are counted.

Its doors are opened by the room's own.
"""
