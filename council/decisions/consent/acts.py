"""What every act of a consent round shares: it is possible at some moments, and makes the next one. Pure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar
from uuid import NAMESPACE_OID, uuid5

from council.decisions.consent.names import state_words, step_words
from council.decisions.consent.refusals import NotNow, ObjectionNotThere, SomebodyNotHeard
from council.decisions.consent.state import Concern, Objection, Round


class Act(ABC):
    """Something that can be done in a consent round."""

    name: ClassVar[str]

    @classmethod
    @abstractmethod
    def possible(cls, now: Round) -> bool:
        """Whether the step the round is at has room for it; what is said with it may still be refused."""

    @abstractmethod
    def done(self, now: Round) -> Round:
        """The round after it. Raises a refusal of this package, when what is said cannot be."""


def take(now: Round, act: Act) -> Round:
    """The round after an act.

    Raises: NotNow, when the act does not belong to this moment; else what the act refuses.
    """
    if not act.possible(now):
        raise NotNow(act=act.name, step=step_words(now.step))
    return act.done(now)


def derived(id: str, number: int) -> str:
    """The id of the so-manieth thing that grew out of another: always the same, so that a retry is one."""
    return str(uuid5(NAMESPACE_OID, f"{id}/{number}"))


def new_lap(now: Round, step: str) -> Round:
    """The round at a step in which the whole circle is asked anew."""
    check = now.laps if step == "check" else now.check_lap
    return replace(now, step=step, lap=now.laps, laps=now.laps + 1, check_lap=check)


def back_to_check(now: Round) -> Round:
    """The round at step 5 as it was left for one objection; what was shown still holds."""
    return replace(now, step="check", state="open", lap=now.check_lap, under="", asking="")


def all_heard(now: Round) -> None:
    """Raises: SomebodyNotHeard."""
    if now.waiting:
        raise SomebodyNotHeard(number=len(now.waiting))


def objection(now: Round, id: str, *states: str) -> Objection:
    """An objection in one of these states. Raises: ObjectionNotThere."""
    found = next((one for one in now.objections if one.id == id), None)
    if found is None or found.state not in states:
        raise ObjectionNotThere(state=state_words(found.state if found else ""))
    return found


def with_objection(now: Round, changed: Objection) -> Round:
    """The round with one objection as it is now."""
    return replace(now, objections=tuple(changed if one.id == changed.id else one for one in now.objections))


def with_concerns(now: Round, found: Sequence[Concern]) -> Round:
    """The round with concerns added under the next numbers; one that is there already stays as it is."""
    there = {one.id for one in now.concerns}
    fresh = [one for one in found if one.id not in there]
    first = len(now.concerns) + 1
    numbered = tuple(replace(one, number=number) for number, one in enumerate(fresh, start=first))
    return replace(now, concerns=now.concerns + numbered)


def concern_from(one: Objection, *, sign: str = "", review_on: str = "") -> Concern:
    """An objection kept as a concern, in the objector's own words."""
    return Concern(
        derived(one.id, 0),
        0,
        one.member,
        one.argument,
        objection=one.id,
        sign=sign,
        review_on=review_on,
    )
