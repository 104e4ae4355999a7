"""A tree → one web page that needs nothing else: no script, no outside address, readable by ear and on paper.

The same words in the same order as the PDF; charts are drawings with words, their tables folded beneath.
"""

from council.report.html.page import page_of

__all__ = ["page_of"]
