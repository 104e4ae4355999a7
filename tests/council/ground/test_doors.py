"""What ground keeps: votes, themes and shared ground on a real file, each act undone whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import timedelta

import pytest

from council.ground import actions, queries, refusals
from council.ground.meaning.records import Vector
from council.ground.meaning.values import BUNDLED, VectorRow
from council.ground.shared.records import GroundRun, SharedGround
from council.ground.shared.values import CONTESTED, LABELS
from council.ground.shared.work import work_out_ground
from council.ground.themes.records import Membership, Theme
from council.ground.themes.values import FoundTheme
from council.ground.themes.work import propose_themes
from council.ground.voting.records import Vote
from council.ground.voting.values import Groups
from council.sessions.actions import edit_statement, withdraw_statement
from council.store import Db, Store
from tests.council.ground.conftest import NOON

LATER = NOON + timedelta(hours=1)
Make = Callable[..., Store]


def found(*statements: str, key: str = "", title: str = "Found") -> FoundTheme:
    scores = tuple(0.9 for _ in statements)
    return FoundTheme(key, title, ("word",), statements[:2], statements, scores, (), len(statements), 0.7)


def keep(store: Store, *themes: FoundTheme) -> None:
    store.act(actions.keep_themes, themes=themes, at=NOON)


def inside(store: Store) -> dict[str, set[str]]:
    return {theme.title: {each.id for each in theme.statements} for theme in store.read(queries.themes_of)}


def everything(db: Db) -> list[tuple[str, ...]]:
    kinds = (Vector, Theme, Membership, Vote, SharedGround, GroundRun)
    return sorted(
        tuple(str(getattr(row, column.name)) for column in kind.__table__.columns)
        for kind in kinds
        for row in db.query(kind)
    )


def test_votes_keep_their_gaps(council: Make) -> None:
    """Agree, pass, disagree and not asked come back as they went in; the last of a pair counts."""
    store = council(3, 4)
    cast = [("p1", "s1", 1), ("p1", "s2", 0), ("p2", "s1", -1), ("p1", "s1", -1)]
    assert store.act(actions.keep_votes, votes=cast, at=NOON).value == 3
    seen = store.read(queries.votes_of)
    assert seen.seats == ("p1", "p2", "p3") and seen.statements == ("s1", "s2")
    assert seen.rows == ((-1, 0), (-1, None), (None, None))


def test_the_same_votes_again_change_nothing(council: Make) -> None:
    """An import repeated keeps no vote twice."""
    store = council(3, 4)
    cast = [("p1", "s1", 1), ("p2", "s2", 0)]
    store.act(actions.keep_votes, votes=cast, at=NOON)
    assert store.act(actions.keep_votes, votes=cast, at=LATER).value == 0


@pytest.mark.parametrize(
    ("vote", "refusal"),
    [
        (("p9", "s1", 1), refusals.SeatUnknown),
        (("p1", "s9", 1), refusals.StatementUnknown),
        (("p1", "s1", 2), refusals.VoteNotUnderstood),
    ],
)
def test_a_vote_that_cannot_be_is_refused_whole(council: Make, vote, refusal) -> None:
    """One bad vote and none is kept."""
    store = council(2, 2)
    with pytest.raises(refusal):
        store.act(actions.keep_votes, votes=[("p1", "s1", 1), vote], at=NOON)
    assert store.read(queries.votes_of).statements == ()


def test_a_proposal_comes_and_goes_as_one_step(council: Make) -> None:
    """Themes, their statements and vectors are one act; undo leaves every table as before."""
    store = council(4, 6)
    before = store.read(everything)
    rows = [VectorRow("s1", BUNDLED.engine, "", b"\0" * 8)]
    store.act(actions.keep_themes, themes=[found("s1", "s2"), found("s3", "s4")], vectors=rows, at=NOON)
    after = store.read(everything)
    store.undo()
    assert store.read(everything) == before
    store.redo()
    assert store.read(everything) == after


def test_what_is_in_no_theme_is_listed(council: Make) -> None:
    """Nobody is lost between the themes."""
    store = council(4, 6)
    keep(store, found("s1", "s2"), found("s3", "s4"))
    assert [view.id for view in store.read(queries.unthemed)] == ["s5", "s6"]


@pytest.mark.parametrize(("seats", "known"), ((2, 2), (0, 0)))
def test_only_those_with_a_seat_are_known(council: Make, seats: int, known: int) -> None:
    """Four statements of two members are known to be theirs; without a seat nobody is."""
    store = council(seats, 4)
    keep(store, found("s1", "s2", "s3", "s4"))
    (theme,) = store.read(queries.themes_of)
    assert theme.known == known


def test_a_new_proposal_goes_on_under_the_old_number(council: Make) -> None:
    """A theme that is mostly the same keeps its id; one that is gone goes."""
    store = council(4, 6)
    keep(store, found("s1", "s2", "s3", title="A"), found("s4", "s5", title="B"))
    first = {theme.title: (theme.id, theme.number) for theme in store.read(queries.themes_of)}
    keep(store, found("s1", "s2", "s6", title="A again"))
    (theme,) = store.read(queries.themes_of)
    assert (theme.id, theme.number) == first["A"] and theme.title == "A again"
    assert inside(store) == {"A again": {"s1", "s2", "s6"}}


def test_a_name_people_gave_survives_a_new_proposal(council: Make) -> None:
    """A renamed theme stays, under its name, with what people placed in it, whatever the machine finds."""
    store = council(4, 6)
    keep(store, found("s1", "s2", title="A"), found("s3", "s4", title="B"))
    a, b = sorted(store.read(queries.themes_of), key=lambda theme: theme.title)
    store.act(actions.rename_theme, theme_id=a.id, title="  Our   own ", at=LATER)
    store.act(actions.place_statements, statement_ids=["s4"], theme_id=a.id, at=LATER)
    keep(store, found("s1", "s3", "s4", key=a.id, title="A"), found("s2", "s5", title="C"))
    assert inside(store) == {"Our own": {"s1", "s3", "s4"}, "C": {"s2", "s5"}}
    (mine,) = store.read(queries.gathering_of).held
    assert (mine.title, mine.placed) == ("Our own", ("s4",))


def test_no_proposal_moves_a_placed_statement(council: Make) -> None:
    """Even a proposal that claims it elsewhere leaves it where people put it."""
    store = council(4, 6)
    keep(store, found("s1", "s2", title="A"), found("s3", "s4", title="B"))
    b = next(theme for theme in store.read(queries.themes_of) if theme.title == "B")
    store.act(actions.place_statements, statement_ids=["s1"], theme_id=b.id, at=LATER)
    keep(store, found("s1", "s2", "s5", title="C"))
    assert inside(store)["C"] == {"s2", "s5"} and "s1" in inside(store)["B"]


def test_placing_moves_and_none_takes_out(council: Make) -> None:
    """A statement is in one theme at a time, and can be taken out of all."""
    store = council(4, 4)
    keep(store, found("s1", "s2", title="A"), found("s3", "s4", title="B"))
    b = next(theme for theme in store.read(queries.themes_of) if theme.title == "B")
    store.act(actions.place_statements, statement_ids=["s1"], theme_id=b.id, at=LATER)
    assert inside(store) == {"A": {"s2"}, "B": {"s1", "s3", "s4"}}
    store.act(actions.place_statements, statement_ids=["s1", "s2"], theme_id=None, at=LATER)
    assert [view.id for view in store.read(queries.unthemed)] == ["s1", "s2"]


def test_themes_merge_and_split(council: Make) -> None:
    """Merged, all is in one; split, the marked ones stand under a new name; both undone in one step."""
    store = council(4, 6)
    keep(store, found("s1", "s2", title="A"), found("s3", "s4", title="B"))
    a, b = sorted(store.read(queries.themes_of), key=lambda theme: theme.title)
    store.act(actions.merge_themes, theme_id=b.id, into_id=a.id, at=LATER)
    assert inside(store) == {"A": {"s1", "s2", "s3", "s4"}}
    given = {"theme_id": a.id, "new_id": "new", "title": "C", "statement_ids": ["s1", "s3"]}
    store.act(actions.split_theme, at=LATER, **given)
    assert inside(store) == {"A": {"s2", "s4"}, "C": {"s1", "s3"}}
    store.undo()
    store.undo()
    assert inside(store) == {"A": {"s1", "s2"}, "B": {"s3", "s4"}}


def test_what_was_corrected_since_is_split_off_too(council: Make) -> None:
    """A theme knows a statement by the wording it was placed with; people mark the one that stands."""
    store = council(4, 4)
    keep(store, found("s1", "s2", "s3", title="A"))
    (a,) = store.read(queries.themes_of)
    store.act(edit_statement, statement_id="s1", version_id="s1b", text="Mended words.", at=NOON)
    given = {"theme_id": a.id, "new_id": "new", "title": "C", "statement_ids": ["s1b", "s2"]}
    store.act(actions.split_theme, at=LATER, **given)
    assert inside(store) == {"A": {"s3"}, "C": {"s1b", "s2"}}


def test_what_makes_no_sense_is_refused(council: Make) -> None:
    """No empty name, no merge with itself, no split of all or none, no theme that is gone."""
    store = council(4, 4)
    keep(store, found("s1", "s2", title="A"))
    (a,) = store.read(queries.themes_of)
    with pytest.raises(refusals.ThemeUntitled):
        store.act(actions.rename_theme, theme_id=a.id, title="  ", at=NOON)
    with pytest.raises(refusals.ThemesAlike):
        store.act(actions.merge_themes, theme_id=a.id, into_id=a.id, at=NOON)
    with pytest.raises(refusals.NothingToSplit):
        store.act(
            actions.split_theme, theme_id=a.id, new_id="n", title="C", statement_ids=["s1", "s2"], at=NOON
        )
    with pytest.raises(refusals.ThemeUnknown):
        store.act(actions.remove_theme, theme_id="gone")
    with pytest.raises(refusals.EnginesMixed):
        store.act(actions.keep_vectors, vectors=[VectorRow("s1", "another", "", b"\0" * 8)])


def test_a_corrected_statement_stays_in_its_theme(council: Make) -> None:
    """A new wording follows the old one; a withdrawn statement is gone from its theme."""
    store = council(4, 4)
    keep(store, found("s1", "s2", title="A"), found("s3", "s4", title="B"))
    store.act(edit_statement, statement_id="s1", version_id="s1b", text="Mended words.", at=LATER)
    store.act(withdraw_statement, statement_id="s2", reason="")
    assert inside(store)["A"] == {"s1b"} and not store.read(queries.unthemed)


def test_a_statement_mended_twice_stays_in_its_theme(council: Make) -> None:
    """However often a wording is mended, its statement stays where it was, once, and moves as one."""
    store = council(4, 4)
    keep(store, found("s1", "s2", title="A"), found("s3", "s4", title="B"))
    store.act(edit_statement, statement_id="s1", version_id="s1b", text="Mended words.", at=LATER)
    store.act(edit_statement, statement_id="s1b", version_id="s1c", text="Mended words again.", at=LATER)
    assert inside(store)["A"] == {"s1c", "s2"} and not store.read(queries.unthemed)
    other = next(theme.id for theme in store.read(queries.themes_of) if theme.title == "B")
    store.act(actions.place_statements, statement_ids=["s1c"], theme_id=other, at=LATER)
    assert inside(store) == {"A": {"s2"}, "B": {"s1c", "s3", "s4"}}
    store.act(edit_statement, statement_id="s1c", version_id="s1d", text="Mended once more.", at=LATER)
    (held,) = store.read(queries.gathering_of).held
    assert held.placed == ("s1d",)
    keep(store, found("s1d", "s2", title="A"), found("s3", "s4", key=other, title="B"))
    assert inside(store) == {"A": {"s2"}, "B": {"s1d", "s3", "s4"}}
    assert sum(len(theme.statements) for theme in store.read(queries.themes_of)) == 4


def test_groups_are_kept_with_the_seats_they_are_of(council: Make) -> None:
    """Members who did not vote, and ids that sort otherwise, put nobody into another's group."""
    store = council(14, 2)
    cast = [(f"p{n}", "s1", 1 if n % 2 else -1) for n in range(3, 15)]
    store.act(actions.keep_votes, votes=cast, at=NOON)
    seen = store.read(queries.votes_of)
    member = tuple(-1 if number < 3 else number % 2 for number in seen.seat_numbers)
    lines = work_out_ground(seen, store.read(queries.fields_of)).lines
    store.act(actions.keep_ground, lines=lines, at=NOON, groups=Groups(member, 2, 0.9, 12, ""))
    kept = store.read(queries.ground_facts).groups
    assert kept == {f"p{n}": n % 2 for n in range(3, 15)}


