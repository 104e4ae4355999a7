"""Answers by seats, cards and paper in any order: nobody twice, nothing lost, everything undone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from council.errors import CouncilError
from council.ground import actions, queries
from council.store import Db, Store
from tests.council.ground.conftest import NOON
from tests.council.ground.test_together import everything, seat_them

STATEMENTS = ("s1", "s2")
SEATS = tuple(f"p{n}" for n in range(1, 9))
value = st.sampled_from([1, 0, -1])
seat, statement = st.sampled_from(SEATS), st.sampled_from(STATEMENTS)
counts = st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 2)).filter(lambda c: sum(c) <= 4)
answers = st.dictionaries(statement, value, min_size=1)
act = st.one_of(
    st.tuples(st.just("vote"), seat, statement, value),
    st.tuples(st.just("back"), seat, statement),
    st.tuples(st.just("cards"), st.sampled_from(["t1", "t2"]), statement, counts, st.booleans()),
    st.tuples(
        st.just("sheet"),
        st.sampled_from("abc"),
        answers,
        st.none() | seat,
        st.sampled_from([None, "t1"]),
        st.booleans(),
    ),
    st.tuples(st.just("unsheet"), st.sampled_from("abc")),
)


def do(store: Store, what: tuple, at: datetime) -> None:
    """Do one of the acts, or have it refused."""
    with suppress(CouncilError):
        if what[0] == "vote":
            store.act(actions.keep_votes, votes=[what[1:]], at=at)
        elif what[0] == "back":
            store.act(actions.take_back_votes, votes=[what[1:]])
        elif what[0] == "cards":
            agree, disagree, passed = what[3]
            session = "day1" if what[4] else None
            store.act(
                actions.keep_show, table_id=what[1], statement_id=what[2], session_id=session, at=at,
                agree=agree, disagree=disagree, passed=passed, present=4,
            )  # fmt: skip
        elif what[0] == "sheet":
            store.act(
                actions.keep_sheet, sheet_id=what[1], asking_id="pile", answers=what[2], seat_id=what[3],
                table_id=what[4], again=what[5], at=at,
            )  # fmt: skip
        else:
            store.act(actions.take_back_sheet, sheet_id=what[1])


def check(store: Store) -> None:
    """No statement has more answers than members, and the account holds what is counted."""
    seen = store.read(queries.votes_of)
    for at, one in enumerate(seen.statements):
        own = sum(row[at] is not None for row in seen.rows)
        shows = seen.shows.get(one, ())
        assert own + sum(show.asked for show in shows) <= len(seen.seats)
        for show in shows:
            alone = sum(
                row[at] is not None for s, row in zip(seen.seats, seen.rows, strict=True) if s in show.seats
            )
            assert min(show.agree, show.disagree, show.passed) >= 0 and show.asked <= show.size
            assert not show.seats or show.asked + alone <= show.size
    account, told = store.read(queries.vote_account), store.read(queries.answers_of)
    assert (account.counted, account.together) == (told.votes, told.together)
    shown = store.read(queries.shows_of)
    loose = [sheet for sheet in store.read(queries.sheets_of) if not sheet.seat_id]
    given = sum(view.agree + view.disagree + view.passed for view in shown)
    given += sum(len(set(sheet.answers) - set(sheet.differ)) for sheet in loose)
    assert account.together + account.alone + account.older + account.elsewhere == given
    assert min(account.alone, account.older, account.elsewhere) >= 0


def furnish(db: Db) -> None:
    seat_them(db, tables=2, each=4)


@pytest.fixture
def asked(council: Callable[..., Store]) -> Store:
    """Eight members at two tables, two statements put to them; every example leaves it as it was."""
    store: Store = council(8, 2)
    store.act(furnish)
    asking = {"asking_id": "pile", "title": "Pile", "statement_ids": list(STATEMENTS), "way": "paper"}
    store.act(actions.open_asking, at=NOON, **asking)
    return store


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(act, min_size=4, max_size=9))
def test_any_way_of_answering_counts_each_once_and_goes_back(asked: Store, acts: list[tuple]) -> None:
    """Whatever is answered in whatever order: nobody twice, all accounted for, undo returns everything."""
    before, done = asked.read(everything), 0
    for number, what in enumerate(acts):
        last = asked.read(everything)
        do(asked, what, NOON + timedelta(minutes=number))
        done += asked.read(everything) != last
    check(asked)
    for _ in range(done):
        asked.undo()
    assert asked.read(everything) == before
