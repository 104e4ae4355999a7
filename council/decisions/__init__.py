"""The room of decisions: from a proposal to a recommendation that can show where it came from.

Rules are pure modules in whole numbers and fractions; secret papers are kept as totals, never as people.
"""