def test_a_wording_changed_after_the_vote_is_said(council: Make) -> None:
    """Figures of an earlier wording are not shown as those of the new one in silence."""
    store = council(12, 2)
    store.act(actions.keep_votes, votes=[(f"p{n}", "s1", 1) for n in range(1, 13)], at=NOON)
    worked = work_out_ground(store.read(queries.votes_of), store.read(queries.fields_of))
    store.act(actions.keep_ground, lines=worked.lines, at=NOON)
    assert not store.read(queries.ground_facts).is_stale
    store.act(edit_statement, statement_id="s1", version_id="s1b", text="Quite another thing.", at=LATER)
    assert store.read(queries.ground_facts).is_stale


def test_what_is_undone_while_the_machine_works_is_left_out(council: Make) -> None:
    """A statement taken back during the long work is no longer there to be themed; the rest is kept."""
    store = council(12, 3)
    store.act(actions.keep_votes, votes=[(f"p{n}", "s1", 1) for n in range(1, 13)], at=NOON)
    lines = work_out_ground(store.read(queries.votes_of), store.read(queries.fields_of)).lines
    gone = dataclasses.replace(lines[0], statement_id="undone")
    assert store.act(actions.keep_ground, lines=[*lines, gone], at=NOON).value == 1
    vectors = [VectorRow(one, BUNDLED.engine, "", b"x") for one in ("s1", "undone")]
    store.act(actions.keep_themes, themes=[found("s1", "undone", title="A")], vectors=vectors, at=NOON)
    assert inside(store) == {"A": {"s1"}}


