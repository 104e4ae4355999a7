"""The window: it shows and it asks. What is thought and kept is the business of `council`.

Read `app.py` top to bottom; it is the program.
"""
