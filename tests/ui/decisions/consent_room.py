"""A circle of seats around one proposal, and the keys a facilitator presses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt

from council.decisions import actions, queries
from council.decisions.consent.circle import Member
from council.decisions.consent.state import USUAL, Settings
from council.store import Db
from tests.council.decisions.conftest import NOON, TEXT
from tests.council.sessions.rooms import seat_people
from tests.ui.visiting import keys, settle
from ui.decisions.consent.page import ConsentPage

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
BETTER = f"{TEXT} Tenants are asked first."
ARGUMENT = "It drives tenants out of the houses that stand there."


def gather(db: Db, *, seats: int) -> tuple[str, ...]:
    """So many seats and one proposal with a wording; returns the ids of the seats."""
    found = seat_people(db, attributes=[{}] * seats)
    actions.draft_proposal(
        db,
        proposal_id="p1",
        version_id="p1v1",
        title="Keep the land",
        text=TEXT,
        at=NOON,
        driver="Rents rise faster than wages, and the city owns too little land to build on.",
    )
    return found


def begin(
    do: Callable[..., Any], seats: Sequence[str], *, settings: Settings = USUAL, tables: Sequence[Member] = ()
) -> None:
    """A round on the proposal, by these seats or by tables."""
    circle = tuple(tables) or tuple(Member("seat", id) for id in seats)
    do(
        actions.start_consent,
        round_id="r1",
        version_id="p1v1",
        circle=circle,
        settings=settings,
        need="Rents rise.",
        at=NOON,
    )


def press(page: ConsentPage, qtbot, key: Qt.Key, modifier=ALT) -> None:
    """One key in the line, and what comes of it."""
    keys(page.bar.line, key=key, modifier=modifier)
    settle(page.desk.runner, qtbot)
    page.desk.commands.refresh_now()


def say(page: ConsentPage, qtbot, words: str = "", key: Qt.Key = Qt.Key.Key_Return, modifier=None) -> None:
    """Words typed in the line, then the key of what they are."""
    keys(page.bar.line, words)
    plain = Qt.KeyboardModifier.NoModifier
    press(page, qtbot, key, (plain if key == Qt.Key.Key_Return else ALT) if modifier is None else modifier)


def all_say(page: ConsentPage, qtbot, key: Qt.Key, words: str = "") -> None:
    """Everybody who was not heard yet says the same."""
    for _one in range(len(page.view.round.waiting)):
        say(page, qtbot, words, key)


def next_step(page: ConsentPage, qtbot) -> None:
    """Alt+N."""
    press(page, qtbot, Qt.Key.Key_N)


def walk_to_check(page: ConsentPage, qtbot) -> None:
    """From the need to step 5 by keys, everybody heard."""
    all_say(page, qtbot, Qt.Key.Key_C)
    next_step(page, qtbot)
    next_step(page, qtbot)
    for _round in range(2):
        all_say(page, qtbot, Qt.Key.Key_P)
        next_step(page, qtbot)


def to_check(do: Callable[..., Any], page: ConsentPage, qtbot) -> None:
    """To step 5 in one go, as if it had been said already."""
    do(_until_check)
    settle(page.desk.runner, qtbot)
    page.desk.commands.refresh_now()


def _until_check(db: Db) -> None:
    for kind in ("consent", "", "pass", "pass"):
        view = queries.consent_round_of(db, round_id="r1")
        for member in view.round.waiting if view is not None else ():
            said = {"reaction_id": str(uuid4()), "member_id": member, "kind": kind}
            actions.say_reaction(db, round_id="r1", at=NOON, **said)
        actions.move_on(db, round_id="r1", at=NOON)
