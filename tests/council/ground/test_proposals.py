"""What a proposal does to themes that stand: told beforehand, kept as told, and never against people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from council.ground import actions, queries, refusals
from council.ground.meaning.values import BUNDLED, Model, VectorRow
from council.ground.themes.changes import CHANGED, GONE, NEW, SAME, ProposalChange, proposal_change
from council.ground.themes.declining import accepted
from council.ground.themes.live import find_places
from council.ground.themes.matching import ThemeBefore
from council.ground.themes.records import Membership, Theme
from council.ground.themes.values import NAMED, PERSON, FoundParent, FoundTheme, Worked
from council.sessions.actions import (
    capture_statement,
    edit_statement,
    mark_alike,
    mark_carry,
    split_statement,
)
from council.store import Db, Store
from tests.council.ground.conftest import NOON, furnish
from tests.council.ground.test_doors import everything, found, inside

LATER = NOON + timedelta(hours=1)
COUNT = 12
IDS = tuple(f"s{n}" for n in range(1, COUNT + 1))
Make = Callable[..., Store]


def worked(*themes: FoundTheme, parents: tuple[FoundParent, ...] = (), unthemed=()) -> Worked:
    return Worked(themes, (), {}, tuple(unthemed), "", True, parents)


def keep(store: Store, proposal: Worked, kept=()) -> None:
    given = {"parents": proposal.parents, "unthemed": proposal.unthemed, "kept": kept}
    store.act(actions.keep_themes, themes=proposal.themes, at=LATER, **given)


def changes(store: Store, proposal: Worked) -> ProposalChange:
    return proposal_change(store.read(queries.themes_before), proposal)


def ids(store: Store) -> dict[str, str]:
    return {theme.title: theme.id for theme in store.read(queries.themes_of)}


def wider(store: Store) -> dict[str, str]:
    themes = store.read(queries.themes_of)
    title = {theme.id: theme.title for theme in themes}
    return {theme.title: title[theme.parent_id] for theme in themes if theme.parent_id}


@pytest.fixture
def two(council: Make) -> Store:
    """A council with A (s1 s2 s3) and B (s4 s5), both proposed."""
    store = council(4, COUNT)
    keep(store, worked(found("s1", "s2", "s3", title="A"), found("s4", "s5", title="B")))
    return store


def test_what_would_change_is_told(two: Store) -> None:
    """Who comes, from where, who goes, what is new and what would be let go, before anything has changed."""
    before = two.read(everything)
    themes = (found("s1", "s2", "s4", title="A"), found("s7", "s8", title="C"))
    told = changes(two, worked(*themes, unthemed=("s3", "s5")))
    kinds = {change.title: change.kind for change in told.themes}
    assert kinds == {"A": CHANGED, "C": NEW, "B": GONE} and not told.is_nothing
    a = next(change for change in told.themes if change.title == "A")
    assert [(m.statement_id, m.other) for m in a.came] == [("s4", "B")]
    assert [(m.statement_id, m.other) for m in a.left] == [("s3", "")] and a.stays == 2
    assert (told.moved, told.placed, told.dropped, told.stay) == (1, 2, 2, 2)
    assert two.read(everything) == before


def test_the_same_again_changes_nothing(two: Store) -> None:
    """A proposal like the last one is told to be so."""
    told = changes(two, worked(found("s1", "s2", "s3", title="A"), found("s4", "s5", title="B")))
    assert told.is_nothing and {change.kind for change in told.themes} == {SAME}


def test_what_is_declined_stays(two: Store) -> None:
    """A new theme declined is not made, one that would go stays, and nobody takes its statements."""
    proposal = worked(found("s1", "s2", "s4", title="A"), found("s3", "s5", "s7", title="C"))
    b = ids(two)["B"]
    left, kept = accepted(two.read(queries.themes_before), proposal, {b, "new 1"})
    keep(two, left, kept)
    assert inside(two) == {"A": {"s1", "s2", "s3"}, "B": {"s4", "s5"}}


def test_a_theme_declined_keeps_title_and_statements(two: Store) -> None:
    """Its statements go to no other theme, and it takes none in."""
    proposal = worked(found("s1", "s2", "s6", title="Other"), found("s3", "s4", "s5", title="B"))
    left, kept = accepted(two.read(queries.themes_before), proposal, {ids(two)["A"]})
    keep(two, left, kept)
    assert inside(two) == {"A": {"s1", "s2", "s3"}, "B": {"s4", "s5"}}


def test_what_was_said_meanwhile_stays_where_it_is(two: Store) -> None:
    """A statement the proposal never saw is not thrown out of its theme."""
    two.act(capture_statement, statement_id="new", text="More buses at night.", at=LATER)
    assert two.act(_live, statement_id="new", theme_id=ids(two)["B"]).value
    keep(two, worked(found("s1", "s2", title="A"), found("s4", "s5", title="B"), unthemed=("s3",)))
    assert inside(two) == {"A": {"s1", "s2"}, "B": {"s4", "s5", "new"}}


def test_a_theme_dissolved_meanwhile_does_not_come_back(two: Store) -> None:
    """People let a theme go while the machine still worked with it: it stays gone."""
    a = ids(two)["A"]
    two.act(actions.rename_theme, theme_id=a, title="Ours", at=NOON)
    two.act(actions.remove_theme, theme_id=a)
    keep(two, worked(found("s1", "s2", key=a, title="Ours"), found("s4", "s5", title="B")))
    assert inside(two) == {"B": {"s4", "s5"}}


def test_wider_themes_come_with_a_proposal(two: Store) -> None:
    """Themes stand under wider ones, which go on under their id, or go when the next has none."""
    parts = (found("s1", "s2", "s3", title="A"), found("s4", "s5", title="B"), found("s6", title="C"))
    proposal = worked(
        *(replace(part, parent=0 if at < 2 else None) for at, part in enumerate(parts)),
        parents=(FoundParent("Wide", ("word",), (0, 1)),),
    )
    assert [change.holds for change in changes(two, proposal).themes if change.title == "Wide"] == [
        ("A", "B")
    ]
    keep(two, proposal)
    assert wider(two) == {"A": "Wide", "B": "Wide"}
    wide = next(theme for theme in two.read(queries.themes_of) if theme.title == "Wide")
    assert wide.people == 4 and not wide.statements
    assert changes(two, proposal).is_nothing
    keep(two, proposal)
    assert ids(two)["Wide"] == wide.id
    keep(two, worked(*parts))
    assert wider(two) == {} and "Wide" not in ids(two)


def test_where_people_put_a_theme_it_stays(two: Store) -> None:
    """A theme put under another, or taken out, is moved by no proposal."""
    two.act(actions.gather_themes, parent_id="w", title="Ours", theme_ids=[ids(two)["A"]], at=NOON)
    a = ids(two)["A"]
    parts = (found("s1", "s2", "s3", key=a, title="A"), found("s4", "s5", title="B"))
    keep(
        two,
        worked(*(replace(p, parent=0) for p in parts), parents=(FoundParent("Wide", (), (0, 1)),)),
    )
    assert wider(two) == {"A": "Ours", "B": "Ours"}  # what is wide as theirs goes on as theirs
    two.act(actions.put_under, theme_ids=[a], parent_id=None, at=NOON)
    keep(
        two,
        worked(*(replace(p, parent=0) for p in parts), parents=(FoundParent("Wide", (), (0, 1)),)),
    )
    assert wider(two) == {"B": "Wide"}


def test_a_wider_theme_is_held_for_what_people_did_with_it(two: Store) -> None:
    """Not because the machine put something named under it; but named, or chosen by people, it is."""
    proposal = worked(
        *(replace(part, parent=0) for part in (found("s1", "s2", title="A"), found("s4", title="B"))),
        parents=(FoundParent("Wide", (), (0, 1)),),
    )
    keep(two, proposal)
    wide, a = ids(two)["Wide"], ids(two)["A"]
    two.act(actions.rename_theme, theme_id=a, title="Ours", at=NOON)

    def held() -> dict[str, str]:
        return {theme.key: theme.parent for theme in two.read(queries.gathering_of).held}

    assert held() == {a: ""}
    two.act(actions.rename_theme, theme_id=wide, title="Wide as we say", at=NOON)
    assert held() == {a: wide, wide: ""}
    two.undo()
    two.act(actions.put_under, theme_ids=[a], parent_id=wide, at=NOON)
    assert held() == {a: wide, wide: ""}


def test_themes_stand_two_deep_at_most(two: Store) -> None:
    """Nothing is put under what stands under another, nor what has others under it, nor under itself."""
    a, b = ids(two)["A"], ids(two)["B"]
    two.act(actions.put_under, theme_ids=[a], parent_id=b, at=NOON)
    two.act(actions.add_theme, theme_id="c", title="C", at=NOON)
    for theme, parent in (("c", a), (b, "c")):
        with pytest.raises(refusals.ThemesTooDeep):
            two.act(actions.put_under, theme_ids=[theme], parent_id=parent, at=NOON)
    with pytest.raises(refusals.ThemesAlike):
        two.act(actions.put_under, theme_ids=["c"], parent_id="c", at=NOON)


def test_what_stands_under_a_theme_survives_it(two: Store) -> None:
    """Merged away, its themes go along; dissolved, they stand by themselves; undo brings all back."""
    a, b = ids(two)["A"], ids(two)["B"]
    two.act(actions.gather_themes, parent_id="w", title="W", theme_ids=[a, b], at=NOON)
    before = two.read(everything)
    two.act(actions.merge_themes, theme_id="w", into_id=a, at=NOON)
    assert wider(two) == {"B": "A"}
    two.undo()
    two.act(actions.remove_theme, theme_id="w")
    assert wider(two) == {} and set(ids(two)) == {"A", "B"}
    two.undo()
    assert two.read(everything) == before


def test_a_pin_holds_and_can_be_drawn(two: Store) -> None:
    """Pinned where it is, a statement stays; unpinned, it may move again."""
    assert two.act(actions.pin_statements, statement_ids=["s1", "s9"], at=NOON).value == 1
    moved = worked(found("s1", "s4", "s5", title="B"), found("s2", "s3", key=ids(two)["A"], title="A"))
    keep(two, moved)
    assert "s1" in inside(two)["A"]
    assert two.act(actions.unpin_statements, statement_ids=["s1"], at=NOON).value == 1
    assert not any(theme.is_held for theme in two.read(queries.themes_before))
    keep(two, worked(found("s1", "s4", "s5", title="B"), found("s2", "s3", title="A")))
    assert "s1" in inside(two)["B"]


def test_what_people_took_out_stays_out(two: Store) -> None:
    """No proposal and no machine puts it back, under no wording; placed again, it is where it was put."""
    theme = next(theme for theme in two.read(queries.themes_of) if len(theme.statements) > 1)
    out = theme.statements[0].id
    two.act(actions.place_statements, statement_ids=[out], theme_id=None, at=NOON)
    gathered = two.read(queries.gathering_of)
    assert gathered.left_out == {out} and out in {each.id for each in gathered.told}
    keep(two, worked(found("All", *IDS)))
    assert out in {view.id for view in two.read(queries.unthemed)}
    given = {"statement_id": out, "theme_id": theme.id, "score": 0.9, "at": LATER}
    assert not two.act(actions.place_by_machine, **given).value
    two.act(edit_statement, statement_id=out, version_id=(new := "s1-again"), text="In other words", at=LATER)
    assert two.read(queries.gathering_of).left_out == {new}
    home = two.read(queries.themes_of)[0].id
    two.act(actions.place_statements, statement_ids=[new], theme_id=home, at=LATER)
    assert not two.read(queries.gathering_of).left_out and not two.read(queries.unthemed)


def test_two_that_say_the_same_are_not_both_quoted(two: Store) -> None:
    """A theme is told by two statements that say two things, where it has them."""
    a = next(theme for theme in two.read(queries.themes_of) if theme.title == "A")
    text = {each.id: each.text for each in a.statements}
    assert a.quotes == (text["s1"], text["s2"])
    two.act(mark_alike, statement_id="s2", other_id="s1", at=NOON)
    a = next(theme for theme in two.read(queries.themes_of) if theme.title == "A")
    assert a.quotes == (text["s1"], text["s3"])


def test_the_first_half_stands_where_the_whole_stood(two: Store) -> None:
    """Split in two, a pinned statement leaves its place to the first half; the second can be placed live."""
    a, b = ids(two)["A"], ids(two)["B"]
    two.act(actions.pin_statements, statement_ids=["s1"], at=NOON)
    given = {"version_ids": ["one", "two"], "texts": ["Homes.", "Buses."]}
    two.act(split_statement, statement_id="s1", at=LATER, **given)
    assert inside(two)["A"] == {"one", "s2", "s3"}
    assert not two.act(_live, statement_id="one", theme_id=b).value
    assert two.act(_live, statement_id="two", theme_id=b).value
    keep(two, worked(found("s2", "s3", key=a, title="A"), found("s4", "s5", "one", "two", title="B")))
    assert inside(two) == {"A": {"one", "s2", "s3"}, "B": {"s4", "s5", "two"}}


def test_undo_takes_back_what_was_said_not_the_machines_move(two: Store) -> None:
    """The place of a new statement belongs to its capture: one undo, one redo, whatever came between."""
    before = two.read(everything)
    two.act(capture_statement, statement_id="new", text="Cheaper buses.", at=LATER)
    two.act(mark_carry, statement_id="s1", carry=True)
    done = two.act(_live, statement_id="new", theme_id=ids(two)["B"])
    assert done.value and done.joined and two.next_undo().name == "mark_carry"
    after = two.read(everything)
    two.undo()
    assert two.next_undo().name == "capture_statement"
    two.undo()
    assert two.read(everything) == before
    two.redo()
    assert two.read(everything) == after and "new" in inside(two)["B"]


def test_a_theme_made_after_the_statement_goes_back_alone(two: Store) -> None:
    """The machine puts nothing said before into a theme made since: undo of the theme would be barred."""
    two.act(capture_statement, statement_id="new", text="Cheaper buses.", at=LATER)
    before = two.read(everything)
    two.act(actions.add_theme, theme_id="late", title="Late", statement_ids=["s1"], at=LATER)
    assert not two.act(_live, statement_id="new", theme_id="late").value
    two.undo()
    assert two.read(everything) == before


def test_what_can_be_done_again_is_not_placed_twice(two: Store) -> None:
    """Put in by hand, undone, then found by the machine: done again, it still stands in one theme."""
    two.act(capture_statement, statement_id="new", text="Cheaper buses.", at=LATER)
    given = {"statement_ids": ["new"], "theme_id": ids(two)["B"], "at": LATER}
    two.act(actions.place_statements, **given)
    two.undo()
    assert not two.act(_live, statement_id="new", theme_id=ids(two)["A"]).value
    two.redo()
    assert [title for title, statements in inside(two).items() if "new" in statements] == ["B"]


def test_a_model_chosen_after_the_statement_is_not_mixed_in(two: Store) -> None:
    """What a model read of a statement said before it was chosen is not kept: undo would mix two models."""
    two.act(capture_statement, statement_id="new", text="Cheaper buses.", at=LATER)
    model = Model("two", "hash", "folder")
    two.act(actions.choose_engine, model=model, at=LATER)
    given = {"statement_id": "new", "theme_id": ids(two)["B"], "score": 0.5, "at": LATER}
    read = [VectorRow("new", model.engine, "", b"x")]
    assert not two.act(actions.place_by_machine, vectors=read, **given).value
    assert two.act(actions.place_by_machine, **given).value


def test_only_what_was_just_said_is_placed(two: Store) -> None:
    """What is gone, placed already, long ago said or read by another engine is left alone."""
    b = ids(two)["B"]
    two.act(capture_statement, statement_id="new", text="Cheaper buses.", at=LATER)
    two.act(edit_statement, statement_id="new", version_id="newer", text="Cheap buses.", at=LATER)
    two.act(actions.keep_vectors, vectors=[VectorRow("s1", BUNDLED.engine, "", b"x")])
    other = [VectorRow("newer", "two", "", b"x")]
    for statement, theme, vectors in (
        ("gone", b, ()), ("newer", "gone", ()), ("s1", b, ()), ("newer", b, other)
    ):  # fmt: skip
        given = {"statement_id": statement, "theme_id": theme, "vectors": vectors}
        assert not two.act(actions.place_by_machine, score=0.5, at=LATER, **given).value
    assert two.act(_live, statement_id="newer", theme_id=b).value
    assert not two.act(_live, statement_id="newer", theme_id=b).value


def test_a_new_statement_finds_its_theme(council: Make) -> None:
    """Of three themes on three subjects the right one is found; what is like none is left out."""
    store = council(6, 24)
    themes = [found(*(f"s{n}" for n in range(1, 25) if n % 3 == part), title=str(part)) for part in range(3)]
    for part in themes:
        assert len(part.statements) == 8
    from council.ground.themes.work import read_statements

    vectors = read_statements(store.read(queries.gathering_of))[1]
    store.act(actions.keep_themes, themes=themes, vectors=vectors, at=NOON)
    store.act(capture_statement, statement_id="n1", text="Night buses to every village", at=LATER)
    store.act(capture_statement, statement_id="n2", text="qwertz uiop", at=LATER)
    material = store.read(queries.live_material, statement_ids=["n1", "n2", "s1"])
    assert [each.id for each in material.new] == ["n1", "n2"]
    answer = find_places(material=material)
    (place,) = answer.places
    assert place.statement_id == "n1" and place.theme_id == ids(store)["1"] and len(place.vectors) == 1
    again = store.read(queries.live_material, statement_ids=["n1"], with_themes=False)
    assert find_places(material=again, centres=answer.centres).places == (place,)


def _live(db: Db, *, statement_id: str, theme_id: str) -> bool:
    given = {"statement_id": statement_id, "theme_id": theme_id, "score": 0.5}
    return actions.place_by_machine(db, at=LATER, **given)


_live.__name__ = "place_by_machine"


def of_people(db: Db) -> tuple[object, ...]:
    """All that people did to themes: names, words, pins, and where they put a theme."""
    themes = db.query(Theme).all()
    return (
        {theme.id: (theme.title, theme.description) for theme in themes if theme.state == NAMED},
        {theme.id: theme.parent_id for theme in themes if theme.parent_by == PERSON},
        {row.statement_id: row.theme_id for row in db.query(Membership) if row.placed_by == PERSON},
    )


def homes(themes: tuple[ThemeBefore, ...]) -> dict[str, str]:
    rows = [(each, theme.id) for theme in themes for each in theme.statements]
    assert len(dict(rows)) == len(rows), "a statement stands in two themes"
    return dict(rows)


PLAIN = (
    actions.add_theme, actions.place_statements, actions.pin_statements, actions.unpin_statements
)  # fmt: skip
OF_A_THEME = (
    actions.rename_theme, actions.put_under, actions.merge_themes, actions.remove_theme, actions.split_theme
)  # fmt: skip


class Sitting:
    """People and the machine at the same themes, in any order."""

    def __init__(self, store: Store, draw: Callable) -> None:
        self.store, self.draw, self.steps = store, draw, 0

    def act(self, verb: Callable, **given: object) -> None:
        self.steps += bool(self.store.act(verb, **given).touched)

    def theme(self) -> str | None:
        there = self.store.read(lambda db: [theme.id for theme in db.query(Theme).order_by(Theme.number)])
        return self.draw(st.sampled_from(there)) if there else None

    def some(self) -> list[str]:
        return self.draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=3, unique=True))

    def edit(self) -> None:
        """One thing a person does, whatever stands; what makes no sense is refused and changes nothing."""
        one = self.theme()
        verb = self.draw(st.sampled_from(PLAIN if one is None else PLAIN + OF_A_THEME))
        given: dict[str, object] = {} if verb is actions.remove_theme else {"at": NOON}
        new = f"t{self.steps}"
        if verb in (*PLAIN, actions.split_theme):
            given["statement_ids"] = self.some()
        if verb in (actions.add_theme, actions.place_statements) or verb in OF_A_THEME:
            given["theme_id"] = one
        if verb in (actions.add_theme, actions.rename_theme, actions.split_theme):
            given["title"] = f"Our {new}"
        match verb.__name__:
            case "add_theme":
                given["theme_id"] = new
            case "split_theme":
                given["new_id"] = new
            case "merge_themes":
                given["into_id"] = self.theme()
            case "put_under":
                given = {"theme_ids": [one], "parent_id": self.draw(st.sampled_from([None, self.theme()]))}
                given["at"] = NOON
        try:
            self.act(verb, **given)
        except (refusals.ThemesTooDeep, refusals.ThemesAlike, refusals.NothingToSplit) as refusal:
            assert refusal.sentence

    def propose(self) -> None:
        """The machine groups anew, claims whatever it likes, and people decline some of it."""
        where = self.draw(st.lists(st.integers(-1, 3), min_size=COUNT, max_size=COUNT))
        before = self.store.read(queries.themes_before)
        held = [theme.id for theme in before if theme.is_held]
        keys = [*held, *[""] * 4][: max(4, len(held))]
        out = self.store.read(queries.gathering_of).left_out  # a proposal never sees what people took out
        seen = [(s, at) for s, at in zip(IDS, where, strict=True) if s not in out]
        parts = [[s for s, at in seen if at == n] for n in range(len(keys))]
        themes = [
            found(*part, key=key, title=f"Found {n}")
            for n, (part, key) in enumerate(zip(parts, keys, strict=True))
            if part or key
        ]
        above = self.draw(st.sampled_from([None, 0]))
        parents = (FoundParent("Wide", (), tuple(range(min(2, len(themes))))),) if above == 0 else ()
        themes = [replace(t, parent=0 if parents and n < 2 else None) for n, t in enumerate(themes)]
        unthemed = tuple(s for s, at in seen if at < 0)
        self._keep(before, worked(*themes, parents=parents, unthemed=unthemed))

    def _keep(self, before: tuple[ThemeBefore, ...], proposal: Worked) -> None:
        told = proposal_change(before, proposal)
        declined = self.draw(st.sets(st.sampled_from([each.key for each in told.themes] or [""]), max_size=2))
        proposal, kept = accepted(before, proposal, declined)
        told = proposal_change(before, proposal, kept=kept)
        theirs = self.store.read(of_people)
        given = {"parents": proposal.parents, "unthemed": proposal.unthemed, "kept": kept}
        self.act(actions.keep_themes, themes=proposal.themes, at=LATER, **given)
        assert self.store.read(of_people) == theirs
        self._is_as_told(told, before, kept)

    def _is_as_told(
        self, told: ProposalChange, before: tuple[ThemeBefore, ...], kept: frozenset[str]
    ) -> None:
        """What was told beforehand is what happened."""
        stands = self.store.read(queries.themes_before)
        was, now, after = homes(before), homes(stands), {theme.id: theme for theme in stands}
        both = [(was.get(s), now.get(s)) for s in IDS]
        assert told.stay == sum(bool(a) and a == b for a, b in both)
        assert told.moved == sum(bool(a and b) and a != b for a, b in both)
        assert told.placed == sum(not a and bool(b) for a, b in both)
        gone = {change.key for change in told.themes if change.kind == GONE}
        assert {theme.id for theme in before} - set(after) == gone and not gone & kept
        for change in told.themes:
            if change.key in after:
                assert after[change.key].title == change.title
                assert {m.statement_id for m in change.came} == {
                    s for s, home in now.items() if home == change.key != was.get(s)
                }
                above = after[change.key].parent_id
                assert (after[above].title if above else "") == change.under
        assert all(not after[t.parent_id].parent_id for t in after.values() if t.parent_id)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each example is dear, so none is made smaller
)
@given(data=st.data())
def test_what_people_did_outlives_every_proposal(plain_store: Store, data: st.DataObject) -> None:
    """Over random edits and re-runs names and pins stay, what was told happens, undo returns all."""
    if not plain_store.read(queries.gathering_of).told:
        plain_store.act(furnish, seats=4, statements=COUNT, question="")
    before = plain_store.read(everything)
    sitting = Sitting(plain_store, data.draw)
    try:
        for deed in (
            "propose",
            *data.draw(st.lists(st.sampled_from(["edit", "edit", "propose"]), max_size=4)),
        ):
            getattr(sitting, deed)()
        sitting.propose()
    finally:
        for _step in range(sitting.steps):
            plain_store.undo()
    assert plain_store.read(everything) == before
