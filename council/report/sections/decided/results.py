"""What a ballot, a consent round or support rounds came to, as blocks that stand in a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from council.decisions.ballots.findings import OptionResult
from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import WAYS, option_figure, outcome_words
from council.decisions.ballots.telling import rounds_told
from council.decisions.consent.names import kind_words
from council.decisions.outcome.recommended.saying import spread_words
from council.decisions.support.rules import FEWEST
from council.report import charts
from council.report.blocks import Column, Figure, Grid, Listing, Pairs, Paragraph, Picture, Span
from council.report.facts import BallotFacts, ConsentFacts, RoundFacts
from council.report.numbers import day_words, number, said
from council.words import _, ngettext

Inner = Paragraph | Listing | Picture | Grid | Pairs
SHOWN = ("consent", "concern", "objection", "pass")
WITHIN = 430.0  # points a chart has inside a card


def vote(ballot: BallotFacts) -> tuple[Inner, ...]:
    """A bar where there is for and against; several options on one paper as a table in their order."""
    told: list[Inner] = []
    if ballot.result is not None and ballot.result.options:
        told += [Paragraph(ballot.outcome), options(ballot, ballot.result)]
        told += [Listing(rounds_told(ballot.result))] if ballot.result.rounds else []
        told += [Paragraph(ballot.rule, "small")]
    else:
        words = f"{charts.result_words(ballot)} {charts.threshold_words(ballot)}."
        told.append(Picture(charts.vote_bar(ballot, width=WITHIN), f"{words}{_chair(ballot)}"))
        told += [levels(ballot, ballot.result)] if ballot.result and ballot.result.ratings else []
    return (*told, Paragraph((Span(papers(ballot), to="ballots"),), "small"))


def papers(ballot: BallotFacts) -> str:
    """Which ballot it was, how and when it was held, and what became of its papers."""
    parts = [_("Ballot {number}").format(number=number(ballot.number))]
    parts += [_(WAYS[ballot.way])] if ballot.way else []
    parts += [day_words(ballot.day)] if ballot.day else []
    counts = [
        (ballot.abstained, _("{count} abstained or blank")),
        (ballot.spoiled, _("{count} spoiled")),
    ]
    came = _("{returned} of {issued} handed out came back").format(
        returned=number(ballot.returned), issued=number(ballot.issued)
    )
    if ballot.way not in ("", "paper"):
        came = _("{returned} of {issued} took part").format(
            returned=number(ballot.returned), issued=number(ballot.issued)
        )
    counted = [came, *(words.format(count=number(count)) for count, words in counts)]
    return f"{', '.join(parts)}: {', '.join(counted)}."


def _chair(ballot: BallotFacts) -> str:
    casting = ballot.result.casting if ballot.result else ""
    told = {
        "": "",
        "yes": _("At equal numbers the chair's vote decided, for."),
        "no": _("At equal numbers the chair's vote decided, against."),
    }[casting]
    return f" {told}" if told else ""


def options(ballot: BallotFacts, result: Result) -> Grid:
    """Every option in the order of the result, its figure with its base, and whether it is adopted."""
    in_order = sorted(result.options, key=lambda one: (one.place or len(result.options) + 1, one.number))
    columns = (
        Column(_("Place"), 0.5),
        Column(_("Option"), 3.0),
        Column(_("Figure"), 2.2),
        Column(_("Result"), 0.9),
    )
    rows = tuple(
        (number(one.place) if one.place else "–", one.text, option_figure(result, one), _state(result, one))
        for one in in_order
    )
    base = ngettext("{count} valid paper.", "{count} valid papers.", result.valid)
    return Grid(
        _("Ballot {number}, option by option").format(number=number(ballot.number)),
        columns,
        rows,
        note=base.format(count=number(result.valid)),
    )


def _state(result: Result, one: OptionResult) -> str:
    if one.passed and result.passed:
        return _("adopted")
    return outcome_words(result) if one.number in result.waiting else "–"


def levels(ballot: BallotFacts, result: Result) -> Grid:
    """How many papers chose each level of agreement, the highest first; the one that counts is named."""
    assert result.ratings is not None and ballot.ruling is not None
    rule, spread = ballot.ruling, result.ratings.spread
    rows = tuple(
        (
            name,
            said(Figure(count, result.valid, _("valid papers"))),
            _("yes") if at >= rule.counts_from else _("no"),
        )
        for at, name, count in reversed(
            tuple(zip(range(rule.lowest, rule.top + 1), rule.levels, spread, strict=True))
        )
    )
    columns = (Column(_("Level"), 2.0), Column(_("Chosen by"), 2.4), Column(_("Counts as support"), 1.2))
    return Grid(_("Ballot {number}, level by level").format(number=number(ballot.number)), columns, rows)


def consent(one: ConsentFacts) -> tuple[Inner, ...]:
    """The consent round that carried it: when, among how many, what was shown, whom it binds."""
    words = ngettext(
        "Agreed in consent round {n} by {people} person present, no objection left",
        "Agreed in consent round {n} by {people} people present, no objection left",
        one.people,
    ).format(n=number(one.number), people=number(one.people))
    if one.day:
        words += f", {day_words(one.day)}"
    told: list[Inner] = [Paragraph((Span(f"{words}.", to="ballots"),))]
    lines = [_("In the last check: {shown}.").format(shown=shown(one))] if one.tally else []
    if dict(one.tally).get("objection"):
        lines.append(_("What became of possible objections is told under “Objections”."))
    lines += [_("It binds {whom}.").format(whom=one.bound)] if one.bound else []
    return (*told, Paragraph(" ".join(lines), "small")) if lines else tuple(told)


def shown(one: ConsentFacts) -> str:
    """What those present showed in the last check, in numbers."""
    known = dict(one.tally)
    return ", ".join(f"{kind_words(kind)} {number(known[kind])}" for kind in SHOWN if known.get(kind))


def rounds(given: Sequence[RoundFacts]) -> Iterator[Inner]:
    """Support by round: a bar a round, its numbers in words, and the rounds too small to show."""
    seen = [one for one in given if one.spread is not None]
    if seen:
        yield Picture(charts.support_rounds(seen, width=WITHIN))
        yield Listing(tuple(spread_words(one) for one in seen))
    for one in given:
        if one.spread is None:
            few = _("Round {n}: fewer than {least} gave a level, so the spread is not shown.")
            yield Paragraph(few.format(n=number(one.turn), least=FEWEST), "small")
