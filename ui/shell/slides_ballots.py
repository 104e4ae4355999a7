"""Ballots on the wall: what is asked under which rule, and, once certified, what it came to.

While papers are being counted nothing of any count stands here, whoever asks.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from council.decisions import queries
from council.decisions.ballots.saying import COUNTS, result_sentence, rule_sentence
from council.decisions.ballots.views import BallotView
from council.words import N_, _
from ui.shell.part import Part
from ui.shell.slides import Bar, Slide

ASKED = ("prepared", "open", "closed", "counted", "reconciled", "certified")
TOLD = frozenset({"ballot", "ballot_option"})


def ballot_slide(ballot: BallotView | None) -> Slide:
    """The question, what can be marked, and the rule in a sentence."""
    if ballot is None:
        return Slide(_("Ballot"))
    options = tuple(f"{n}  {text}" for n, text in enumerate(ballot.options, 1))
    return Slide(_heading(ballot), (ballot.question, *options, rule_sentence(ballot.rule)))


def result_slide(ballot: BallotView | None) -> Slide:
    """A certified result: each count over the base, the threshold marked, and the result in a sentence."""
    result = ballot.result if ballot is not None else None
    if ballot is None or result is None:
        return Slide(_("Result"))
    base, mark = result.base_number, float(result.threshold)
    counts = (
        [(one.text, one.marks) for one in result.options]
        if result.options
        else [(_(COUNTS[name]), getattr(result, name)) for name in ("yes", "no", "abstain")]
    )
    bars = tuple(
        Bar(
            words,
            f"{count:,}",
            count / base if base else 0.0,
            mark=mark if at == 0 or result.options else None,
        )
        for at, (words, count) in enumerate(counts)
    )
    return Slide(_heading(ballot), (ballot.question, result_sentence(result)), bars)


def _heading(ballot: BallotView) -> str:
    return _("Ballot {n}: {title}").format(n=ballot.number, title=ballot.proposal_title)


def _newest(db: Any, states: tuple[str, ...], ballot: str) -> BallotView | None:
    known = [one for one in queries.ballots_of(db) if one.state in states]
    if ballot:
        return next((one for one in known if one.id == ballot), None)
    return known[-1] if known else None


def _ballot(db: Any, at: datetime, *, ballot: str = "") -> Slide:
    return ballot_slide(_newest(db, ASKED, ballot))


def _result(db: Any, at: datetime, *, ballot: str = "") -> Slide:
    return result_slide(_newest(db, ("certified",), ballot))


BALLOTS = (
    Part("ballot", N_("Ballot"), N_("No ballot has been prepared yet."), _ballot, TOLD, follows=False),
    Part("result", N_("Result"), N_("No result has been certified yet."), _result, TOLD, follows=False),
)
