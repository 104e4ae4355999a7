"""Everything that would stumble a reader or give a member away, found before a page is laid out."""

from council.report.findings.finding import Finding
from council.report.findings.whole import findings

__all__ = ["Finding", "findings"]
