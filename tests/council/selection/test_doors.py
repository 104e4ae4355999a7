"""The doors of selection, on a real file: targets, a lottery committed and drawn, seats."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from council import clock
from council.files import csv_bytes
from council.people import actions as people
from council.people.queries import pool_of
from council.people.reading import read_people
from council.people.refusals import NameMissing
from council.selection import actions, folder, queries
from council.selection.lottery import Lottery
from council.selection.refusals import (
    DrawWaits,
    LotteryOutdated,
    PanelSeated,
    PersonInDraw,
    ReasonMissing,
    SeatGone,
    SeatsUnusable,
    TargetsUnusable,
)
from council.selection.rules import find_lottery
from council.selection.targets import Line, Targets
from council.selection.verify import verify_folder
from council.sessions.seats.queries import fields_of
from council.store import Store
from council.store.refusals import StepIsSealed

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
LINES = (Line("gender", "woman", 2, 3), Line("gender", "man", 2, 3), Line("town", "North", 1, 4))
SECRET = bytes(range(32))
COUNCIL = "018f0000-0000-7000-8000-000000000001"


def fill(store: Store, *, named: bool = True) -> None:
    """Twenty people, two at each address, and targets for a panel of five."""
    rows = [
        f"p{i:02},{('Woman', 'man')[i % 2]},{('North', 'South')[i % 3 > 0]},home {i // 2}" for i in range(20)
    ]
    text = "id,gender,town,home\n" + "\n".join(rows) + "\n"
    file = read_people(text.encode(), "people.csv", address=["home"])
    if named:
        store.act(people.name_council, name="Trial", started=AT, council_id=COUNCIL)
    store.act(people.import_pool, import_id=clock.new_id(), people=file, at=AT)
    store.act(actions.set_targets, seats=5, lines=LINES)


def lottery_of(store: Store) -> Lottery:
    return find_lottery(pool=store.read(queries.drawing_pool).pool, targets=store.read(queries.targets_of))


def draw(store: Store, *, digits: str | None = None) -> tuple[str, tuple[str, ...]]:
    draw_id = clock.new_id()
    store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery_of(store), at=AT, secret=SECRET)
    return draw_id, store.act(actions.keep_draw, draw_id=draw_id, at=AT, digits=digits).value


def test_targets_are_kept_changed_and_undone(store: Store) -> None:
    """Lines stand in their order; a changed line keeps its row; undo brings the old ones back."""
    store.act(actions.set_targets, seats=5, lines=LINES)
    ids = [one.id for one in store.read(queries.target_views_of)]
    new = (LINES[1], dataclasses.replace(LINES[0], most=4))
    store.act(actions.set_targets, seats=6, lines=new)
    assert store.read(queries.targets_of) == Targets(6, new)
    assert [one.id for one in store.read(queries.target_views_of)] == [ids[1], ids[0]]
    store.undo()
    assert store.read(queries.targets_of) == Targets(5, LINES)


@pytest.mark.parametrize(
    "line", [Line("", "x", 0, 1), Line("a", "x", 2, 1), Line("a", "x", -1, 1), Line("gender", "woman", 0, 1)]
)
def test_a_line_must_make_sense(plain_store: Store, line: Line) -> None:
    """A line without words, reversed, negative or twice is refused, and nothing changes."""
    with pytest.raises(TargetsUnusable):
        plain_store.act(actions.set_targets, seats=5, lines=(*LINES, line))
    assert plain_store.read(queries.targets_of).lines == ()


def test_a_panel_needs_a_seat(plain_store: Store) -> None:
    """Zero seats are refused."""
    with pytest.raises(SeatsUnusable):
        plain_store.act(actions.set_targets, seats=0, lines=LINES)


def test_the_pool_speaks_the_words_of_the_targets(plain_store: Store) -> None:
    """Spellings follow the targets; what fits none is told with its count, and counts stand by the lines."""
    fill(plain_store)
    asked = plain_store.read(queries.drawing_pool)
    assert set(asked.pool.column("gender")) == {"woman", "man"}
    assert [(one.feature, one.value, one.people) for one in asked.unmatched] == [("town", "South", 13)]
    assert Counter(asked.pool.households).most_common(1)[0][1] == 2
    assert [one.in_pool for one in plain_store.read(queries.target_views_of)] == [10, 10, 7]
    assert {one.in_panel for one in plain_store.read(queries.target_views_of)} == {None}


def test_a_draw_seats_a_panel_that_meets_its_targets(store: Store, tmp_path: Path) -> None:
    """Committed and drawn, the panel meets every line, and its certificate verifies."""
    fill(store)
    draw_id, seats = draw(store)
    panel = store.read(queries.seats_of)
    assert [one.id for one in panel] == list(seats) and [one.number for one in panel] == [1, 2, 3, 4, 5]
    for view in store.read(queries.target_views_of):
        assert view.in_panel is not None and view.line.least <= view.in_panel <= view.line.most
    chances = store.read(queries.chances_of)
    assert len(chances) == 20 and sum(chances.values()) == Fraction(5)
    files = folder.laid_out(store.read(queries.draw_files, draw_id=draw_id), is_public=False)
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (drawn,) = store.read(queries.draws_of)
    verdict = verify_folder(tmp_path / "certificate", drawn.commitment_hash)
    assert verdict.exit == 0, verdict
    assert {path.name for path in (tmp_path / "certificate").iterdir()} == set(folder.PUBLIC[:3])


def test_the_same_secret_and_digits_give_the_same_panel(plain_store: Store) -> None:
    """With secret and digits given a draw repeats, and its ticket is theirs."""
    fill(plain_store)
    draw(plain_store, digits="123")
    first = [one.ref for one in plain_store.read(queries.seats_of)]
    with Store.open(Path(plain_store.place).with_name("again.council"), create=True) as other:
        fill(other)
        draw(other, digits="123")
        assert [one.ref for one in other.read(queries.seats_of)] == first


def test_a_sealed_draw_cannot_be_undone(plain_store: Store) -> None:
    """Neither the commitment nor the panel can be taken back."""
    fill(plain_store)
    draw_id = clock.new_id()
    lottery = lottery_of(plain_store)
    plain_store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=AT)
    with pytest.raises(StepIsSealed):
        plain_store.undo()
    plain_store.act(actions.keep_draw, draw_id=draw_id, at=AT)
    with pytest.raises(StepIsSealed):
        plain_store.undo()


def test_both_steps_may_be_repeated_and_change_nothing(plain_store: Store) -> None:
    """A retry of commitment or draw gives the same answer; a second draw on one commitment is none."""
    fill(plain_store)
    draw_id, seats = draw(plain_store)
    again = plain_store.act(actions.keep_draw, draw_id=draw_id, at=AT + timedelta(days=1))
    assert again.value == seats and not again.touched
    hash_ = plain_store.read(queries.draws_of)[0].commitment_hash
    given = {"draw_id": draw_id, "lottery": lottery_of(plain_store), "at": AT}
    assert plain_store.act(actions.commit_lottery, **given).value == hash_


def test_a_seated_panel_is_not_drawn_anew(plain_store: Store) -> None:
    """Once seats are filled no other lottery is committed to."""
    fill(plain_store)
    draw(plain_store)
    with pytest.raises(PanelSeated):
        plain_store.act(
            actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery_of(plain_store), at=AT
        )


def test_a_commitment_waits_for_its_ticket(plain_store: Store) -> None:
    """While one commitment waits, another is refused."""
    fill(plain_store)
    lottery = lottery_of(plain_store)
    plain_store.act(actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT)
    with pytest.raises(DrawWaits):
        plain_store.act(actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT)


def test_a_lottery_over_another_pool_or_targets_is_refused(plain_store: Store) -> None:
    """What changed since the lottery was found bars the commitment."""
    fill(plain_store)
    lottery = lottery_of(plain_store)
    person = plain_store.read(pool_of)[0]
    plain_store.act(actions.exclude_people, person_ids=[person.id], reason="staff", at=AT)
    with pytest.raises(LotteryOutdated):
        plain_store.act(actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT)
    plain_store.undo()
    tighter = (*LINES[:2], Line("town", "South", 5, 5))
    plain_store.act(actions.set_targets, seats=5, lines=tighter)
    with pytest.raises(LotteryOutdated):
        plain_store.act(actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT)


def test_a_certificate_needs_the_councils_name(plain_store: Store) -> None:
    """Without a name nothing is committed."""
    fill(plain_store, named=False)
    with pytest.raises(NameMissing):
        plain_store.act(
            actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery_of(plain_store), at=AT
        )


def test_the_left_out_are_counted_by_reason(plain_store: Store) -> None:
    """Whoever is left out is not drawn, and stands in the commitment as a count; a reason must be given."""
    fill(plain_store)
    ids = [one.id for one in plain_store.read(pool_of)[:2]]
    with pytest.raises(ReasonMissing):
        plain_store.act(actions.exclude_people, person_ids=ids, reason=" ", at=AT)
    plain_store.act(actions.exclude_people, person_ids=ids, reason="staff", at=AT)
    draw_id, _seats = draw(plain_store)
    commitment = json.loads(plain_store.read(queries.draw_files, draw_id=draw_id)["commitment.json"])
    assert commitment["pool"]["size"] == 18
    assert commitment["pool"]["left_out"] == [{"reason": "staff", "count": 2}]
    assert not {"p00", "p01"} & {one.ref for one in plain_store.read(queries.seats_of)}


def test_people_of_a_draw_stay_in_the_file(plain_store: Store) -> None:
    """Who stands in a certificate is not removed; before a draw removing works and can be undone."""
    fill(plain_store)
    ids = [one.id for one in plain_store.read(pool_of)]
    plain_store.act(actions.exclude_people, person_ids=ids[:1], reason="staff", at=AT)
    assert plain_store.act(actions.remove_from_pool, person_ids=ids[:1]).value == 1
    plain_store.undo()
    draw(plain_store)
    with pytest.raises(PersonInDraw):
        plain_store.act(actions.remove_from_pool, person_ids=ids[1:3])


def test_answers_are_noted_and_undone(store: Store) -> None:
    """A yes and a no are noted by seat, counted in the facts, and can be taken back."""
    fill(store)
    _draw, seats = draw(store)
    store.act(actions.confirm_seats, seat_ids=seats, at=AT)
    store.act(actions.decline_seats, seat_ids=seats[:2], at=AT)
    assert store.read(queries.selection_facts).states == {"confirmed": 3, "declined": 2}
    store.undo()
    assert store.read(queries.selection_facts).states == {"confirmed": 5}
    with pytest.raises(SeatGone):
        store.act(actions.confirm_seats, seat_ids=["nobody"], at=AT)


def test_the_time_of_those_not_drawn_runs_from_the_draw(plain_store: Store) -> None:
    """Ninety days after the draw the pool is due for erasure, the members are not."""
    fill(plain_store)
    draw(plain_store)
    assert plain_store.read(queries.erasure_due, today=AT + timedelta(days=90)) == ()
    due = plain_store.read(queries.erasure_due, today=AT + timedelta(days=91))
    members = {one.person_id for one in plain_store.read(queries.seats_of)}
    assert len(due) == 15 and not members & {one.person_id for one in due}


def test_a_table_handed_out_holds_no_formula() -> None:
    """A cell that a spreadsheet would run gets an apostrophe; numbers stay numbers."""
    data = csv_bytes(["id", "=x"], [["-5", "=1+1"], ["+49 1", "@a"], ["-", "\ufeff=x"]]).decode()
    assert data.splitlines() == ["id,'=x", "-5,'=1+1", "'+49 1,'@a", "'-,'\ufeff=x"]


def test_files_come_back_byte_for_byte() -> None:
    """What is packed unpacks to the same bytes, and ids become safe file names."""
    files = {"a.json": '{"ä":1}'.encode(), "b.json": b"{}"}
    assert folder.unpacked(folder.packed(files)) == files
    assert folder.file_name("../A b/ü") == "%2e%2e%2fA%20b%2f%c3%bc"


def test_texts_typed_in_another_form_make_a_certificate(store: Store, tmp_path: Path) -> None:
    """A name, a reason or a witness with accents put together from parts is written in composed form."""
    apart = unicodedata.normalize("NFD", "Zürich")
    fill(store)
    store.act(people.name_council, name=apart, started=AT, council_id=COUNCIL)
    first = store.read(pool_of)[0]
    store.act(actions.exclude_people, person_ids=[first.id], reason=apart, at=AT)
    draw_id = clock.new_id()
    store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery_of(store), at=AT, secret=SECRET)
    store.act(actions.keep_draw, draw_id=draw_id, at=AT, witnesses=[apart])
    for name, data in store.read(queries.draw_files, draw_id=draw_id).items():
        (tmp_path / name).write_bytes(data)
    assert verify_folder(tmp_path).exit == 0
    committed = json.loads((tmp_path / "commitment.json").read_bytes())
    assert (committed["council"]["name"], committed["pool"]["left_out"][0]["reason"]) == ("Zürich", "Zürich")


def test_targets_spelt_otherwise_count_the_panel_too(store: Store) -> None:
    """A target whose feature differs from the heading by capitals counts pool and panel alike."""
    fill(store)
    lines = [dataclasses.replace(line, feature=line.feature.upper()) for line in LINES]
    store.act(actions.set_targets, seats=5, lines=lines)
    draw(store)
    views = store.read(queries.target_views_of)
    assert all(view.line.least <= (view.in_panel or 0) <= view.line.most for view in views)
    assert store.read(fields_of) == ("gender", "town")


def _again(store: Store, rows: list[str]) -> None:
    """The same people read in once more, with what stands in their rows now."""
    text = "id,gender,town,home\n" + "\n".join(rows) + "\n"
    file = read_people(text.encode(), "people.csv", address=["home"])
    store.act(people.import_pool, import_id=clock.new_id(), people=file, at=AT)


def test_a_lottery_found_before_people_moved_in_together_is_refused(plain_store: Store) -> None:
    """Panels that hold two of one home by now are not committed, however well they meet the targets."""
    fill(plain_store)
    lottery = lottery_of(plain_store)
    _again(
        plain_store,
        [f"p{i:02},{('Woman', 'man')[i % 2]},{('North', 'South')[i % 3 > 0]},h{i // 4}" for i in range(20)],
    )
    with pytest.raises(LotteryOutdated):
        plain_store.act(actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT)


def test_a_lottery_whose_proof_holds_no_more_is_refused(plain_store: Store) -> None:
    """Wider targets let every panel stand, but it is not the fairest lottery of these targets any more."""
    fill(plain_store)
    tight = (*LINES[:2], Line("town", "North", 1, 1))
    plain_store.act(actions.set_targets, seats=5, lines=tight)
    lottery = lottery_of(plain_store)
    assert lottery.certified
    plain_store.act(actions.set_targets, seats=5, lines=LINES)
    with pytest.raises(LotteryOutdated):
        plain_store.act(actions.commit_lottery, draw_id=clock.new_id(), lottery=lottery, at=AT)
