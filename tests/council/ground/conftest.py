"""A council of some seats and statements, and opinions made by rule, so that nothing here hangs on chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from council.people.records import Person, PoolImport
from council.selection.records import Draw, Seat
from council.sessions.records import Remit, Statement
from council.store import Db, Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
REGIONS = ("North", "South")


def furnish(db: Db, *, seats: int, statements: int, question: str) -> None:
    """Seats p1, p2, … in two regions, and statements s1, s2, … by them in turn."""
    db.add(
        PoolImport(id="import", file="pool.csv", at=NOON, rows=seats, accepted=seats, refused=0, skipped=0)
    )
    db.add(
        Draw(
            id="draw",
            number=1,
            state="kept",
            rule="leximin",
            seats=seats,
            committed_at=NOON,
            commitment_hash="",
            targets=[],
            summary={},
            chances={},
            files=b"",
        )
    )
    for n in range(1, seats + 1):
        region = REGIONS[n % 2]
        db.add(Person(id=f"person{n}", ref=str(n), attributes={"region": region}, import_id="import"))
        db.add(Seat(id=f"p{n}", number=n, person_id=f"person{n}", draw_id="draw", state="confirmed"))
    for n in range(1, statements + 1):
        seat = f"p{1 + (n - 1) % seats}" if seats else None
        db.add(Statement(id=f"s{n}", number=n, text=words(n), seat_id=seat, at=NOON))
    if question:
        db.add(Remit(version=1, question=question, state="adopted", at=NOON))


SUBJECTS = (
    (
        "tax on empty houses",
        "property taxes for landlords",
        "tax relief for first buyers",
        "a land value tax",
    ),
    ("more buses at night", "cheaper bus tickets", "bus lanes in every street", "buses to the villages"),
    ("trees in the school yard", "a park by the river", "green roofs and gardens", "shade trees on squares"),
)


def words(number: int) -> str:
    """A statement on one of three subjects, different for each number."""
    subject = SUBJECTS[number % 3]
    return (
        f"We need {subject[number // 3 % 4]}, said voice {'abcdefghijklmnopqrstuvwxyz'[number % 26]}{number}."
    )


@pytest.fixture
def council(plain_store: Store) -> Callable[..., Store]:
    """Makes the plain store a council of so many seats and statements."""

    def make(seats: int = 12, statements: int = 30, question: str = "") -> Store:
        plain_store.act(furnish, seats=seats, statements=statements, question=question)
        return plain_store

    return make
