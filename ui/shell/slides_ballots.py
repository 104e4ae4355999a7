"""Ballots on the wall: what is asked under which rule, and, once certified, what it came to.

While papers are being counted nothing of any count stands here, whoever asks.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from council.decisions import queries
from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import BASES, COUNTS, option_figure, rule_sentence
from council.decisions.ballots.telling import outcome_told
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
    """A certified result: each count over its base, what had to be reached marked, and the outcome first."""
    result = ballot.result if ballot is not None else None
    if ballot is None or result is None:
        return Slide(_("Result"))
    bars = _option_bars(result) if result.options else _two_sided_bars(ballot, result)
    return Slide(_heading(ballot), (ballot.question, outcome_told(result)), bars, foot=_foot(result))


def _two_sided_bars(ballot: BallotView, result: Result) -> tuple[Bar, ...]:
    """Yes, no and abstentions, or the levels of agreement; only yes has a mark to reach."""
    base, mark = max(result.base_number, 1), float(result.threshold)
    if result.ratings is not None:
        spread = tuple(zip(ballot.rule.levels, result.ratings.spread, strict=True))
        return tuple(Bar(words, f"{n:,}", n / base) for words, n in reversed(spread))
    counted = "abstain" if result.base != "votes" else ""
    return tuple(
        Bar(
            _(COUNTS[name]),
            f"{getattr(result, name):,}",
            getattr(result, name) / base if name in ("yes", "no", counted) else 0.0,
            mark=mark if name == "yes" else None,
        )
        for name in ("yes", "no", "abstain")
    )


def _option_bars(result: Result) -> tuple[Bar, ...]:
    """Options by place; the share that had to be reached is marked where there was one."""
    if result.rounds:
        return _last_round(result)
    ordered = sorted(result.options, key=lambda one: (one.place or len(result.options) + 1, one.number))
    by_share = not result.places and result.kind in ("approval", "score", "scale")
    mark = float(result.threshold) if by_share else None
    return tuple(
        Bar(
            one.text,
            str(one.place or "–") if result.pairs or one.ratings is not None else f"{one.marks:,}",
            0.0 if result.pairs else one.marks / max(one.base_number, 1),
            option_figure(result, one) if one.ratings is not None or result.pairs else "",
            mark=mark,
        )
        for one in ordered
    )


def _last_round(result: Result) -> tuple[Bar, ...]:
    """Where the papers lay in the last round: above half of those still counting wins."""
    last = result.rounds[-1]
    out = {number: one.number for one in result.rounds for number in one.out}
    ordered = [number for group in result.order for number in group] or list(last.live)
    return tuple(
        Bar(
            result.options[number - 1].text,
            f"{last.counts[number - 1]:,}" if number in last.live else "–",
            last.counts[number - 1] / max(last.counting, 1) if number in last.live else 0.0,
            _("out in round {n}").format(n=out[number]) if number in out else "",
            mark=0.5 if number in last.live else None,
        )
        for number in ordered
    )


def _foot(result: Result) -> str:
    """What the numbers count, and what the mark is."""
    if result.rounds:
        last = result.rounds[-1]
        return _("Round {n}: of {counting:,} papers still counting; the mark is half").format(
            n=last.number, counting=last.counting
        )
    if result.pairs:
        return _("Order by the comparison of every two options")
    if result.kind == "dots":
        return _("Dots of {n:,} papers").format(n=result.valid)
    if result.places or result.kind not in ("majority", "gradients", "approval"):
        return _("Of {n:,} valid papers").format(n=result.valid)
    base = _(BASES[result.base])
    if result.kind == "gradients":
        return _("Of {n:,} {base}").format(n=result.base_number, base=base)
    return _("Of {n:,} {base}; the mark is what had to be reached").format(n=result.base_number, base=base)


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
