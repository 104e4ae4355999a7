"""Which keys mean something at a moment, and keys that are never dead: what cannot be done says why."""

from __future__ import annotations

from council.decisions.consent.circle import Member
from council.decisions.consent.state import COUNTED
from council.decisions.consent.views import ConsentView
from ui.decisions.consent.state import asked_yes_no, kinds_of, open_question

KEYS = (
    "say_consent",
    "say_concern",
    "say_objection",
    "say_shares",
    "say_keep",
    "say_question",
    "say_pass",
    "answer",
    "say_yes",
    "say_no",
)
BY_KEY = ("consent", "concern", "objection", "pass", "question", "shares", "keep")


def keys_of(view: ConsentView, member: Member | None) -> tuple[str, ...]:
    """What stands under the line: one button for each thing the speaker can say by a key."""
    if view.round.is_over or view.is_outdated:
        return ()
    found = [f"say_{kind}" for kind in sayable(view, member) if kind in BY_KEY]
    if open_question(view.round) is not None:
        found.append("answer")
    if asks(view):
        found += ["say_yes", "say_no"]
    return tuple(found)


def sayable(view: ConsentView, member: Member | None) -> tuple[str, ...]:
    """The kinds one member can say now; a table that shows hands gives numbers, and may ask."""
    kinds = kinds_of(view.round)
    if member is not None and member.kind == "table" and view.round.step in COUNTED:
        return tuple(kind for kind in kinds if kind == "question")
    return kinds


def asks(view: ConsentView) -> bool:
    """Whether a yes-or-no question stands: to the objector, or to the circle after many passes."""
    return asked_yes_no(view.round) is not None or view.next.act == "put_off"


def more_of(view: ConsentView) -> tuple[str, ...]:
    """What stands under the sheet besides what is said."""
    now, found = view.round, []
    if now.is_over:
        turn = ("consent_difference",) if view.checked_text else ()
        onward = ("consent_proposal",) if view.proposal_id else ()
        return (*onward, *turn, "consent_wall", "consent_wall_words")
    if view.checked_text:
        found.append("consent_difference")
    if "withdraw_objection" in view.legal:
        found += ["drop_objection", "objection_to_concern"]
    found += ["consent_wall", "consent_wall_words"]
    if "change_circle" in view.legal:
        found.append("circle")
    return (*found, *(name for name in ("put_off", "stop_consent") if name in view.legal))
