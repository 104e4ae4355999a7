"""The consent round as a state machine: a round and an act make the next round, or the act is refused. Pure.

The nine steps and their rules are those of the design; acts live beside this in speaking, testing, resolving
and moving. What is not possible at a moment is never possible through another door.
"""

from __future__ import annotations

from collections.abc import Sequence

from council.decisions.consent.acts import Act, take
from council.decisions.consent.agreeing import JudgeConcern, KeepConcern
from council.decisions.consent.circle import Member
from council.decisions.consent.moving import (
    ChangeCircle,
    CheckAgain,
    MoveOn,
    ProposeMember,
    PutOff,
    Stop,
    checked,
)
from council.decisions.consent.reasons import one_line
from council.decisions.consent.resolving import AskNext, Resolve, Settle
from council.decisions.consent.speaking import AnswerQuestion, RewordNeed, Say
from council.decisions.consent.state import Round, Settings
from council.decisions.consent.testing import Accept, BeginTest, Examine, Judge, Withdraw

__all__ = [
    "ACTS",
    "Accept",
    "Act",
    "AnswerQuestion",
    "AskNext",
    "BeginTest",
    "ChangeCircle",
    "CheckAgain",
    "Examine",
    "Judge",
    "JudgeConcern",
    "KeepConcern",
    "MoveOn",
    "ProposeMember",
    "PutOff",
    "Resolve",
    "RewordNeed",
    "Say",
    "Settle",
    "Stop",
    "Withdraw",
    "begin",
    "legal",
    "take",
]

ACTS: tuple[type[Act], ...] = (
    Say,
    AnswerQuestion,
    RewordNeed,
    MoveOn,
    CheckAgain,
    ProposeMember,
    BeginTest,
    Examine,
    Judge,
    Accept,
    Withdraw,
    AskNext,
    Resolve,
    Settle,
    KeepConcern,
    JudgeConcern,
    ChangeCircle,
    PutOff,
    Stop,
)


def begin(
    kind: str, circle: Sequence[Member], *, settings: Settings, need: str = "", before: int = 0
) -> Round:
    """A round at its first step. `before`: speaking rounds held in earlier consent rounds.

    Raises: CircleTooSmall, ShowOfHandsWrong.
    """
    return Round(kind, checked(circle), settings=settings, need=one_line(need), before=before)


def legal(now: Round) -> frozenset[str]:
    """Names of the acts that have room at this moment; each is the name of a verb."""
    return frozenset(act.name for act in ACTS if act.possible(now))
