"""Members who leave are replaced by the same engine, with everybody who stays held fixed, in one chain."""

from __future__ import annotations

import dataclasses
import json
from datetime import timedelta

import pytest

from council import clock
from council.selection import actions, queries
from council.selection.certificate import ChancePlan
from council.selection.lottery import chances
from council.selection.refusals import (
    CertificateUnfit,
    DrawKeptAlready,
    DrawVoid,
    DrawWaits,
    HomeTaken,
    LotteryOutdated,
    NoSeatLeft,
    NotesLate,
    PanelMissing,
    SeatsFull,
    TargetsOutOfReach,
    VoidUnexplained,
)
from council.selection.replacing import Leaver, find_replacements, left_over, replacement_of
from council.selection.rules import find_lottery
from council.selection.targets import Line, Pool, Targets
from council.selection.verify import void_told
from council.store import Store
from council.store.refusals import StepIsSealed
from tests.council.selection.after import AT, LINES, chain_of, draw_panel, fill, replace

POOL = Pool(
    tuple("abcdefgh"),
    ("gender",),
    tuple(("woman",) if one in "abcd" else ("man",) for one in "abcdefgh"),
    ("1", "1", "2", "2", "3", "3", "4", "4"),
)
HALVES = Targets(4, (Line("gender", "woman", 2, 2), Line("gender", "man", 2, 2)))
DAY = timedelta(days=1)


def test_with_nobody_kept_a_replacement_is_the_draw() -> None:
    """The same pool and targets, so the same lottery, when nobody sits and nobody left."""
    assert left_over(POOL, HALVES, kept=()) == (POOL, HALVES)
    plain = find_lottery(pool=POOL, targets=HALVES)
    again = find_replacements(replacement=replacement_of(POOL, HALVES, kept=(), left=()))
    assert (again.panels, chances(again)) == (plain.panels, chances(plain))


def test_lines_are_less_the_members_who_stay() -> None:
    """Seats and lines shrink by those who stay; they, their homes and those who left cannot be drawn."""
    pool, targets = left_over(POOL, HALVES, kept=("a", "e"), out=("c",))
    assert pool.ids == ("d", "g", "h") and targets.seats == 2
    assert [(line.least, line.most) for line in targets.lines] == [(1, 1), (1, 1)]


def test_out_of_reach_names_the_change_for_the_lines_as_set() -> None:
    """The nearest change speaks of the line as the convener set it, and the lines broken are named."""
    left = (Leaver("", 0, "c", "withdrawn"), Leaver("", 0, "d", "withdrawn"))
    wider = Targets(4, (HALVES.lines[0], Line("gender", "man", 2, 3)))
    apart = dataclasses.replace(POOL, households=(*POOL.households[:7], "5"))
    asked = replacement_of(apart, wider, kept=("a", "e"), left=left)
    assert [(one.line.value, one.kept, one.short) for one in asked.broken] == [("woman", 1, 1)]
    with pytest.raises(TargetsOutOfReach) as refused:
        find_replacements(replacement=asked)
    assert "gender woman: 1 missing" in str(refused.value.facts["reason"])
    assert "for the 2 seats left" in str(refused.value)
    ((change,), *_others) = refused.value.facts["nearest"]  # type: ignore[misc]
    assert (change.line, change.least, change.most) == (wider.lines[0], 1, 2)
    assert asked.pool.ids == ("g", "h")


def test_more_members_than_a_line_allows_are_told() -> None:
    """When those who stay are too many for a line, the change that allows them is named."""
    asked = replacement_of(POOL, HALVES, kept=("a", "c", "b"), left=())
    with pytest.raises(TargetsOutOfReach) as refused:
        find_replacements(replacement=asked)
    ((change,),) = refused.value.facts["nearest"]  # type: ignore[misc]
    assert (change.line.value, change.least, change.most) == ("woman", 2, 3)


def test_who_leaves_is_replaced_and_the_chain_verifies(store: Store) -> None:
    """Two leave, two come with new numbers; old and new meet the targets; the certificates form a chain."""
    fill(store)
    seats = draw_panel(store)
    store.act(actions.confirm_seats, seat_ids=seats, at=AT + DAY)
    store.act(actions.decline_seats, seat_ids=seats[:1], at=AT + 2 * DAY, note="moved away")
    store.act(actions.withdraw_seats, seat_ids=seats[1:2], at=AT + 3 * DAY)
    asked = store.read(queries.replacement_pool)
    assert asked.seats_left == 2 and len(asked.left) == 2
    new = replace(store, AT + 4 * DAY)
    after = store.read(queries.seats_of)
    assert [one.number for one in after] == list(range(1, 10))
    assert {one.id for one in after if one.draw_number == 2} == set(new)
    members = [one for one in after if one.state in queries.MEMBERS]
    assert len(members) == 7 and len({one.person_id for one in after}) == 9
    for view in store.read(queries.target_views_of):
        assert view.line.least <= (view.in_panel or 0) <= view.line.most
    assert chain_of(store).code == ""
    second = store.read(queries.draws_of)[1]
    told = json.loads(store.read(queries.draw_files, draw_id=second.id)["commitment.json"])
    assert (told["purpose"], told["draw"], told["seats"]) == ("replacement", 2, 2)
    assert len(told["seated"]) == 5
    assert sorted(one["reason"] for one in told["left"]) == ["declined", "withdrawn"]
    assert sum(line["min"] for line in told["quotas"]) == sum(line.least for line in LINES)


