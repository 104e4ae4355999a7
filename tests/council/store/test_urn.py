"""An urn keeps papers beside the record of steps, in an order that tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from council.store import Db, Store, fill_urn, held_in_urn, put_in_urn, reword_urn, urn_of


def drop(db: Db, *, text: str, paper_id: str = "", place: str = "box") -> None:
    put_in_urn(db, place=place, paper_id=paper_id or str(uuid4()), paper={"text": text})


def shorten(db: Db) -> None:
    reword_urn(db, place="box", reword=lambda paper: {"text": paper["text"][:1]})


def texts(store: Store, place: str = "box") -> list[str]:
    papers: tuple[dict[str, Any], ...] = store.read(urn_of, place=place)
    return [paper["text"] for paper in papers]


def test_papers_leave_no_step_and_tell_pages(store: Store) -> None:
    """Nothing can be undone, nothing stands in the record, and who shows the urn asks again."""
    for text in ("one", "two", "three"):
        outcome = store.act(drop, text=text)
        assert outcome.touched == {"urn"}
    assert store.steps() == () and store.next_undo() is None
    assert sorted(texts(store)) == ["one", "three", "two"] and texts(store, "other") == []


def test_order_is_that_of_chance(store: Store) -> None:
    """Papers come out by their ids, not by when they were put in."""
    ids = sorted(str(uuid4()) for _ in range(6))
    for at in (3, 0, 5, 1, 4, 2):
        store.act(drop, text=str(at), paper_id=ids[at])
    assert texts(store) == ["0", "1", "2", "3", "4", "5"]


def test_a_retry_is_one_paper(store: Store) -> None:
    """The same paper twice is kept once."""
    for _ in range(2):
        store.act(drop, text="again", paper_id="00000000-0000-4000-8000-000000000000")
    assert texts(store) == ["again"]


def test_papers_can_say_less(store: Store) -> None:
    """What a paper says can be taken back for all of an urn; other urns stay."""
    store.act(drop, text="long")
    store.act(drop, text="other", place="else")
    store.act(shorten)
    assert texts(store) == ["l"] and texts(store, "else") == ["other"]


def test_an_urn_outlives_the_program(open_store: Callable[[], Store]) -> None:
    """What was put in is there after closing and opening."""
    with open_store() as store:
        store.act(drop, text="kept")
    with open_store() as store:
        assert texts(store) == ["kept"]


def fill(db: Db, *, papers: dict[str, int]) -> None:
    fill_urn(db, place="box", papers=papers)


def test_an_urn_filled_by_content_lies_in_its_order(store: Store) -> None:
    """Whatever came first: what is said decides, and what lay there before is gone."""
    store.act(fill, papers={"b": 1, "a": 2})
    assert list(store.read(held_in_urn, place="box").items()) == [("a", 2), ("b", 1)]
    store.act(fill, papers={"c": 1})
    assert store.read(held_in_urn, place="box") == {"c": 1} and store.steps() == ()


def test_the_journal_is_empty_after_an_urn_was_filled(tmp_path: Path) -> None:
    """Its former rows cannot be read one after the other."""
    with Store.open(tmp_path / "c.council", create=True) as store:
        for text in ("first", "second"):
            store.act(drop, text=text)
            assert (tmp_path / "c.council-wal").stat().st_size == 0
