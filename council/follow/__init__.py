"""The room of what comes after: what became of every recommendation, and beside it how members fare.

It will hold the authority's responses and dated steps (`due.py`: what is owed when), the members' marks
for how a recommendation was carried out, indicators with their baseline and change (`indicators.py`), and
each member's own sheet (`sheets.py`). It points at recommendations; nothing earlier points at it.
"""
