"""What the page of the draw thinks, without a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from council.selection.targets import Line, Pool, Targets
from ui.selection.draw.chance import Pasted, allowed_rounds, devices, notice_words, plan_of
from ui.selection.draw.state import (
    DrawState,
    Material,
    beside,
    facts_of,
    first_step,
    in_hand,
    open_steps,
    primary_of,
    promise,
)

POOL, AIMS = Pool(("1",), ("a",), (("x",),)), Targets(1, (Line("a", "x", 0, 1),))
SIGNATURE = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"


def test_without_people_or_targets_there_is_nothing_to_draw_from() -> None:
    """The page is empty until both are there."""
    assert DrawState.of(Material(Pool((), (), ()), AIMS)).step == "empty"
    assert DrawState.of(Material(POOL, Targets(1, ()))).step == "empty"
    assert DrawState.of(Material(POOL, AIMS)).step == "ready"


def test_steps_open_one_after_the_other() -> None:
    """What has not been reached cannot be looked at; every step leads on by one command."""
    ready = DrawState.of(Material(POOL, AIMS))
    assert open_steps(ready, found=False) == ("find",)
    assert open_steps(ready, found=True) == ("find", "publish") and first_step(ready) == "find"
    assert primary_of("find", ready, found=False, way="public") == "selection.find_lottery"
    assert primary_of("find", ready, found=True, way="public") == "selection.to_publish"
    assert primary_of("publish", ready, found=True, way="public") == "selection.commit"
    assert primary_of("publish", ready, found=True, way="quick") == "selection.quick_draw"


@pytest.mark.parametrize(
    "pasted",
    [
        SIGNATURE,
        SIGNATURE.upper(),
        " ".join(SIGNATURE[i : i + 8] for i in range(0, 96, 8)) + "\n",
        f'{{"round":657413,"randomness":"{"0" * 64}","signature":"{SIGNATURE}"}}',
        f"round: 657413\nsignature: {SIGNATURE}",
    ],
)
def test_a_signature_is_found_in_what_a_telephone_shows(pasted: str) -> None:
    """Bare, in groups, or with the words around it; the round is taken where it is said."""
    found = Pasted.of(pasted)
    assert found.signature == SIGNATURE and found.round in (None, 657413)
    assert (found.round == 657413) == ("round" in pasted)


@pytest.mark.parametrize("pasted", ["", "abc", SIGNATURE[1:], SIGNATURE + "0", "0" * 192])
def test_what_is_no_signature_is_not_taken_for_one(pasted: str) -> None:
    """Too short, too long or something else."""
    assert Pasted.of(pasted).signature == ""


def test_a_plan_names_the_round_of_its_moment_and_later_ones() -> None:
    """The round follows from the time; five later ones stand in, ten minutes apart."""
    due = datetime(2023, 9, 15, 11, 0, 3, tzinfo=UTC)
    plan = plan_of(device=" three  dice ", order="red first", digits=3, due=due)
    assert (plan.device, plan.round, plan.beacon) == ("three dice", 657413, "drand-quicknet")
    rounds = allowed_rounds({"round": plan.round, "step": plan.step, "tries": plan.tries})
    assert rounds[:2] == (657413, 657613) and len(rounds) == 6
    alone = plan_of(device="dice", order="", digits=3, due=None)
    assert (alone.beacon, alone.round, alone.tries) == ("none", 0, 1)


def test_short_notice_is_said() -> None:
    """A day is the custom; less is warned of, the past refused in words."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert notice_words(now + timedelta(hours=24), now) == ""
    assert "Only 23 hours" in notice_words(now + timedelta(hours=23, minutes=30), now)
    assert "Under 1 hour" in notice_words(now + timedelta(minutes=5), now)
    assert "past" in notice_words(now, now)


def test_devices_follow_the_number_of_digits() -> None:
    """Three digits, three dice; six tickets' digits, six throws."""
    assert devices(3)[0][0] == "3 ten-sided dice" and "6 times" in devices(6)[1][0]


def test_a_lottery_claims_what_its_rule_can_claim() -> None:
    """The fairest claims the smallest and the next; another rule its own chances; plain random nothing."""
    told: dict[str, Any] = {"certified": True, "how": "proof", "never": 0, "certain": 2, "public": True}
    assert "next smallest" in promise(told, "leximin") and "2 people are certain" in promise(told, "leximin")
    assert "next smallest" not in promise(told, "maximin")
    assert "those of this rule" in promise(told, "nash")
    assert "nothing is claimed" in promise(told | {"how": "estimated", "certified": False}, "random")
    assert "not proven" in promise(told | {"certified": False})
    assert "auditor" in promise(told | {"public": False})


def drawn(state: str, purpose: str) -> Any:
    """As much of a draw as is looked at here."""
    return SimpleNamespace(state=state, purpose=purpose)


def test_the_draw_in_hand_follows_what_one_came_for() -> None:
    """Committed comes first; what is void is drawn anew for its purpose; kept ones stand until asked."""
    kept, void = drawn("kept", "panel"), drawn("void", "replacement")
    waits, again = drawn("committed", "replacement"), drawn("void", "alternates")
    assert in_hand((), "panel", has_choice=False) == (None, "panel")
    assert in_hand((kept,), "panel", has_choice=False) == (kept, "panel")
    assert in_hand((kept,), "replacement", has_choice=False) == (None, "replacement")
    assert in_hand((kept, waits), "replacement", has_choice=False)[0] is waits
    assert in_hand((kept, void), "panel", has_choice=False) == (None, "replacement")
    assert in_hand((kept, again), "panel", has_choice=False) == (kept, "alternates")
    assert in_hand((kept, again), "alternates", has_choice=True) == (None, "alternates")
    assert in_hand((kept,), "alternates", has_choice=False) == (kept, "alternates")


def test_a_rule_is_seen_against_the_fairest() -> None:
    """The fairest itself against plain random; nothing before the rules are compared."""
    points = tuple(SimpleNamespace(rule=rule) for rule in ("leximin", "nash", "random"))
    assert [one.rule for one in beside(points, "nash")] == ["nash", "leximin"]
    assert [one.rule for one in beside(points, "leximin")] == ["leximin", "random"]
    assert beside((), "leximin") == () and len(beside(points[:1], "leximin")) == 1


def test_one_seat_is_said_as_one() -> None:
    """A replacement is often for a single seat."""
    assert "· 1 seat from " in facts_of(DrawState.of(Material(POOL, AIMS)))
    assert "· 2 seats from " in facts_of(DrawState.of(Material(POOL, Targets(2, AIMS.lines))))
