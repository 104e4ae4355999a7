"""The minutes of one session as a page and a PDF: a record and its version, told in blocks in reading order.

Members are counted, never named; every figure stands beside its base; what was not measured is said so.
"""
