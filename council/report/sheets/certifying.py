"""The certificate of a ballot: texts, rule, all figures, equations, differences and how they were settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from functools import partial

from council.decisions.ballots.queries import totals_of
from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import (
    WAYS,
    ballot_state,
    equation_words,
    option_figure,
    outcome_words,
    quorum_words,
    result_sentence,
)
from council.decisions.ballots.views import BallotView, CallView, PileView
from council.report.blocks import Column, Span, Text
from council.report.sheets import blocks as b
from council.report.sheets.balloting import about_words, kind_words, named_counts
from council.words import N_, _

RECIPE = N_(
    "SHA-256 of one JSON object in UTF-8, keys sorted, no blanks after signs, shares as “a/b”: casting, "
    "counts (what all settled piles come to), drawn, papers (the figures above), rule (every setting), and "
    "texts: the question, each wording voted on, each option, in the order of the paper."
)


def certificate_blocks(ballot: BallotView, calls: Sequence[CallView] = ()) -> tuple[b.Block, ...]:
    """Everything a certificate vouches for, in the order in which it is read out.

    Args: calls: what every seat answered, where the vote was a roll call.
    """
    result = ballot.result
    blocks: list[b.Block] = [b.Title(_("Ballot {n}").format(n=ballot.number), ballot.question)]
    if result is not None:
        blocks.append(b.Words((Span(result_sentence(result), strong=True),), "sheet_prompt"))
        if result.unanimous:
            blocks.append(b.Words(_("The vote was unanimous: everybody's vote is known.")))
    else:
        blocks.append(b.Words(_("This ballot is {state}.").format(state=ballot_state(ballot.state))))
    if ballot.reason:
        blocks.append(_told(_("Reason"), ballot.reason))
    blocks.append(_told(_("Rule"), kind_words(ballot)))
    blocks.append(_told(_("Way"), _(WAYS[ballot.way])))
    blocks += _held(ballot)
    blocks += _figures(ballot)
    blocks += _results(result) if result is not None else []
    blocks += _sums(ballot)
    blocks += _piles(ballot)
    blocks += _differences(ballot)
    blocks += _roll(ballot, calls)
    blocks += _texts(ballot)
    return (*blocks, *_signed(ballot))


def _roll(ballot: BallotView, calls: Sequence[CallView]) -> list[b.Block]:
    """Every seat with its answer; who was not heard is said to be so."""
    if not calls:
        return []
    words = dict(named_counts(ballot.rule, ballot.options))
    heads = (Column(_("Seat"), 0.5, right=True), Column(_("Answer"), 1.5))
    rows = tuple((str(one.number), words.get(one.choice, _("not heard"))) for one in calls)
    return [b.Words(_("Roll call"), "sheet_strong"), b.Roster(heads, rows, across=3)]


def _told(head: str, words: str) -> b.Words:
    return b.Words((Span(f"{head}: ", strong=True), Span(words)))


def _held(ballot: BallotView) -> list[b.Block]:
    """When it was opened, closed and certified, in universal time: it means the same everywhere."""
    named = (
        (_("opened"), ballot.opened_at),
        (_("closed"), ballot.closed_at),
        (_("certified"), ballot.certified_at),
    )
    said = [f"{words} {at.astimezone(UTC):%Y-%m-%d %H:%M}" for words, at in named if at is not None]
    return [_told(_("Held (UTC)"), ", ".join(said))] if said else []


def _figures(ballot: BallotView) -> list[b.Block]:
    papers, result = ballot.papers, ballot.result
    if papers is None:
        return []
    rows = [
        ("E", _("Entitled to vote, as stated at the opening"), papers.entitled),
        ("P", _("Present"), papers.present),
    ]
    if ballot.way == "paper":
        rows += [
            ("T", _("Papers printed"), papers.printed),
            ("H", _("Handed out, replacements included"), papers.handed_out),
            ("U", _("Left over"), papers.left_over),
            ("J", _("Handed back and replaced"), papers.replaced),
            ("R", _("In the box"), papers.in_box),
            ("M", _("Not returned"), max(papers.missing, 0)),
        ]
    if result is not None:
        valid = [("V", _("Valid"), result.valid), ("A", _("Blank or abstaining"), result.abstain)]
        rows += [
            *valid,
            ("X", _("Spoiled"), result.spoiled),
            ("B", _("Base of the share"), result.base_number),
        ]
    columns = (Column("", 0.4), Column(_("Figure"), 4.0), Column(_("Number"), 1.0, right=True))
    figures: list[b.Block] = [
        b.Ruled(columns, tuple((sign, words, str(n)) for sign, words, n in rows), tall=16.0)
    ]
    if ballot.present_before is not None:
        words = _("{now} instead of {before}, as said when the ballot opened: {reason}")
        given = {"now": papers.present, "before": ballot.present_before, "reason": ballot.present_reason}
        figures.append(_told(_("Present, corrected while counting"), words.format(**given)))
    return figures


def _results(result: Result) -> list[b.Block]:
    """Every option with its figure; the rounds of a run-off, or the table of pairs."""
    if not result.options:
        return _spread(result)
    heads = (Column(_("Place"), 0.6, right=True), Column(_("Option"), 4.0), Column(_("Figure"), 3.0))
    rows: list[tuple[Text, ...]] = []
    for one in sorted(result.options, key=lambda one: (one.place or 999, one.number)):
        mark = f"  {_('adopted')}" if one.passed and result.passed else ""
        words: Text = (Span(one.text), Span(mark, strong=True))
        rows.append((str(one.place or "–"), words, option_figure(result, one)))
    blocks: list[b.Block] = [b.Ruled(heads, tuple(rows), tall=16.0)]
    if result.rounds:
        blocks += [*_numbered(_("Rounds"), result), _rounds(result)]
    if result.pairs:
        blocks += [*_numbered(_("Papers that prefer the row to the column"), result), _pairs(result)]
    if result.pair_winner:
        winner = result.options[result.pair_winner - 1].text
        blocks.append(_told(_("Preferred to every other option, pair by pair"), winner))
    if result.drawn is not None:
        blocks.append(_told(_("Number drawn in public for the lot"), str(result.drawn)))
    return blocks


def _numbered(head: str, result: Result) -> list[b.Block]:
    """What the numbers at the edges of the next table stand for, a line each."""
    lines = [b.Words(f"{one.number}  {one.text}", "table") for one in result.options]
    return [b.Words((Span(head, strong=True),)), *lines]


def _spread(result: Result) -> list[b.Block]:
    if result.ratings is None:
        columns = (Column("", 4.0), Column(_("Number"), 1.0, right=True))
        return [b.Ruled(columns, ((_("Yes"), str(result.yes)), (_("No"), str(result.no))), tall=16.0)]
    words = ", ".join(f"{n}: {count}" for n, count in enumerate(result.ratings.spread, start=1))
    return [_told(_("Papers at each level, from the lowest"), words)]


def _rounds(result: Result) -> b.Block:
    heads = (
        Column(_("Round"), 0.8, right=True),
        *(Column(str(one.number), 0.7, right=True) for one in result.options),
        Column(_("Used up"), 0.9, right=True),
        Column(_("What follows"), 3.0),
    )
    rows = []
    for one in result.rounds:
        counts = (str(n) if at in one.live else "–" for at, n in enumerate(one.counts, start=1))
        follows = _("{options} out").format(options=", ".join(map(str, one.out))) if one.out else ""
        if one.winner:
            follows = _("{option} has more than half").format(option=one.winner)
        rows.append((str(one.number), *counts, str(one.used_up), follows))
    return b.Ruled(heads, tuple(rows), tall=16.0)


def _pairs(result: Result) -> b.Block:
    heads = (Column("", 0.6, right=True), *(Column(str(o.number), 0.7, right=True) for o in result.options))
    rows = tuple(
        (str(i), *("–" if i == j else str(n) for j, n in enumerate(row, start=1)))
        for i, row in enumerate(result.pairs, start=1)
    )
    return b.Ruled(heads, rows, tall=16.0)


def _sums(ballot: BallotView) -> list[b.Block]:
    if not ballot.equations:
        return []
    columns = (Column(_("Does it add up"), 5.0), Column("", 2.0), Column("", 1.2))
    rows = tuple(
        (equation_words(one), str(one), _("holds") if one.holds else _("does not hold"))
        for one in ballot.equations
    )
    if ballot.result is not None and ballot.result.quorum_needed:
        taking = f"{ballot.result.quorum_measured} ≥ {ballot.result.quorum_needed}"
        holds = _("holds") if ballot.result.quorum_met else _("does not hold")
        rows += ((_sentence(quorum_words(ballot.rule)), taking, holds),)
    return [b.Ruled(columns, rows, tall=16.0)]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _piles(ballot: BallotView) -> list[b.Block]:
    """Every pile as it counts, those on which the tellers agreed among them."""
    counted = [pile for pile in ballot.piles if pile.counts]
    if not counted:
        return []
    states = {"agreed": _("agreed"), "recounted": _("settled")}
    once = _("counted once")
    say = _classes if ballot.rule.by_line else partial(_counts, ballot)
    rows = tuple(
        (pile.label or str(pile.number), say(pile.counts), states[pile.state] if all(pile.entered) else once)
        for pile in counted
    )
    columns = (Column(_("Pile"), 1.0), Column(_("Counts"), 5.0), Column(_("Tellers"), 1.5))
    return [b.Words(_("Every pile as it counts"), "sheet_strong"), b.Ruled(columns, rows, tall=16.0)]


def _differences(ballot: BallotView) -> list[b.Block]:
    """Every pile on which the tellers differed, both first entries, and what was settled by whom."""
    rows = tuple(_difference(ballot, pile) for pile in ballot.piles if pile.state == "recounted")
    if not rows:
        if not any(all(pile.entered) for pile in ballot.piles):
            return []
        return [b.Words(_("Both tellers read every pile alike."))]
    columns = (
        Column(_("Pile"), 0.5, right=True),
        Column(ballot.tellers[0] or _("Teller 1"), 2.2),
        Column(ballot.tellers[1] or _("Teller 2"), 2.2),
        Column(_("Settled"), 2.2),
        Column(_("By"), 1.5),
    )
    told: list[b.Block] = [
        b.Words(_("Where the tellers differed"), "sheet_strong"),
        b.Ruled(columns, rows, tall=16.0),
    ]
    return [*told, *_apart(ballot)]


def _apart(ballot: BallotView) -> list[b.Block]:
    """Papers read apart, of the whole ballot: by pile and teller they could tell who voted how."""
    if not ballot.apart:
        return []
    columns = (
        Column(_("Paper"), 3.0),
        Column(_("Read so by one teller alone"), 2.2, right=True),
        Column(_("Settled so"), 1.5, right=True),
    )
    rows = tuple((line, str(read), str(settled)) for line, read, settled in ballot.apart)
    words = _("What the tellers read differently in the whole ballot, without pile and teller")
    return [b.Words(words), b.Ruled(columns, rows, tall=16.0)]


def _difference(ballot: BallotView, pile: PileView) -> tuple[str, ...]:
    if ballot.rule.by_line:
        said = [_classes(each) for each in (pile.first or {}, pile.second or {}, pile.counts)]
    else:
        said = [_counts(ballot, each) for each in (pile.first or {}, pile.second or {}, pile.counts)]
    return (str(pile.number), *said, pile.settled_by)


def _classes(counts: Mapping[str, int]) -> str:
    valid, blank, spoiled = (counts.get(name, 0) for name in ("valid", "abstain", "spoiled"))
    said = _("{valid} valid, {blank} blank, {spoiled} spoiled")
    return said.format(valid=valid, blank=blank, spoiled=spoiled)


def _counts(ballot: BallotView, counts: Mapping[str, int]) -> str:
    named = named_counts(ballot.rule, ballot.options)
    return ", ".join(f"{words} {counts.get(name, 0)}" for name, words in named)


def _texts(ballot: BallotView) -> list[b.Block]:
    """The wordings that were voted on, to the letter."""
    wordings = [(one.text, one.wording) for one in ballot.choices if one.wording]
    if not wordings:
        wordings = [(about_words(ballot), ballot.text)]
    blocks: list[b.Block] = [b.Words(_("What was voted on"), "sheet_strong")]
    for head, text in wordings:
        blocks += [b.Words((Span(head, strong=True),)), b.Words(text)]
    return blocks


def _signed(ballot: BallotView) -> list[b.Block]:
    blocks: list[b.Block] = []
    totals = ", ".join(
        f"{words} {dict(totals_of(ballot)).get(name, 0)}"
        for name, words in named_counts(ballot.rule, ballot.options)
    )
    if totals_of(ballot):
        blocks.append(_told(_("Totals of all piles"), totals))
    if ballot.result is not None:
        blocks.append(_told(_("Outcome"), outcome_words(ballot.result)))
    if ballot.hash:
        digits = " ".join(ballot.hash[at : at + 8] for at in range(0, len(ballot.hash), 8))
        blocks.append(_told(_("SHA-256 over texts, rule and counts"), digits))
        blocks.append(_told(_("How to work it out again"), _(RECIPE)))
    columns = (Column(_("Role"), 1.2), Column(_("Name"), 2.5), Column(_("Signature"), 4.0))
    one, two = ballot.tellers
    rows = ((_("Teller 1"), one, ""), (_("Teller 2"), two, ""), (_("Chair"), ballot.chair, ""))
    return [*blocks, b.Ruled(columns, tuple(row for row in rows if row[1]), tall=34.0)]
