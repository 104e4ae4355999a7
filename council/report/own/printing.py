"""One member's sheet as a PDF, tagged like the report."""

from __future__ import annotations

from datetime import date

from council.report.design import PLAIN, Design
from council.report.own.facts import OwnFacts
from council.report.own.outline import own_outline
from council.report.printing import Printed, build_pdf


def own_sheet(facts: OwnFacts, *, day: date, language: str = "", design: Design = PLAIN) -> Printed:
    """The finished sheet; nothing is written. Raises: as `printing.build_pdf`."""
    return build_pdf(own_outline(facts, day=day, language=language), design=design)
