"""The account given back: one tree of frozen values, and the PDF, the page and the data made from it.

`queries.facts_of` → `facts.Facts` → `outline.outline_of` → `blocks.Tree` → `pdf`, `html`, `data`. Everything
after the query is pure: date and language are arguments, so the same council gives the same bytes.
"""
