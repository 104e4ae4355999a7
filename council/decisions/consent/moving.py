"""Acts that move a round: on to the next step, to its end, aside; and who is in the circle. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from council.decisions.consent.acts import (
    Act,
    all_heard,
    new_lap,
)
from council.decisions.consent.agreeing import agreed, needed, watched
from council.decisions.consent.circle import Member, people_of
from council.decisions.consent.reasons import clean
from council.decisions.consent.refusals import (
    CircleTooSmall,
    NobodyProposed,
    NomineeMissing,
    RoundStopNeedsReason,
    ShowOfHandsWrong,
)
from council.decisions.consent.resolving import put_off
from council.decisions.consent.state import STEPS, Round

ROUNDS = ("understand", "respond", "nominate", "change", "check")


@dataclass(frozen=True, slots=True)
class MoveOn(Act):
    """On to the next step; at the check, where nothing stands in the way, to the agreement.

    `anyway`: although somebody was not asked in a round of questions or reactions, or although many passed
    and the circle was asked whether to put it off.
    """

    anyway: bool = False

    name = "move_on"

    @classmethod
    def possible(cls, now: Round) -> bool:
        if now.is_over or now.step == "test":
            return False
        return now.step != "resolve" or now.asking == "read"

    def done(self, now: Round) -> Round:
        """Raises: SomebodyNotHeard, NeedIsDoubted, NobodyProposed, ObjectionsStand, ConcernHasNoWords,
        TooManyPasses, NobodyConsents, RoleNotAccepted, ConcernUnfinished.
        """
        if now.step == "check":
            return agreed(now, anyway=self.anyway)
        if now.step == "resolve":
            return replace(now, asking="settle")
        if now.step == "agreed":
            worries = any(one.state == "open" for one in now.concerns)
            return replace(now, step="concerns") if worries else replace(now, ended=True)
        if now.step == "concerns":
            watched(now)
            return replace(now, ended=True)
        return self._next(now)

    def _next(self, now: Round) -> Round:
        if not self.anyway:
            all_heard(now)
        if now.step == "need":
            needed(now)
        if now.step == "propose" and not now.proposed:
            raise NobodyProposed
        steps = STEPS[now.kind]
        following = steps[steps.index(now.step) + 1]
        return new_lap(now, following) if following in ROUNDS else replace(now, step=following)


@dataclass(frozen=True, slots=True)
class CheckAgain(Act):
    """Everybody shows once more."""

    name = "check_again"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "check"

    def done(self, now: Round) -> Round:
        """Raises: SomebodyNotHeard, when this check is not over yet."""
        all_heard(now)
        return new_lap(now, "check")


@dataclass(frozen=True, slots=True)
class ProposeMember(Act):
    """A member is put forward for the role, with the reasons that weighed most; numbers do not decide."""

    member: str
    why: str

    name = "propose_member"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "propose"

    def done(self, now: Round) -> Round:
        """Raises: NomineeMissing."""
        if not self.member or not clean(self.why):
            raise NomineeMissing
        return replace(now, proposed=self.member, why_proposed=clean(self.why))


@dataclass(frozen=True, slots=True)
class ChangeCircle(Act):
    """Who is in the room now; who has left stays in what was said, and is no longer waited for."""

    circle: tuple[Member, ...]

    name = "change_circle"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.state != "agreed"

    def done(self, now: Round) -> Round:
        """Raises: CircleTooSmall, ShowOfHandsWrong."""
        given = {member.id: member for member in checked(self.circle)}
        kept = [given.get(member.id, replace(member, here=False)) for member in now.circle]
        there = {member.id for member in now.circle}
        changed = replace(now, circle=(*kept, *(one for one in self.circle if one.id not in there)))
        for one in changed.now + changed.shown:
            member = changed.member(one.member)
            counted = sum(one.counts.values())
            if member is not None and counted > member.people:
                raise ShowOfHandsWrong(given=counted, people=member.people)
        return changed


@dataclass(frozen=True, slots=True)
class PutOff(Act):
    """The round is put off until a day, and somebody looks after it until then."""

    owner: str
    until: str
    reason: str = ""

    name = "put_off"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.state != "agreed"

    def done(self, now: Round) -> Round:
        """Raises: PutOffNeedsOwner, DateMissing."""
        return put_off(now, owner=self.owner, until=self.until, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Stop(Act):
    """The round ends without an agreement. What was said, and objections not settled, stay readable."""

    reason: str

    name = "stop_consent"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.state != "agreed"

    def done(self, now: Round) -> Round:
        """Raises: RoundStopNeedsReason."""
        if not clean(self.reason):
            raise RoundStopNeedsReason
        left = (replace(one, state="raised") if one.state == "under_test" else one for one in now.objections)
        return replace(
            now, state="stopped", reason=clean(self.reason), objections=tuple(left), under="", asking=""
        )


def checked(circle: Iterable[Member]) -> tuple[Member, ...]:
    """A circle in which consent can be asked for: at least two people, everybody once.

    Raises: CircleTooSmall, ShowOfHandsWrong.
    """
    once = tuple({member.id: member for member in circle}.values())
    for member in once:
        if member.people < 1 or (member.kind == "seat" and member.people != 1):
            raise ShowOfHandsWrong(given=member.people, people=1)
    if people_of(once) < 2:
        raise CircleTooSmall
    return once