def test_shared_ground_is_kept_whole_and_knows_when_it_is_old(council: Make) -> None:
    """Lines, the gate's verdict and the short list; new votes make it stale, not wrong in silence."""
    store = council(12, 6)
    cast = [(f"p{n}", "s1", 1 if n % 2 else -1) for n in range(1, 13)] + [
        (f"p{n}", "s2", 1) for n in range(1, 13)
    ]
    store.act(actions.keep_votes, votes=cast, at=NOON)
    assert store.read(queries.ground_facts).is_stale
    worked = work_out_ground(store.read(queries.votes_of), store.read(queries.fields_of))
    given = {"groups": worked.groups, "slate": worked.slate, "fields": worked.fields}
    store.act(actions.keep_ground, lines=worked.lines, at=NOON, **given)
    lines = {line.statement_id: line for line in store.read(queries.ground_of)}
    assert lines["s1"].label == CONTESTED and lines["s2"].label == "shared" and lines["s2"].psg == 1.0
    assert {cell.group for cell in lines["s1"].cells} == {"North", "South"}
    facts = store.read(queries.ground_facts)
    assert not facts.is_stale and facts.fields == ("region",) and facts.gate_reason == "too few votes"
    assert dict(facts.labels)["shared"] == 1 and [label for label, _ in facts.labels] == list(LABELS)
    store.act(actions.keep_votes, votes=[("p1", "s3", 1)], at=LATER)
    assert store.read(queries.ground_facts).is_stale


def test_the_whole_way_of_a_statement(council: Make) -> None:
    """Thirty statements on three subjects: read, themed, kept; a second run makes no new vectors."""
    store = council(12, 30, "What does our town need?")
    worked = propose_themes(store.read(queries.gathering_of))
    store.act(actions.keep_themes, themes=worked.themes, vectors=worked.vectors, at=NOON)
    themes = store.read(queries.themes_of)
    for theme in themes:
        assert len({int(each.id[1:]) % 3 for each in theme.statements}) == 1, theme.title
    assert sum(len(theme.statements) for theme in themes) + len(store.read(queries.unthemed)) == 30
    again = propose_themes(store.read(queries.gathering_of))
    assert not again.vectors and again.themes == worked.themes
    assert store.read(queries.ground_facts).engine.startswith("all-MiniLM-L6-v2")
