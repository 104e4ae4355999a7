"""One member's part as a tree, printed by the same hand as the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from council.report import charts
from council.report.blocks import (
    Block,
    Card,
    Column,
    Cover,
    Grid,
    Heading,
    Listing,
    Note,
    Pairs,
    Paragraph,
    Quote,
    Section,
    Span,
    Text,
    Tree,
)
from council.report.numbers import day_told, day_words, decimal, number, percent
from council.report.own.facts import OwnFacts, OwnFloor, OwnPath, OwnQuestion, OwnStatement
from council.words import N_, _, in_language, ngettext, spoken

LEVELS = {
    "named": N_("shown with your name"),
    "alias": N_("shown with your alias"),
    "table": N_("shown with your table only"),
}
STATES = {
    "asked": N_("Asked; nobody has answered it yet."),
    "prioritised": N_("Chosen to be put to a speaker; nobody has answered it yet."),
    "due": N_("To be answered in writing by {day}."),
    "dropped": N_("Not put to anybody."),
    "open_at_end": N_("Still open when the session ended."),
}


def own_outline(facts: OwnFacts, *, day: date, language: str = "") -> Tree:
    """The sheet of one member: behind a cover with the number of the seat, and for nobody else."""
    code = spoken(language or facts.language)
    with in_language(code):
        sections = (_said(facts), _asked(facts), _roles(facts), _floor(facts), _about())
        return Tree(
            title=_("{council}: seat {seat}").format(council=facts.council, seat=facts.seat),
            language=code,
            author=facts.council,
            day=day,
            cover=_cover(facts, day),
            sections=tuple(one for one in sections if one is not None),
        )


def _cover(facts: OwnFacts, day: date) -> Cover:
    there = ""
    if facts.sessions:
        there = _("You were noted as there in {present} of {sessions} sessions.").format(
            present=number(facts.present), sessions=number(facts.sessions)
        )
    return Cover(
        title=_("Seat {seat}").format(seat=facts.seat),
        subtitle=_("What became of your contributions"),
        status=_("For the member on this seat only"),
        lines=(facts.council, day_words(day), there),
        chart=charts.hemicycle(max(facts.seats, facts.seat), vacant=0, width=400.0),
    )


def _said(facts: OwnFacts) -> Section:
    title = _("What you said")
    if not facts.statements:
        told = _(
            "No statement in the record is linked to your seat. What you asked not to be linked stands in "
            "the record without it, and can be on no sheet."
        )
        return Section("said", title, (Paragraph(told, "lead"),))
    lead = ngettext(
        "{count} statement is linked to your seat.",
        "{count} statements are linked to your seat.",
        len(facts.statements),
    ).format(count=number(len(facts.statements)))
    reached = sum(any(path.named and path.recommendation for path in one.paths) for one in facts.statements)
    became = ngettext(
        "{reached} of them is named among the sources of a recommendation.",
        "{reached} of them are named among the sources of recommendations.",
        reached,
    ).format(reached=number(reached))
    lines = f"{lead} {became}" if reached else lead
    cards = tuple(_card(one) for one in facts.statements)
    return Section("said", title, (Paragraph(lines, "lead"), *cards, *_with_themes(facts)))


def _card(one: OwnStatement) -> Card:
    where = [_("session {session}").format(session=one.session)] if one.session else []
    where += [_("table {table}").format(table=one.table)] if one.table else []
    title = ", ".join(where) or _("without a session")
    shown: tuple[Paragraph, ...] = ()
    if one.level in LEVELS:
        shown = (Paragraph(_(LEVELS[one.level]), "small"),)
    return Card(
        str(one.number),
        title[:1].upper() + title[1:],
        (Quote(one.text), *shown, Heading(_("What became of it"), 4), *_became(one)),
        key=f"statement-{one.number}",
    )


def _became(one: OwnStatement) -> Iterator[Paragraph | Listing]:
    if one.themes:
        yield Paragraph(_("Put with others under: {themes}.").format(themes="; ".join(one.themes)))
    if named := [path for path in one.paths if path.named]:
        yield Listing(tuple(_path(path) for path in named))
    elif one.paths:
        yield Paragraph(_("No proposal names it; its theme as a whole was drawn on, as told below."))
    else:
        yield Paragraph(_("No proposal was made from it. It stays in the record with the others."))


def _with_themes(facts: OwnFacts) -> Iterator[Block]:
    """What drew on whole themes, told once for the statements that share them."""
    found: dict[tuple[str, ...], dict[int, OwnPath]] = {}
    for one in facts.statements:
        for path in one.paths:
            if not path.named:
                found.setdefault(one.themes, {})[path.proposal] = path
    if found:
        yield Heading(_("Made from whole themes in which you have a part"))
    for themes, paths in found.items():
        yield Paragraph((Span("; ".join(themes) or _("Without a theme"), strong=True),))
        yield Listing(tuple(_path(path) for path in paths.values()))


def _path(path: OwnPath) -> Text:
    proposal = ngettext(
        "Proposal {number}, {count} wording", "Proposal {number}, {count} wordings", path.wordings
    ).format(number=path.proposal, count=number(path.wordings))
    way = [proposal]
    way += [_("consent round {number}").format(number=one) for one in path.consents]
    way += [_("ballot {number}").format(number=one) for one in path.ballots]
    name = _("Proposal {number}").format(number=path.proposal)
    if path.recommendation:
        name = _("Recommendation {number}").format(number=path.recommendation)
    else:
        way.append(_("no recommendation"))
    return Span(name, strong=True), Span(f": {path.title} ({', '.join(way)})")


def _asked(facts: OwnFacts) -> Section | None:
    if not facts.questions:
        return None
    return Section(
        "asked", _("What you asked"), tuple(block for one in facts.questions for block in _question(one))
    )


def _question(one: OwnQuestion) -> Iterator[Block]:
    yield Quote(one.text)
    if one.answer:
        pairs: list[tuple[str, Text]] = [(_("Answer"), one.answer)]
        pairs += [(_("From"), one.speaker)] if one.speaker else []
        pairs += [(_("Sources"), one.sources)] if one.sources else []
        yield Pairs(tuple(pairs))
    elif one.state in STATES:
        yield Paragraph(_(STATES[one.state]).format(day=day_told(one.due)))


def _roles(facts: OwnFacts) -> Section | None:
    if not facts.roles:
        return None
    lines = []
    for one in facts.roles:
        term = " – ".join(day_told(end) for end in (one.since, one.until) if end)
        told = _("{role}, agreed by consent on {day}").format(role=one.role, day=day_words(one.agreed))
        lines.append(f"{told} ({term})" if term else told)
    return Section("roles", _("Roles you took on"), (Listing(tuple(lines)),))


def _floor(facts: OwnFacts) -> Section | None:
    if not facts.floors:
        return None
    columns = (
        Column(_("Session"), 0.7),
        Column(_("Your turns"), 0.8, right=True),
        Column(_("Your minutes"), 0.9, right=True),
        Column(_("Your share of all"), 1.1, right=True),
        Column(_("Minutes of others, least to most"), 2.2),
    )
    note = _(
        "Share: your minutes of all minutes noted in that session. The range is that of the others at your "
        "table, or in the room where fewer than five others sat there; of fewer people none is shown. "
        "How much somebody spoke says nothing about what it was worth."
    )
    grid = Grid(_("Your turns"), columns, tuple(_floor_row(one) for one in facts.floors), note=note)
    return Section("floor", _("How the floor was shared"), (grid,))


def _floor_row(one: OwnFloor) -> tuple[Text, ...]:
    total = round(one.all_seconds)
    share = percent(Fraction(round(one.seconds), total)) if total else "–"
    beside = _("not shown")
    if one.least is not None and one.most is not None:
        among = _("at the table") if one.at_table else _("in the room")
        beside = _("{least} to {most} ({count} others {among})").format(
            least=_minutes(one.least), most=_minutes(one.most), count=number(one.others), among=among
        )
    return str(one.session), number(one.turns), _minutes(one.seconds), share, beside


def _minutes(seconds: float) -> str:
    return decimal(seconds / 60)


def _about() -> Section:
    lines = (
        _("This sheet was made from the council’s record for the member on this seat. It is stored nowhere; "
          "nobody gets a list of such sheets."),
        _("Keep it to yourself or share it, as you like: the number of a seat tells your fellow members who "
          "you are."),
        _("Ask the secretariat to correct or take back what is linked to your seat; the next sheet "
          "shows it."),
    )  # fmt: skip
    return Section("about", _("About this sheet"), (Note(_("Yours alone"), (Listing(lines),)),))
