"""The whole chain by commands, without a window: people, draw, sessions, ground, decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import inspect, literal_column, select, table

from council.decisions.queries import ballots_of, origins_of, recommendations_of
from council.ground.queries import askings_of, ground_of, places_of, shows_of, themes_of, votes_of
from council.sample import story
from council.selection.queries import draws_of, seats_of
from council.sessions.queries import likenesses_of, seating_of, sessions_of, statements_of
from council.store import Outcome, Store
from tests.journeys.small import small_folder

OWN = {"step", "change", "draft", "council_form", "urn"}  # papers of a box are kept without images


def tables(store: Store) -> dict[str, Counter[tuple[Any, ...]]]:
    """Every row of every table of the rooms, in no order."""
    found = {}
    with store._engine.connect() as connection:
        for name in sorted(set(inspect(connection).get_table_names()) - OWN):
            rows = connection.execute(select(literal_column("*")).select_from(table(name))).all()
            found[name] = Counter(tuple(row) for row in rows)
    return found


class Backwards(Store):
    """A store that takes every act back and does it again, and looks whether that was exact.

    `last` is what lies in the file since the act before; between two acts only `tell` may do anything, and
    what that would change is found by the next act.
    """

    walked: set[str]
    last: dict[str, Counter[tuple[Any, ...]]]

    def act(self, verb: Callable[..., Any], /, **given: object) -> Outcome[Any]:
        before = self.last
        outcome = super().act(verb, **given)
        self.last = tables(self) if outcome.touched or outcome.sealed else before
        if outcome.sealed or not outcome.touched:
            return outcome
        assert self.undo().name == outcome.name
        assert tables(self) == before, f"undo of {outcome.name} left something"
        self.redo()
        assert tables(self) == self.last, f"redo of {outcome.name} is not what was done"
        self.walked.add(outcome.name)
        return outcome


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The small council, told once, every act of it taken back and done again."""
    place = tmp_path_factory.mktemp("small")
    with Backwards.open(place / "small.council", create=True) as store:
        store.walked, store.last = set(), tables(store)
        story.tell(store, folder=small_folder(place))
        yield store


def test_every_act_of_the_chain_goes_back_and_forth(small: Backwards) -> None:
    """Whatever the main job does and has not sealed can be undone and done again, row by row."""
    assert len(small.walked) >= 20, sorted(small.walked)
    assert small.check() == ()
    assert tables(small) == small.last


def test_panel_meets_its_targets(small: Store) -> None:
    """The seated panel has the drawn size and keeps every target."""
    seats, draw = small.read(seats_of), small.read(draws_of)[-1]
    assert [seat.number for seat in seats] == list(range(1, 13))
    for line in draw.targets:
        count = sum(seat.attributes.get(line.feature) == line.value for seat in seats)
        assert line.least <= count <= line.most, line


def test_everybody_sits_once_in_each_session(small: Store) -> None:
    """Each session seats every seat at exactly one table."""
    for session in small.read(sessions_of):
        seating = small.read(seating_of, session_id=session.id)
        assert seating is not None
        assert sorted(place.seat_id for place in seating.places) == sorted(s.id for s in small.read(seats_of))


def test_words_are_kept_as_they_were(small: Store) -> None:
    """The statements are those of the conversation, word for word, in its order."""
    kept = [statement.text for statement in small.read(statements_of)]
    telling = story.cast.read_conversation(
        story.resource(story.SAMPLE), story.cast.read_plan(story.resource(story.SAMPLE))
    )
    assert len(kept) == len(telling.comments)
    assert {" ".join(k.split()) for k in kept} == {" ".join(c.text.split()) for c in telling.comments}


def test_people_arranged_the_themes(small: Store) -> None:
    """Some themes have names, stand under wider ones and hold what is pinned; the map lies drawn."""
    themes = small.read(themes_of)
    wider = {theme.id for theme in themes} & {theme.parent_id for theme in themes}
    assert len(wider) == 2 and sum(theme.state == "named" for theme in themes) >= 2 + len(wider)
    assert any(row.placed_by == "person" for theme in themes for row in theme.statements)
    assert len(small.read(likenesses_of)) == 2
    assert set(small.read(places_of).statements) == {s.id for s in small.read(statements_of)}


def test_cards_count_nobody_twice(small: Store) -> None:
    """Two sets were put to the council; whose vote is kept is not counted again by a card."""
    assert [one.state for one in small.read(askings_of)] == ["closed", "closed"]
    shows = small.read(shows_of)
    assert len(shows) == 9 and all(one.agree + one.disagree + one.passed <= one.present for one in shows)
    added = [counts for found in small.read(votes_of).shows.values() for counts in found]
    assert not any(counts.agree + counts.disagree + counts.passed for counts in added)


def test_results_follow_from_the_votes(small: Store) -> None:
    """Counts of shared ground and of each ballot are those of the kept votes; every rule was applied."""
    lines = {line.statement_id: line for line in small.read(ground_of)}
    assert lines and small.read(themes_of)
    for ballot in small.read(ballots_of):
        result = ballot.result
        assert result is not None
        if ballot.kind != "majority":
            continue
        enough = 3 * result.yes >= 2 * (result.yes + result.no) > 0 and result.quorum_met
        assert (result.outcome == "carried") == enough


def test_every_recommendation_knows_where_it_came_from(small: Store) -> None:
    """From each recommendation a way leads back to statements."""
    recommendations = small.read(recommendations_of)
    assert recommendations
    for one in recommendations:
        roots = small.read(origins_of, recommendation_id=one.id)
        assert roots.roots.statements, one.title


def test_one_proposal_goes_all_the_way(small: Store) -> None:
    """Joined, rated, objected to and agreed; final with every field, and walked back to its statements."""
    one = next(one for one in small.read(recommendations_of) if one.state == "final")
    assert one.agreed is not None and not one.missing
    assert sorted(each.state for each in one.objections) == ["not_qualified", "resolved"]
    assert len(one.spread) == 2 and one.criteria and one.costs and one.concerns and one.ties
    kinds = {step.kind for step in small.read(origins_of, recommendation_id=one.id).steps}
    assert kinds == {"statement", "theme", "version", "support", "remark", "consent", "objection"}


def test_a_ballot_was_read_twice_where_tellers_differed(small: Store) -> None:
    """One pile of the first ballot differed and was settled by both; a ranked ballot stands beside."""
    ballots = small.read(ballots_of)
    assert [pile.differences for pile in ballots[0].piles if pile.differences] and ballots[0].result
    assert {ballot.kind for ballot in ballots} == {"majority", "schulze"}
