"""What is printed for a ballot: the paper itself, a sheet for each teller, and the certificate. Values only.

A paper carries nothing by which it could be told from another: no number, no page of so many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.decisions.ballots.marking import DOUBTS, KINDS, marking_words
from council.decisions.ballots.papers import count_names
from council.decisions.ballots.rules import MOST_IN_A_PILE, Rule
from council.decisions.ballots.saying import COUNTS, rule_sentence
from council.decisions.ballots.views import BallotView
from council.report.blocks import Column, Span
from council.report.sheets import blocks as b
from council.words import _, in_language

LONGEST_WORDING = 400  # characters a paper has room for
TICK, WRITE, GRID = "tick", "write", "grid"  # a box to tick, one to write a number in, a box a level


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """One paper as everybody gets it. `rows` are what can be marked; `levels` the heads of a grid."""

    council: str
    language: str
    name: str
    question: str
    about: str
    marking: str
    rows: tuple[str, ...]
    boxes: str
    levels: tuple[str, ...] = ()
    fold: str = ""
    stub: str = ""
    short: bool = False  # the rows stand beside each other
    wording: str = ""  # what is voted on to the letter, where the paper has room for it


def paper_of(ballot: BallotView, *, council: str, language: str = "en") -> BallotPaper:
    """A ballot's paper: question, wordings by number and version, what can be marked in order."""
    rule = ballot.rule
    with in_language(language):
        boxes = {"scale": GRID, "majority": TICK, "gradients": TICK, "approval": TICK}.get(rule.kind, WRITE)
        return BallotPaper(
            council=council,
            language=language,
            name=_("Ballot {n}").format(n=ballot.number),
            question=ballot.question,
            about=about_words(ballot),
            marking=marking_words(rule, options=len(ballot.options)),
            rows=_rows(ballot),
            boxes=boxes,
            levels=rule.levels if boxes == GRID else (),
            fold=_("Fold the paper once. No name, no sign: it would be spoiled."),
            stub=_("Stub of ballot {n}: stays at the desk").format(n=ballot.number),
            short=rule.kind == "majority",
            wording=_wording(ballot),
        )


def _wording(ballot: BallotView) -> str:
    """The one wording that is voted on, where it is short enough for a paper."""
    several = any(one.wording for one in ballot.choices)
    return "" if several or len(ballot.text) > LONGEST_WORDING else ballot.text


def about_words(ballot: BallotView) -> str:
    """Which wordings are voted on, by proposal and version."""
    one = _("Proposal {n}, wording {version}")
    wordings = [(c.proposal_number, c.version) for c in ballot.choices if c.wording]
    known = wordings or [(ballot.proposal_number, ballot.version)]
    return "; ".join(one.format(n=number, version=version) for number, version in known)


def _rows(ballot: BallotView) -> tuple[str, ...]:
    rule = ballot.rule
    if rule.kind == "majority":
        return _("Yes"), _("No"), _("Abstain")
    return tuple(reversed(rule.levels)) if rule.kind == "gradients" else ballot.options


def teller_sheet(ballot: BallotView, *, teller: int) -> tuple[b.Block, ...]:
    """What one teller writes a pile down on: totals by name, or a line for every paper of the pile."""
    rule, who = ballot.rule, _("Teller {n}").format(n=teller)
    head = _("Pile ____   {who} ______________________").format(who=who)
    told = _("At most {n} papers a pile. Each teller counts alone.").format(n=MOST_IN_A_PILE)
    blocks: list[b.Block] = [
        b.Title(_("Ballot {n}: count of one pile").format(n=ballot.number), ballot.question),
        b.Words(head, "sheet_prompt"),
        b.Words(told, "sheet_body"),
        b.Words((Span(_("Doubtful papers") + ": ", strong=True), Span(ballot.doubts or _(DOUBTS)))),
    ]
    if rule.by_line:
        blocks.append(b.Words("  ·  ".join(f"{n} {text}" for n, text in enumerate(ballot.options, 1))))
        columns = [Column(_("Paper"), 0.5, right=True), Column(_("What is on it"), 5.0)]
        numbered = tuple((str(n), "") for n in range(1, MOST_IN_A_PILE + 1))
        blocks.append(b.Ruled(tuple(columns), numbered, tall=20.0, role="table"))
    else:
        columns = [Column(_("What is marked"), 4.0), Column(_("Strokes"), 4.0), Column(_("Number"), 1.0)]
        named = tuple((words, "", "") for _name, words in named_counts(rule, ballot.options))
        blocks.append(b.Ruled(tuple(columns), named, tall=30.0))
    return tuple(blocks)


def named_counts(rule: Rule, options: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The totals a teller writes down, each with its words."""
    names: tuple[str, ...] = ("valid", "abstain", "spoiled")
    if not rule.by_line:
        names = count_names(rule, options=len(options) or 2)
    texts = rule.levels if rule.kind == "gradients" else tuple(options)
    return tuple((name, _(COUNTS[name]) if name in COUNTS else texts[int(name) - 1]) for name in names)


def kind_words(ballot: BallotView) -> str:
    """The kind of a ballot, and its rule in a sentence."""
    return f"{_(KINDS[ballot.kind])}. {rule_sentence(ballot.rule)}"
