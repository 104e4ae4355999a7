"""Blocks → what ReportLab lays out, each with the node of the logical tree it belongs to.

The tree of blocks is walked once, in reading order; nothing is added to it here.
"""

from council.report.pages.front import cover
from council.report.pages.leaves import PAGE, templates
from council.report.pages.whole import sections, story

__all__ = ("PAGE", "cover", "sections", "story", "templates")