def test_a_third_draw_tells_only_who_left_since(store: Store) -> None:
    """Seated members keep their pseudonyms over draws; whoever was told to have left is not told again."""
    fill(store)
    seats = draw_panel(store)
    store.act(actions.decline_seats, seat_ids=seats[:2], at=AT)
    replace(store, AT + DAY)
    store.act(actions.withdraw_seats, seat_ids=seats[2:3], at=AT + 2 * DAY)
    replace(store, AT + 3 * DAY)
    told = [
        json.loads(store.read(queries.draw_files, draw_id=one.id)["commitment.json"])
        for one in store.read(queries.draws_of)
    ]
    assert [len(one["left"]) for one in told] == [0, 2, 1]
    assert told[2]["left"][0]["pseudonym"] in told[1]["seated"]
    assert len(set(told[1]["seated"]) & set(told[2]["seated"])) == 4
    assert chain_of(store).code == ""


def test_somebody_back_before_a_replacement_takes_their_seat_again(store: Store) -> None:
    """A no can be taken back while the seat is free; not once it was filled, nor while it is being drawn."""
    fill(store)
    seats = draw_panel(store)
    store.act(actions.decline_seats, seat_ids=seats[:1], at=AT)
    store.act(actions.confirm_seats, seat_ids=seats[:1], at=AT + DAY)
    store.act(actions.decline_seats, seat_ids=seats[:1], at=AT + 2 * DAY)
    lottery = find_replacements(replacement=store.read(queries.replacement_pool))
    draw_id = clock.new_id()
    store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=AT, purpose="replacement")
    with pytest.raises(SeatsFull):
        store.act(actions.confirm_seats, seat_ids=seats[:1], at=AT + 3 * DAY)
    store.act(actions.keep_draw, draw_id=draw_id, at=AT + 3 * DAY)
    with pytest.raises(SeatsFull):
        store.act(actions.expect_seats, seat_ids=seats[:1], at=AT + 4 * DAY)
    answers = [one.state for one in store.read(queries.answers_of, seat_id=seats[0])]
    assert answers == ["declined", "confirmed", "declined"]


def test_nobody_comes_back_beside_somebody_of_their_home(plain_store: Store) -> None:
    """One address sends one person, also when somebody who left would come back."""
    free = (Line("gender", "woman", 0, 20), Line("gender", "man", 0, 20))
    fill(plain_store)
    plain_store.act(actions.set_targets, seats=19, lines=free)
    seats = draw_panel(plain_store)
    plain_store.act(actions.decline_seats, seat_ids=seats[:1], at=AT)
    plain_store.act(actions.set_targets, seats=20, lines=free)
    replace(plain_store, AT + DAY)
    plain_store.act(actions.set_targets, seats=21, lines=free)
    with pytest.raises(HomeTaken):
        plain_store.act(actions.expect_seats, seat_ids=seats[:1], at=AT)


def test_answers_keep_their_days_and_are_undone_whole(store: Store) -> None:
    """An answer is noted with day and note; the same again adds nothing; undo takes it back exactly."""
    fill(store)
    seats = draw_panel(store)
    before = store.read(queries.seats_of)
    store.act(actions.confirm_seats, seat_ids=seats[:2], at=AT + DAY, note=" by phone ")
    view = store.read(queries.seats_of)[0]
    assert (view.state, view.answered_at, view.note) == ("confirmed", AT + DAY, "by phone")
    assert store.act(actions.confirm_seats, seat_ids=seats[:2], at=AT + 2 * DAY).value == 0
    (answer,) = store.read(queries.answers_of, seat_id=seats[0])
    store.act(actions.correct_answer, answer_id=answer.id, at=AT + 3 * DAY, note="by mail")
    assert store.read(queries.seats_of)[0].answered_at == AT + 3 * DAY
    store.undo()
    store.undo()
    assert store.read(queries.seats_of) == before and store.read(queries.answers_of) == ()


