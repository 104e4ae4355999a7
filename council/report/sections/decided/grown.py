"""Where a recommendation came from: counted, quoted, by session and table, and wording by wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from council.report.blocks import Pairs, Paragraph, Quote
from council.report.facts import RecommendationFacts, StatementFacts, WordingFacts
from council.report.numbers import day_words, number
from council.report.sections.telling import where
from council.words import _, ngettext

QUOTED = 3


def came_from(one: RecommendationFacts) -> Iterator[Paragraph | Pairs | Quote]:
    """The box of figures, a few statements in members' words, all of them by number, then its wordings."""
    if one.came_from:
        yield Paragraph(one.came_from, "small")
    yield from (Quote(origin.text, where(origin)) for origin in one.origins[:QUOTED])
    if len(one.origins) > QUOTED:
        told = _("The {count} statements it names or its theme holds, by where they were said:")
        yield Paragraph(told.format(count=number(len(one.origins))), "small")
        yield Pairs(tuple(by_place(one.origins)))
    if one.authors:
        words = _("Worded by: {authors}; proposal {proposal}, wording {version} of {versions}.")
        plain = _("Worded by: {authors}.")
        counted = one.proposal and one.version
        yield Paragraph(
            (words if counted else plain).format(
                authors=one.authors,
                proposal=number(one.proposal),
                version=number(one.version),
                versions=number(max(len(one.wordings), one.version)),
            ),
            "small",
        )
    if len(one.wordings) > 1:
        yield Pairs(tuple(_wording(each) for each in one.wordings))


def by_place(origins: Sequence[StatementFacts]) -> Iterator[tuple[str, str]]:
    """A line a session: its tables, each with the numbers of what was said there; what is not told last."""
    places: dict[str, dict[str, list[int]]] = {}
    for one in origins:
        places.setdefault(one.session, {}).setdefault(one.table, []).append(one.number)
    for session in sorted(places, key=_order):
        name = _("Session {session}").format(session=session) if session else _("Place not told")
        yield (
            name,
            "; ".join(_at(table, places[session][table]) for table in sorted(places[session], key=_order)),
        )


def _at(table: str, numbers: Sequence[int]) -> str:
    listed = ", ".join(number(one) for one in sorted(numbers))
    if not table:
        return ngettext("statement {numbers}", "statements {numbers}", len(numbers)).format(numbers=listed)
    words = ngettext(
        "table {table}: statement {numbers}", "table {table}: statements {numbers}", len(numbers)
    )
    return words.format(table=table, numbers=listed)


def _order(place: str) -> tuple[bool, int, str]:
    """By number; what is not told stands last."""
    return not place, int(place) if place.isdecimal() else 0, place


def _wording(one: WordingFacts) -> tuple[str, str]:
    """A wording by number, and when and why it came."""
    told = [one.reason] if one.reason else []
    if one.causes:
        made = ngettext(
            "made from {count} objection or remark", "made from {count} objections and remarks", one.causes
        )
        told.append(made.format(count=number(one.causes)))
    told += [day_words(one.day)] if one.day else []
    return _("Wording {n}").format(n=number(one.number)), "; ".join(told) or _("no reason stated")
