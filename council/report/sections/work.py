"""How the council worked, and what was heard: sessions, tables, themes, shared ground."""

from __future__ import annotations

from collections.abc import Sequence

from council.report import charts
from council.report.blocks import (
    Block,
    Column,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Section,
    Span,
)
from council.report.facts import Facts, GroundFacts, SessionFacts, StatementFacts, ThemeFacts
from council.report.numbers import day_words, decimal, number, percent, said
from council.words import N_, _, ngettext

SHOWN, TOGETHER = 8, 4

LABELS = {
    "shared": (
        N_("What is shared"),
        N_(
            "Statements for which there is strong evidence that more than half agrees in every group "
            "compared."
        ),
    ),
    "emerging": (
        N_("What may become shared"),
        N_("Most members agree, but in some group too few have voted, or too few agree, to be sure."),
    ),
    "contested": (
        N_("Where we differ"),
        N_("Statements that some group agrees with and another disagrees with, both by clear majorities."),
    ),
    "not known yet": (
        N_("What is not known yet"),
        N_("Fewer than half of the members of some group have voted on these, so nothing is claimed."),
    ),
}


def worked(facts: Facts) -> Section | None:
    """The sessions, who was there, and how far people were mixed at tables."""
    if not facts.sessions:
        return None
    lead = ngettext("The council met {count} time.", "The council met {count} times.", len(facts.sessions))
    blocks: list[Block] = [
        Paragraph(lead.format(count=number(len(facts.sessions))), "lead"),
        _sessions(facts),
    ]
    if facts.mixing:
        blocks += _mixing(facts)
    if any(session.items for session in facts.sessions):
        blocks += [Heading(_("What was done in each session")), _agenda(facts.sessions)]
    return Section("worked", _("How we worked"), tuple(blocks), fresh=True)


def heard(facts: Facts) -> Section | None:
    """Themes by people, each with the words of members."""
    if not facts.themes:
        return None
    told = _(
        "{statements} statements were kept. They were grouped into {themes} themes by what they say; "
        "people may rename and rearrange them. A statement can stand in two themes."
    ).format(statements=number(facts.statements), themes=number(len(facts.themes)))
    chart = charts.themes_by_people(facts.themes, speakers=facts.speakers)
    caption = _("Bars count members whose seat is known, {speakers} in all.").format(
        speakers=number(facts.speakers)
    )
    blocks: list[Block] = [Paragraph(told, "lead"), Picture(chart, caption if facts.speakers else "")]
    for theme in facts.themes:
        blocks += _theme(theme)
    return Section("heard", _("What we heard"), tuple(blocks), fresh=True)


def ground(facts: Facts) -> Section | None:
    """Shared ground with its uncertainty, what divides, and what is not known yet."""
    if not facts.ground:
        return None
    told = _(
        "{voters} members cast {votes} votes on single statements: agree, disagree or pass. A dot is "
        "the share of "
        "those asked who agree; its line shows where the share of all {seats} members lies with 90% "
        "confidence, "
        "since not everybody voted on everything. “Pass” and “not asked” are kept apart."
    ).format(voters=number(facts.voters), votes=number(facts.votes), seats=number(facts.members))
    if facts.together:
        told += " " + _(
            "{together} answers more were given by cards at tables or on sheets without a seat; who answered "
            "alone is not counted among them."
        ).format(together=number(facts.together))
    blocks: list[Block] = [Paragraph(told), _labels(facts)]
    for label, (title, words) in LABELS.items():
        lines = [line for line in facts.ground if line.label == label]
        if lines:
            blocks += _labelled(lines, _(title), _(words), chart=label != "not known yet")
    return Section("ground", _("Shared ground"), tuple(blocks))


def _sessions(facts: Facts) -> Grid:
    columns = (
        Column(_("No."), 0.4),
        Column(_("Session"), 2.6),
        Column(_("Day"), 1.2),
        Column(_("Present, of seats held"), 1.1, right=True),
        Column(_("Statements"), 0.9, right=True),
    )
    rows = tuple(
        (
            number(s.number),
            (Span(s.title, strong=True), Span(f"\n{s.purpose}" if s.purpose else "")),
            day_words(s.day) if s.day else _("not dated"),
            _("{present} of {seats}").format(present=number(s.present), seats=number(s.seated))
            if s.seated
            else _("not recorded"),
            number(s.statements),
        )
        for s in facts.sessions
    )
    return Grid(_("Sessions, attendance and statements kept"), columns, rows)


