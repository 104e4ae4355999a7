"""What happens next: the promise, who is asked for what by when, and what is looked at again."""

from __future__ import annotations

from council.report.blocks import Block, Column, Grid, Heading, Paragraph, Section, Span
from council.report.facts import Facts
from council.report.numbers import day_told
from council.report.sections.telling import card_key, headline, paragraphs, written
from council.words import _

ASKED = ("addressee", "who", "by_when", "review_on")


def response(facts: Facts) -> Section | None:
    """The promise and the plan, who is asked by when, and the concerns with the day they are looked at."""
    blocks: list[Block] = []
    if facts.remit is not None and facts.remit.promise:
        blocks += [Heading(_("What was promised")), *paragraphs(facts.remit.promise)]
    if plan := written(facts, "response", level=4):
        blocks += [Heading(_("How the answer will be followed")), *plan]
    asked = _asked(facts)
    if asked is not None:
        none = _("The council’s record held no answer when this edition was made.")
        blocks += [Heading(_("Who is asked, and by when")), Paragraph(none), asked]
    watched = _watched(facts)
    if watched is not None:
        lead = _("These were kept with what was adopted, each with the sign to watch for.")
        blocks += [Heading(_("What will be looked at again")), Paragraph(lead), watched]
    if asked is None and watched is None and not plan:
        return None
    return Section("response", _("The answer, and what happens next"), tuple(blocks))


def _asked(facts: Facts) -> Grid | None:
    """A row a recommendation that says who is asked, who acts, or by when."""
    asked = [one for one in facts.recommendations if any(one.stated(name) for name in ASKED)]
    if not asked:
        return None
    columns = (
        Column(_("No."), 0.45),
        Column(_("Recommendation"), 2.5),
        Column(_("Asked of"), 1.3),
        Column(_("By when"), 0.95),
        Column(_("Looked at again"), 0.95),
    )
    rows = tuple(
        (
            (Span(one.number, to=card_key(one.number)),),
            headline(one.title, one.text),
            one.stated("addressee") or "–",
            day_told(one.stated("by_when")) or "–",
            day_told(one.stated("review_on")) or "–",
        )
        for one in asked
    )
    return Grid(_("Who is asked, and by when"), columns, rows, note=_("A dash: the council did not say."))


def _watched(facts: Facts) -> Grid | None:
    columns = (
        Column(_("No."), 0.45),
        Column(_("Concern"), 2.4),
        Column(_("Sign to watch for"), 2.0),
        Column(_("Looked at again"), 1.0),
    )
    rows = tuple(
        (
            (Span(one.number, to=card_key(one.number)),),
            each.text,
            each.sign or _("no sign stated"),
            day_told(each.review_on) or _("no day stated"),
        )
        for one in facts.recommendations
        for each in one.concerns
    )
    return Grid(_("Concerns that are watched"), columns, rows) if rows else None
