"""From the remit to the read-back statement: agenda, methods, attendance, seating, what was said.

Members appear by seat number; themes, proposals and reports point at these records by id.
"""
