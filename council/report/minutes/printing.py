"""Minutes → the bytes of one PDF on A4 or Letter; the same minutes give the same bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from council.report import pages
from council.report.binding import Bound, Bundle, Furniture, bind
from council.report.design import WIDTH
from council.report.minutes.telling import MinutesText
from council.report.numbers import day_words
from council.report.paper import A4, Paper
from council.report.pdf.rich import paragraph
from council.words import N_, _, in_language

AGREED = {
    "draft": N_("not approved yet"),
    "open": N_("not approved yet"),
    "replaced": N_("replaced"),
    "approved": N_("approved"),
}


def print_minutes(text: MinutesText, *, paper: Paper = A4) -> Bound:
    """The minutes as PDF: title and state first, then each section; the column is as wide as the report's."""
    page = replace(paper, side=(paper.width - WIDTH) / 2)
    with in_language(text.language):
        return bind(_furniture(text), lambda: [Bundle("", _story(text))], page)


def _furniture(text: MinutesText) -> Furniture:
    draft = _("Draft")
    version = _("Version {version}").format(version=text.version) if text.version else draft
    agreed = _(AGREED[text.state])
    about = _("Session {number}: {title}").format(number=text.number, title=text.session)
    return Furniture(
        title=f"{text.title}: {text.session}",
        author=text.council,
        subject=text.status,
        language=text.language,
        left=text.council,
        right=text.title,
        about=about,
        facts=(version, agreed, day_words(text.day)),
    )


def _story(text: MinutesText) -> list[Any]:
    head = [
        paragraph(text.title, "sheet_title", spaceAfter=2, keepWithNext=1),
        paragraph(text.session, "sheet_lead", spaceAfter=4),
        paragraph(text.status, "sheet_quiet", spaceAfter=6),
    ]
    return [*head, *pages.sections(text.sections, role="minutes_head")]