def _agenda(sessions: Sequence[SessionFacts]) -> Grid:
    columns = (
        Column(_("Session"), 0.7),
        Column(_("Agenda item"), 3.0),
        Column(_("Method"), 2.0),
        Column(_("Minutes planned"), 1.2, right=True),
    )
    rows = tuple(
        (number(session.number), item.title, item.method or "–", number(item.minutes))
        for session in sessions
        for item in session.items
    )
    return Grid(_("Agenda items by session"), columns, rows)


def _mixing(facts: Facts) -> tuple[Block, ...]:
    mixing = facts.mixing
    assert mixing is not None
    met = Figure(mixing.pairs_met, mixing.pairs, _("pairs of members"))
    words = [
        _("Over {seatings} seatings the tables were mixed so that members met as many others as "
          "could be: {figure} "
          "sat together at least once.").format(seatings=number(mixing.seatings), figure=said(met)),
        _("Each member met between {least} and {most} of {others} others, {mean} on average.").format(
            least=number(mixing.met_least), most=number(mixing.met_most), others=number(mixing.people - 1),
            mean=decimal(mixing.met_mean)),
    ]  # fmt: skip
    if mixing.bound_pairs:
        bound = Figure(
            mixing.pairs_met, mixing.bound_pairs, _("pairs, an upper bound that may be out of reach")
        )
        words.append(_("This is the best plan found: {figure}.").format(figure=said(bound)))
    return Heading(_("Tables")), Paragraph(" ".join(words))


def _theme(theme: ThemeFacts) -> tuple[Block, ...]:
    people = ngettext("{count} statement", "{count} statements", theme.statements).format(
        count=number(theme.statements)
    )
    if theme.authors:
        people += " · " + ngettext("{count} member", "{count} members", theme.authors).format(
            count=number(theme.authors)
        )
    if theme.words:
        people += " · " + _("words that mark it: {words}").format(words=", ".join(theme.words[:6]))
    quotes = tuple(Quote(one.text, where(one)) for one in theme.quotes)
    return (Heading(theme.title), Paragraph(people, "wide"), *quotes)


def where(one: StatementFacts) -> str:
    """Where a statement was said: number, table, session."""
    parts = [_("statement {number}").format(number=one.number)]
    if one.table:
        parts.append(_("table {table}").format(table=one.table))
    if one.session:
        parts.append(_("session {session}").format(session=one.session))
    return ", ".join(parts)


def _labels(facts: Facts) -> Grid:
    rows = []
    for label, (title, words) in LABELS.items():
        count = sum(line.label == label for line in facts.ground)
        figure = Figure(count, len(facts.ground), _("statements voted on"))
        rows.append((_(title), said(figure), _(words)))
    others = sum(line.label not in LABELS for line in facts.ground)
    if others:
        figure = Figure(others, len(facts.ground), _("statements voted on"))
        rows.append((_("None of these"), said(figure), _("Enough votes, and no agreement across groups.")))
    columns = (Column(_("Kind"), 1.1), Column(_("Statements"), 1.4), Column(_("What it means"), 2.6))
    return Grid(_("The statements by what is known of them"), columns, tuple(rows))


def _labelled(lines: Sequence[GroundFacts], title: str, words: str, *, chart: bool) -> tuple[Block, ...]:
    shown = lines[:SHOWN]
    told = _more(len(lines) - len(shown))
    blocks: list[Block] = [Heading(title), Paragraph(words)]
    if not chart:
        return (*blocks, _table(shown, title, note=told))
    for at in range(0, len(shown), TOGETHER):
        is_last = at + TOGETHER >= len(shown)
        blocks.append(Picture(charts.support(shown[at : at + TOGETHER]), told if is_last else ""))
    return tuple(blocks)


def _more(count: int) -> str:
    """What is not shown is said."""
    if not count:
        return ""
    return ngettext(
        "{count} more is in the data that goes with this report.",
        "{count} more are in the data that goes with this report.",
        count,
    ).format(count=number(count))


def _table(lines: Sequence[GroundFacts], title: str, *, note: str) -> Grid:
    columns = (
        Column(_("No."), 0.4),
        Column(_("Statement"), 3.4),
        Column(_("Agree"), 0.6, right=True),
        Column(_("Disagree"), 0.75, right=True),
        Column(_("Pass"), 0.5, right=True),
        Column(_("Asked"), 0.6, right=True),
    )
    rows = tuple(
        (number(x.number), x.text, number(x.agree), number(x.disagree), number(x.passed), number(x.asked))
        for x in lines
    )
    return Grid(title, columns, rows, note=note)


__all__ = ["ground", "heard", "percent", "where", "worked"]
