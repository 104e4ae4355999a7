"""Acts of step 6: one possible objection at a time is looked at, and the circle says what it thinks. Pure.

The facilitator never decides: the count of those who see it otherwise, with a reason, does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from council.decisions.consent.acts import (
    Act,
    all_heard,
    back_to_check,
    concern_from,
    new_lap,
    objection,
    with_concerns,
    with_objection,
)
from council.decisions.consent.reasons import one_line
from council.decisions.consent.refusals import TestUnfinished
from council.decisions.consent.state import GROUNDS, Round, tally

LEAST_OTHERWISE = 2  # no single voice sets somebody's objection aside, however small the circle


@dataclass(frozen=True, slots=True)
class BeginTest(Act):
    """One possible objection comes to the test: the one named, else the first that was raised."""

    objection: str = ""

    name = "begin_test"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "check" and any(o.state == "raised" for o in now.objections)

    def done(self, now: Round) -> Round:
        """Raises: SomebodyNotHeard, ObjectionNotThere."""
        all_heard(now)
        first = next(one.id for one in now.objections if one.state == "raised")
        chosen = objection(now, self.objection or first, "raised")
        begun = with_objection(now, replace(chosen, state="under_test"))
        return replace(new_lap(begun, "test"), state="testing", under=chosen.id)


@dataclass(frozen=True, slots=True)
class Examine(Act):
    """What the argument rests on, and which ground it shows: fails its purpose, does harm, misses better."""

    premises: tuple[str, ...]
    ground: str

    name = "examine_objection"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "test"

    def done(self, now: Round) -> Round:
        """Raises: TestUnfinished, when the ground is none that is known ("" leaves it open)."""
        if self.ground and self.ground not in GROUNDS:
            raise TestUnfinished
        premises = tuple(one_line(text) for text in self.premises if text.strip())
        return with_objection(now, replace(now.of(now.under), premises=premises, ground=self.ground))


@dataclass(frozen=True, slots=True)
class Judge(Act):
    """The circle's view is counted: the objection qualifies, or is kept as a concern."""

    accepted: bool | None = None

    name = "judge_objection"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "test"

    def done(self, now: Round) -> Round:
        """Raises: SomebodyNotHeard, TestUnfinished."""
        tested = now.of(now.under)
        if not tested.premises or not tested.ground:
            raise TestUnfinished
        all_heard(now)
        shown = tally(now.circle, now.now)
        qualifies = qualified(shown.get("otherwise", 0), now.people, now.settings.disagree)
        counted = replace(
            tested,
            state="qualified" if qualifies else "not_qualified",
            otherwise=shown.get("otherwise", 0),
            shared=shown.get("shares", 0),
            passed=shown.get("pass", 0),
            present=now.people,
            accepted=None if qualifies else self.accepted,
        )
        after = with_objection(now, counted)
        if qualifies:
            return replace(new_lap(after, "resolve"), state="resolving", asking="objector")
        return back_to_check(with_concerns(after, [concern_from(counted)]))


@dataclass(frozen=True, slots=True)
class Accept(Act):
    """Whether the objector accepts that the objection did not qualify."""

    objection: str
    accepted: bool

    name = "accept_judgement"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and any(one.state == "not_qualified" for one in now.objections)

    def done(self, now: Round) -> Round:
        """Raises: ObjectionNotThere."""
        judged = objection(now, self.objection, "not_qualified")
        return with_objection(now, replace(judged, accepted=self.accepted))


@dataclass(frozen=True, slots=True)
class Withdraw(Act):
    """The objector takes the objection back, or turns it into a concern.

    Once a way to settle it was tried, what the circle showed was about something else: all show again.
    """

    objection: str
    as_concern: bool = False

    name = "withdraw_objection"

    @classmethod
    def possible(cls, now: Round) -> bool:
        settled = now.step == "resolve" and now.asking in ("read", "settle")
        return not now.is_over and not settled and bool(now.still_open)

    def done(self, now: Round) -> Round:
        """Raises: ObjectionNotThere."""
        taken = objection(now, self.objection, "raised", "under_test", "qualified")
        after = with_objection(now, replace(taken, state="withdrawn"))
        if self.as_concern:
            after = with_concerns(after, [concern_from(taken)])
        if now.under != taken.id:
            return after
        if taken.how:
            return replace(new_lap(after, "check"), state="open", under="", asking="")
        return back_to_check(after)


def qualified(otherwise: int, people: int, share: Fraction) -> bool:
    """Whether an objection stands: unless at least `share` of those present see it otherwise, with a reason.

    otherwise x b >= a x people sets it aside, for a share a/b; and never a single voice.
    """
    enough = otherwise * share.denominator >= share.numerator * people
    return not (enough and otherwise >= LEAST_OTHERWISE)
