"""Where a recommendation came from: counted, quoted, by session and table, and wording by wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from council.report.blocks import Listing, Paragraph, Quote
from council.report.facts import RecommendationFacts, StatementFacts, WordingFacts
from council.report.numbers import day_words, number
from council.report.sections.telling import where
from council.words import _, ngettext

QUOTED = 3


def came_from(one: RecommendationFacts) -> Iterator[Paragraph | Listing | Quote]:
    """The box of figures, a few statements in members' words, all of them by number, then its wordings."""
    if one.came_from:
        yield Paragraph(one.came_from, "small")
    yield from (Quote(origin.text, where(origin)) for origin in one.origins[:QUOTED])
    if len(one.origins) > QUOTED:
        yield Paragraph(_("All {count} statements behind it, by where they were said:").format(
            count=number(len(one.origins))), "small")  # fmt: skip
        yield Listing(tuple(by_place(one.origins)))
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
        yield Listing(tuple(_wording(each) for each in one.wordings))


def by_place(origins: Sequence[StatementFacts]) -> Iterator[str]:
    """A line a table of a session, with the numbers of what was said there."""
    places: dict[tuple[str, str], list[int]] = {}
    for one in origins:
        places.setdefault((one.session, one.table), []).append(one.number)
    for (session, table), numbers in sorted(places.items(), key=lambda item: _order(item[0])):
        parts = [_("session {session}").format(session=session)] if session else []
        parts += [_("table {table}").format(table=table)] if table else []
        told = ", ".join(parts) if parts else _("place not told")
        listed = ", ".join(number(each) for each in sorted(numbers))
        words = ngettext("{place}: statement {numbers}", "{place}: statements {numbers}", len(numbers))
        line = words.format(place=told, numbers=listed)
        yield line[:1].upper() + line[1:]


def _order(place: tuple[str, str]) -> tuple[bool, int, bool, int]:
    """By session and table; what is not told stands last."""
    session, table = (int(one) if one.isdecimal() else 0 for one in place)
    return not place[0], session, not place[1], table


def _wording(one: WordingFacts) -> str:
    head = _("Wording {n}").format(n=number(one.number))
    if one.day:
        head = f"{head}, {day_words(one.day)}"
    told = [one.reason] if one.reason else []
    if one.causes:
        made = ngettext(
            "made from {count} objection or remark", "made from {count} objections and remarks", one.causes
        )
        told.append(made.format(count=number(one.causes)))
    return f"{head}: {'; '.join(told)}" if told else f"{head}."
