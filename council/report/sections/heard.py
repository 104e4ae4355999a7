"""What was heard: themes by people, and the ground that is shared."""

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
)
from council.report.facts import Facts, GroundFacts, ThemeFacts
from council.report.numbers import number, said
from council.report.sections.hearings import answers, hearings
from council.report.sections.telling import where, written
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


def heard(facts: Facts) -> Section | None:
    """Themes by people, each with the words of members."""
    outside, asked = (*written(facts, "heard"), *hearings(facts)), answers(facts)
    themes = [theme for theme in facts.themes if theme.statements]
    if not themes:
        blocks = (*outside, *asked)
        return Section("heard", _("What we heard"), blocks, fresh=True) if blocks else None
    told = _(
        "{statements} statements were kept. They were grouped into {themes} themes by what they say; "
        "people may rename and rearrange them. A statement can stand in two themes."
    ).format(statements=number(facts.statements), themes=number(len(themes)))
    drawn = [theme for theme in themes if not theme.few]
    parts: list[Block] = [*outside, *asked]
    if parts:
        parts.append(Heading(_("What members said")))
    parts.append(Paragraph(told, "body" if parts else "lead"))
    if drawn:
        parts.append(Picture(charts.themes_by_people(drawn, speakers=facts.speakers), _counted(facts)))
    for theme in themes:
        parts += _theme(theme)
    return Section("heard", _("What we heard"), tuple(parts), fresh=True)


def _counted(facts: Facts) -> str:
    """Whom the bars count, and which themes are not drawn."""
    if not facts.speakers:
        return ""
    told = _("Bars count members whose seat is known, {speakers} in all.").format(
        speakers=number(facts.speakers)
    )
    if few := sum(theme.few for theme in facts.themes):
        told += " " + ngettext(
            "{count} theme in which fewer than five members spoke is not drawn.",
            "{count} themes in which fewer than five members spoke are not drawn.",
            few,
        ).format(count=number(few))
    return told


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


def _theme(theme: ThemeFacts) -> tuple[Block, ...]:
    people = ngettext("{count} statement", "{count} statements", theme.statements).format(
        count=number(theme.statements)
    )
    if theme.few:
        people += " · " + _("fewer than five members")
    elif theme.authors:
        people += " · " + ngettext("{count} member", "{count} members", theme.authors).format(
            count=number(theme.authors)
        )
    if theme.words:
        people += " · " + _("words that mark it: {words}").format(words=", ".join(theme.words[:6]))
    quotes = tuple(Quote(one.text, where(one)) for one in theme.quotes)
    return (Heading(theme.title), Paragraph(people, "wide"), *quotes)


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
