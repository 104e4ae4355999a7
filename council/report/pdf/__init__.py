"""From the tree to one PDF: fonts, the one door for text, and the building.

Only here and in `pages` is ReportLab known; it is imported inside the functions that need it.
"""
