"""Chance, made visible: targets, the fairest lottery, its proof, the draw and its certificate.

Pure modules compute; records, actions and queries are the doors to what is kept. Nothing is imported here.
"""
