"""What ReportLab needs of us: faces, the one door for text, and pens on its canvas.

Only here, in `pages` and in `printing` is ReportLab known; it is imported inside the functions that need it.
"""