def test_a_replacement_needs_a_panel_and_a_free_seat(plain_store: Store) -> None:
    """Without a panel, or with every seat held, there is nothing to replace."""
    fill(plain_store)
    with pytest.raises(PanelMissing):
        plain_store.read(queries.replacement_pool)
    draw_panel(plain_store)
    with pytest.raises(NoSeatLeft):
        find_replacements(replacement=plain_store.read(queries.replacement_pool))
    lottery = find_lottery(
        pool=plain_store.read(queries.drawing_pool).pool, targets=plain_store.read(queries.targets_of)
    )
    with pytest.raises(NoSeatLeft):
        plain_store.act(
            actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT, purpose="replacement"
        )


def test_an_answer_since_makes_the_lottery_old(plain_store: Store) -> None:
    """A replacement found before another member left is not committed."""
    fill(plain_store)
    seats = draw_panel(plain_store)
    plain_store.act(actions.decline_seats, seat_ids=seats[:1], at=AT)
    lottery = find_replacements(replacement=plain_store.read(queries.replacement_pool))
    plain_store.act(actions.decline_seats, seat_ids=seats[1:2], at=AT)
    with pytest.raises(LotteryOutdated):
        plain_store.act(
            actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT, purpose="replacement"
        )


def test_targets_changed_for_a_replacement_are_told(plain_store: Store) -> None:
    """The certificate tells the lines as they stood at the draw before, and why they were changed."""
    fill(plain_store)
    seats = draw_panel(plain_store)
    plain_store.act(actions.decline_seats, seat_ids=seats[:1], at=AT)
    wider = (dataclasses.replace(LINES[0], least=2), *LINES[1:])
    plain_store.act(actions.set_targets, seats=7, lines=wider)
    lottery = find_replacements(replacement=plain_store.read(queries.replacement_pool))
    given = {"draw_id": clock.new_id(), "lottery": lottery, "at": AT, "purpose": "replacement"}
    plain_store.act(actions.commit_lottery, reason="nobody is left", **given)
    told = json.loads(plain_store.read(queries.draw_files, draw_id=given["draw_id"])["commitment.json"])
    expected = {"feature": "gender", "value": "woman", "min": 3, "max": 4, "reason": "nobody is left"}
    assert told["relaxed"] == [expected]


def test_a_void_draw_is_told_by_the_next_commitment(store: Store) -> None:
    """A draw may be void, with a reason, before anybody is seated; the chain goes on and says so."""
    fill(store)
    lottery = find_lottery(pool=store.read(queries.drawing_pool).pool, targets=store.read(queries.targets_of))
    draw_id = clock.new_id()
    store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=AT)
    with pytest.raises(VoidUnexplained):
        store.act(actions.void_draw, draw_id=draw_id, reason=" ", at=AT)
    store.act(actions.note_reveal, draw_id=draw_id, notes={"digits": "12"})
    assert store.read(queries.draws_of)[0].notes == {"digits": "12"}
    store.undo()
    store.act(actions.void_draw, draw_id=draw_id, reason="The nonce was lost.", at=AT + DAY)
    store.act(actions.void_draw, draw_id=draw_id, reason="again", at=AT + DAY)
    with pytest.raises(StepIsSealed):
        store.undo()
    with pytest.raises(DrawVoid):
        store.act(actions.keep_draw, draw_id=draw_id, at=AT + DAY)
    with pytest.raises(NotesLate):
        store.act(actions.note_reveal, draw_id=draw_id, notes={})
    draw_panel(store)
    void, kept = store.read(queries.draws_of)
    assert (void.state, void.reason, void.voided_at) == ("void", "The nonce was lost.", AT + DAY)
    told = json.loads(store.read(queries.draw_files, draw_id=kept.id)["commitment.json"])
    assert told["previous"] == void.commitment_hash and void_told(told) == {1: "The nonce was lost."}
    assert chain_of(store).code == ""
    with pytest.raises(DrawKeptAlready):
        store.act(actions.void_draw, draw_id=kept.id, reason="no", at=AT)


def test_a_draw_waits_for_its_beacon(plain_store: Store) -> None:
    """With digits and a beacon announced, the panel is kept only with both, and of an allowed round."""
    fill(plain_store)
    chance = ChancePlan(device="dice", order="left to right", beacon="drand-quicknet", round=90_000_000)
    lottery = find_lottery(
        pool=plain_store.read(queries.drawing_pool).pool, targets=plain_store.read(queries.targets_of)
    )
    draw_id = clock.new_id()
    plain_store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=AT, chance=chance)
    with pytest.raises(CertificateUnfit):
        plain_store.act(actions.keep_draw, draw_id=draw_id, at=AT + DAY, digits="123")
    with pytest.raises(DrawWaits):
        plain_store.act(actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT)
    assert plain_store.read(queries.seats_of) == ()
