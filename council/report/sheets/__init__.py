"""The paper a session needs: seating, lists, name cards, table sheets, run sheet, questions, parking lot.

Facts are read once, each kind of sheet is a frozen value of blocks in reading order, and one printer lays
them out for A4 or Letter. Every page carries session, table, version and page n of m; the same value gives
the same bytes. Members stand here by seat and alias; their names are printed from the room of people only.
"""
