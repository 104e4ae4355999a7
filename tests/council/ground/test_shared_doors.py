"""Shared ground comes back as it went in, hidden figures as hidden, and is undone as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from council.ground import actions, queries
from council.ground.shared.ageing.telling import changed_words
from council.ground.shared.ageing.values import ANSWERS, SAME
from council.ground.shared.records import GroundRun, SharedGround
from council.ground.shared.values import Cell, Covered, Hidden, Line, WorkedGround
from council.ground.shared.work import work_out_ground
from council.ground.voting.values import Field
from council.people.records import Person
from council.selection.records import Seat
from council.sessions.actions import edit_statement, mark_alike
from council.store import Db, Store
from tests.council.ground.conftest import NOON
from tests.council.ground.test_together import seat_them

Make = Callable[..., Store]


def voted(store: Store, seats: int) -> None:
    """s1 splits the regions, all agree with s2, three of one region were asked about s3."""
    cast = [(f"p{n}", "s1", 1 if n % 2 else -1) for n in range(1, seats + 1)]
    cast += [(f"p{n}", "s2", 1) for n in range(1, seats + 1)]
    cast += [(f"p{n}", "s3", 1) for n in (1, 3, 5, 2, 4, 6, 8, 10, 12)]
    store.act(actions.keep_votes, votes=cast, at=NOON)


def worked_out(store: Store) -> WorkedGround:
    worked = work_out_ground(store.read(queries.votes_of), store.read(queries.fields_of))
    given = {"groups": worked.groups, "slate": worked.slate, "fields": worked.fields}
    given["representative"] = worked.representative
    store.act(actions.keep_ground, lines=worked.lines, at=NOON, **given)
    return worked


def rows(db: Db) -> list[tuple[str, ...]]:
    return sorted(
        tuple(str(getattr(row, column.name)) for column in kind.__table__.columns)
        for kind in (SharedGround, GroundRun)
        for row in db.query(kind)
    )


def test_a_line_comes_back_as_it_went_in(council: Make) -> None:
    """Every figure of a line, its hidden cells and what it lacks, is read as it was worked out.

    But for the consensus of groups where one is hidden: from the product its answers could be told.
    """
    store = council(24, 6)
    voted(store, 24)
    worked = worked_out(store)
    kept = {line.statement_id: asdict(line) for line in store.read(queries.ground_of)}
    for line in worked.lines:
        mine = kept[line.statement_id]
        apart = {name for name, value in asdict(line).items() if mine[name] != value}
        assert apart == ({"gic", "gic_mean", "against_mean"} if line.hidden else set())
        assert line.gic is not None and (mine["gic"] is None) == bool(line.hidden)
    assert any(line.hidden for line in worked.lines) and any(line.missing for line in worked.lines)


def test_working_out_again_replaces_and_is_one_step(council: Make) -> None:
    """A second run leaves one run and one line a statement; undo brings the first back whole."""
    store = council(24, 6)
    voted(store, 24)
    worked_out(store)
    first = store.read(rows)
    store.act(actions.keep_votes, votes=[("p1", "s2", -1)], at=NOON)
    worked_out(store)
    assert store.read(rows) != first and len(store.read(rows)) == len(first)
    store.undo()
    assert store.read(rows) == first


def test_answers_that_came_while_comparing_are_missing(council: Make) -> None:
    """Votes given between the reading and the keeping are not in the figures, and the page says so."""
    store = council(24, 6)
    voted(store, 24)
    mark = store.read(queries.ground_mark)
    worked = work_out_ground(store.read(queries.votes_of), store.read(queries.fields_of))
    store.act(actions.keep_votes, votes=[("p1", "s4", 1)], at=NOON)
    store.act(actions.keep_ground, lines=worked.lines, mark=mark, at=NOON)
    assert store.read(queries.ground_facts).is_stale
    worked_out(store)
    assert not store.read(queries.ground_facts).is_stale


def test_whatever_it_was_worked_out_from_makes_it_old(council: Make) -> None:
    """A judged pair, a new seating, another in a seat, a changed mind: each is seen, and each taken back."""
    store = council(24, 6)
    voted(store, 24)
    store.act(actions.keep_votes, votes=[(f"p{n}", "s4", 1) for n in range(1, 25)], at=NOON)
    worked_out(store)
    pair = {"statement_id": "s2", "other_id": "s4", "at": NOON}

    def other_person(db) -> None:
        db.get(Person, "person1").attributes = {"region": "Elsewhere"}

    for deed, given in (
        (mark_alike, pair | {"same": True}),
        (seat_them, {"tables": 2, "each": 6}),
        (other_person, {}),
        (actions.keep_votes, {"votes": [("p1", "s1", -1)], "at": NOON}),
    ):
        store.act(deed, **given)
        assert store.read(queries.ground_facts).is_stale, deed
        store.undo()
        assert not store.read(queries.ground_facts).is_stale, deed


def test_a_judged_pair_makes_old_only_what_it_changes(council: Make) -> None:
    """Two on the short list called the same: it is out of date, and that is named. Else nothing is said."""
    store = council(24, 6)
    voted(store, 24)
    store.act(actions.keep_votes, votes=[(f"p{n}", "s4", 1) for n in range(1, 25)], at=NOON)
    worked_out(store)
    for pair, same, changed in (
        (("s2", "s4"), False, ()),
        (("s1", "s2"), True, ()),
        (("s2", "s4"), True, (SAME,)),
    ):
        given = {"statement_id": pair[0], "other_id": pair[1], "same": same, "at": NOON}
        store.act(mark_alike, **given)
        assert store.read(queries.ground_facts).changed == changed, (pair, same)
        store.undo()
    told = changed_words((SAME,))
    assert "call the same" in told and "answers" not in told
    store.act(actions.keep_votes, votes=[("p1", "s1", -1)], at=NOON)
    assert store.read(queries.ground_facts).changed == (ANSWERS,)


def test_consensus_over_small_groups_alone_is_not_told(council: Make) -> None:
    """No group of the field can be shown, so neither can the product of all of them."""
    store = council(24, 6)
    voted(store, 24)
    tables = Field("table", {f"p{n}": str(n % 8) for n in range(1, 25)})
    worked = work_out_ground(store.read(queries.votes_of), (tables,))
    store.act(actions.keep_ground, lines=worked.lines, fields=worked.fields, at=NOON)
    assert all(line.gic is not None for line in worked.lines)
    assert all(line.gic is None for line in store.read(queries.ground_of))


def test_the_matrix_has_a_cell_for_every_group(council: Make) -> None:
    """Statements by groups, in the order of the names; where few were asked there is no figure."""
    store = council(24, 6)
    voted(store, 24)
    worked_out(store)
    matrix = store.read(queries.matrix_of, field="region")
    assert (matrix.groups, matrix.sizes) == (("North", "South"), (12, 12))
    by_id = {row.line.statement_id: row.cells for row in matrix.rows}
    split, few = by_id["s1"], by_id["s3"]
    assert all(isinstance(cell, Cell) for cell in split)
    assert [cell.agree for cell in split if isinstance(cell, Cell)] == [0, 12]
    assert all(isinstance(cell, Hidden) for cell in few)
    assert store.read(queries.matrix_of, field="no such").groups == ()


def test_a_group_of_which_no_figure_is_shown_has_its_people(council: Make) -> None:
    """Three were asked about the only statement: both regions are hidden, and neither is one of nobody."""
    store = council(24, 6)
    cast = [(f"p{n}", "s1", 1) for n in range(1, 4)]
    store.act(actions.keep_votes, votes=cast, at=NOON)
    worked_out(store)
    matrix = store.read(queries.matrix_of, field="region")
    assert (matrix.groups, matrix.sizes) == (("North", "South"), (12, 12))
    assert all(isinstance(cell, Hidden) for cell in matrix.rows[0].cells)


def test_figures_of_another_number_of_members_are_old(council: Make) -> None:
    """Shares are of all members: when one leaves who never voted, they are to be worked out anew."""
    store = council(24, 6)
    store.act(actions.keep_votes, votes=[(f"p{n}", "s1", 1) for n in range(1, 20)], at=NOON)
    worked_out(store)
    assert not store.read(queries.ground_facts).is_stale
    store.act(_leave, seat_id="p24")
    assert store.read(queries.ground_facts).is_stale


def _leave(db: Db, *, seat_id: str) -> None:
    db.get_one(Seat, seat_id).state = "left"


def test_what_sets_a_group_apart_is_kept(council: Make) -> None:
    """The region that agrees with what the other is against has that statement, also when reworded."""
    store = council(24, 6)
    voted(store, 24)
    worked_out(store)
    store.act(edit_statement, statement_id="s1", version_id="s1b", text="Mended words.", at=NOON)
    (one,) = store.read(queries.representative_of, field="region", group="South")
    assert (one.statement_id, one.way) == ("s1b", "agree")
    assert store.read(queries.representative_of, field="region", group="nobody") == ()


def test_what_people_called_the_same_is_told_by_the_wordings_that_stand(council: Make) -> None:
    """A pair judged before one of them was mended is known by its new wording; the last word counts."""
    store = council(12, 4)
    store.act(mark_alike, statement_id="s1", other_id="s2", at=NOON)
    store.act(mark_alike, statement_id="s3", other_id="s4", at=NOON, same=False)
    store.act(edit_statement, statement_id="s1", version_id="s1b", text="Mended words.", at=NOON)
    told = {frozenset(("s1b", "s2")): True, frozenset(("s3", "s4")): False}
    assert store.read(queries.judged_of) == told


def test_coverage_and_the_check_of_the_list_are_told(council: Make) -> None:
    """Whom the list reaches, by group; who speaks in a theme; and that the list passes nobody over."""
    store = council(24, 12)
    voted(store, 24)
    theme = {"theme_id": "t", "title": "A", "statement_ids": ["s1", "s2", "s3"], "at": NOON}
    assert store.read(queries.coverage_of).slate == ()
    worked_out(store)
    store.act(actions.add_theme, **theme)
    told = store.read(queries.coverage_of)
    whole = told.slate[0]
    assert isinstance(whole, Covered) and (whole.covered, whole.size) == (24, 24)
    assert (told.themes[0].people, told.themes[0].size, told.themes[0].unknown) == (3, 24, 0)
    assert any(isinstance(group, Hidden) for group in told.themes[0].groups)
    facts = store.read(queries.ground_facts)
    assert facts.is_justified and facts.quota == 24 / 7


def test_a_line_kept_before_this_program_knew_more_is_still_read(council: Make) -> None:
    """Further figures are by name: one that is missing has its default."""
    store = council(12, 2)
    store.act(actions.keep_votes, votes=[(f"p{n}", "s1", 1) for n in range(1, 13)], at=NOON)
    worked_out(store)

    def forget(db: Db) -> None:
        for row in db.query(SharedGround):
            row.further = {}

    store.act(forget)
    (line,) = store.read(queries.ground_of)
    assert line.spread == 0.0 and line.bridge is None and isinstance(line, Line)
