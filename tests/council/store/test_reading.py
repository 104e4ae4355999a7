"""A question asked many times within one read reaches the file once; an act never gets an old answer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from council.report.writing.actions import write_text
from council.report.writing.queries import texts_of
from council.store import Db, Store, once_a_read

ASKED: list[int] = []
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@once_a_read
def count_of(db: Db, *, more: int = 0) -> int:
    """How many texts are written, and what is added."""
    ASKED.append(more)
    return len(texts_of(db)) + more


def thrice(db: Db) -> tuple[int, int, int]:
    return count_of(db), count_of(db), count_of(db, more=1)


def write_and_count(db: Db, *, body: str, place: str) -> tuple[int, int]:
    before = count_of(db)
    write_text(db, place=place, body=body, at=NOW)
    db.flush()
    return before, count_of(db)


def test_within_a_read_a_question_is_asked_once(tmp_path: Path) -> None:
    """The same question once, another one for itself; the next read asks anew."""
    with Store.open(tmp_path / "a.council", create=True) as store:
        ASKED.clear()
        assert store.read(thrice) == (0, 0, 1)
        assert ASKED == [0, 1]
        store.act(write_text, place="statement", body="One", at=NOW)
        assert store.read(thrice) == (1, 1, 2)


def test_an_act_sees_what_it_has_written(tmp_path: Path) -> None:
    """Within an act every question reaches the file."""
    with Store.open(tmp_path / "a.council", create=True) as store:
        assert store.act(write_and_count, body="One", place="statement").value == (0, 1)
