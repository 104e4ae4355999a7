"""Support rounds on the wall: the scale while people rate, and the spread by round once each is closed.

Nothing of a round that is open stands here, whoever asks; nor of one that few rated; nor any remark.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from council.decisions import queries
from council.decisions.support.saying import (
    level_names,
    points,
    spread_sentence,
    standing_sentence,
    support_rule_sentence,
)
from council.decisions.support.views import SupportRoundView
from council.words import N_, _
from ui.shell.part import Part
from ui.shell.slides import Bar, Slide

TABLES = frozenset({"support_round", "proposal"})


def rating_slide(one: SupportRoundView | None) -> Slide:
    """What is rated, the levels by number and name from the best, and the rule in a sentence."""
    if one is None:
        return Slide(_("Support round"))
    names = level_names(one.rule)
    levels = tuple(f"{number}  {name}" for number, name in zip(one.rule.numbers, names, strict=True))
    asked = _("How much do you support wording {n}?").format(n=one.version)
    foot = _("Whoever rates low writes what would raise their support. No names.")
    return Slide(_heading(one), (asked, *levels, support_rule_sentence(one.rule)), foot=foot)


def spread_slide(rounds: Sequence[SupportRoundView]) -> Slide:
    """Support by closed round, each over its base with the threshold marked; the last one level by level."""
    closed = [one for one in rounds if one.spread is not None]
    if not closed:
        return Slide(_("Support"))
    last = closed[-1]
    bars = [_round_bar(one) for one in closed]
    bars += _level_bars(last)
    spread = last.spread
    assert spread is not None
    blocks = (spread_sentence(spread), standing_sentence(last.standing))
    return Slide(
        _heading(last), blocks, tuple(bars), foot=_("Only spreads are shown, never one person's rating")
    )


def _round_bar(one: SupportRoundView) -> Bar:
    """One round: the share that supports the wording, and the mark that had to be reached."""
    spread = one.spread
    assert spread is not None
    words = _("Round {turn}, wording {version}").format(turn=one.turn, version=one.version)
    if spread.hidden or spread.share is None:
        return Bar(words, "–", note=spread_sentence(spread), id=one.id)
    share = _("{supporting} of {base}").format(supporting=spread.supporting, base=spread.base)
    rise = "" if one.change is None else points(one.change)
    mark = float(spread.rule.threshold)
    return Bar(words, spread.percent, float(spread.share), note=" · ".join(filter(None, (share, rise))),
               id=one.id, mark=mark)  # fmt: skip


def _level_bars(one: SupportRoundView) -> list[Bar]:
    """The levels of one round from the best, each over the base; none where few rated."""
    spread = one.spread
    assert spread is not None
    if spread.hidden or not spread.base:
        return []
    names = level_names(one.rule)
    bars = []
    for number, name, count in zip(one.rule.numbers, names, spread.ratings, strict=True):
        words = _("{number} {name}").format(number=number, name=name)
        bars.append(Bar(words, f"{count:,}", count / spread.base))
    return bars


def _heading(one: SupportRoundView) -> str:
    return _("Proposal {n}: {title}").format(n=one.proposal_number, title=one.proposal_title)


def _rounds(db: Any, proposal: str) -> list[SupportRoundView]:
    """The rounds on one proposal, or on the one rated last; what was stopped is left out."""
    rounds = [one for one in queries.support_rounds_of(db) if one.state != "stopped"]
    wanted = proposal or (rounds[-1].proposal_id if rounds else "")
    return [one for one in rounds if one.proposal_id == wanted]


def _rating(db: Any, at: datetime, *, proposal: str = "") -> Slide:
    rounds = _rounds(db, proposal)
    return rating_slide(rounds[-1] if rounds else None)


def _spread(db: Any, at: datetime, *, proposal: str = "") -> Slide:
    return spread_slide(_rounds(db, proposal))


SUPPORT = (
    Part("rating", N_("Support round"), N_("No support round has been opened yet."), _rating, TABLES, False),
    Part("spread", N_("Support by round"), N_("No support round is closed yet."), _spread, TABLES, False),
)
