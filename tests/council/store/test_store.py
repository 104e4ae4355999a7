"""The promises of the store, each on a plain file, an encrypted one and PostgreSQL."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from council.people.records import Council, VaultLock
from council.store import Db, Store, draft_of, keep_draft, ledger, sealed
from council.store.refusals import (
    ChangedSince,
    NothingToRedo,
    NothingToUndo,
    StepIsSealed,
    StoreBusy,
    TextBroken,
)

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def found_council(db: Db, *, council_id: str, name: str) -> str:
    db.add(Council(id=council_id, name=name, started=AT))
    return council_id


def rename(db: Db, *, council_id: str, name: str) -> None:
    db.get_one(Council, council_id).name = name


def end_council(db: Db, *, council_id: str) -> None:
    db.delete(db.get_one(Council, council_id))


def found_and_refuse(db: Db, *, council_id: str) -> None:
    found_council(db, council_id=council_id, name="half")
    db.flush()
    raise NothingToUndo()


@sealed
def publish(db: Db, *, council_id: str) -> None:
    rename(db, council_id=council_id, name="published")


def names(db: Db) -> list[str]:
    return list(db.scalars(select(Council.name).order_by(Council.id)))


def test_kept_is_kept(open_store: Callable[[], Store]) -> None:
    """What an act returned is there when the council is opened again."""
    with open_store() as store:
        outcome = store.act(found_council, council_id="a", name="Ähren & Co")
        assert (outcome.name, outcome.value, outcome.touched) == (
            "found_council",
            "a",
            frozenset({"council"}),
        )
    with open_store() as store:
        assert store.read(names) == ["Ähren & Co"]


def test_refusal_leaves_nothing(store: Store) -> None:
    """A verb that refuses half-way leaves neither its row nor a step."""
    with pytest.raises(NothingToUndo):
        store.act(found_and_refuse, council_id="a")
    assert store.read(names) == []
    assert store.steps() == ()


def test_undo_and_redo_walk_the_whole_road(store: Store) -> None:
    """Insert, change and delete go back and forth, in order, and end where they began."""
    store.act(found_council, council_id="a", name="one")
    store.act(rename, council_id="a", name="two")
    store.act(end_council, council_id="a")
    seen = [store.read(names)]
    for _step in range(3):
        assert store.undo().touched == frozenset({"council"})
        seen.append(store.read(names))
    assert seen == [[], ["two"], ["one"], []]
    with pytest.raises(NothingToUndo):
        store.undo()
    back = []
    for _step in range(3):
        store.redo()
        back.append(store.read(names))
    assert back == [["one"], ["two"], []]
    with pytest.raises(NothingToRedo):
        store.redo()


def test_undo_names_its_step(store: Store) -> None:
    """The next step to undo or redo is told by the verb's name."""
    assert store.next_undo() is None
    store.act(found_council, council_id="a", name="one")
    undoable = store.next_undo()
    assert undoable is not None and undoable.name == "found_council"
    store.undo()
    redoable = store.next_redo()
    assert redoable is not None and redoable.name == "found_council"
    assert store.next_undo() is None


def test_new_act_ends_redo(store: Store) -> None:
    """After something new, an undone step cannot come back over it."""
    store.act(found_council, council_id="a", name="one")
    store.undo()
    store.act(found_council, council_id="b", name="other")
    with pytest.raises(NothingToRedo):
        store.redo()
    assert store.read(names) == ["other"]


def test_sealed_is_a_wall(store: Store) -> None:
    """Neither a sealed step nor anything before it can be undone."""
    store.act(found_council, council_id="a", name="one")
    assert store.act(publish, council_id="a").sealed
    with pytest.raises(StepIsSealed):
        store.undo()
    assert store.next_undo() is None
    assert store.read(names) == ["published"]


@sealed
def lock_vault(db: Db, *, wrapped: bytes) -> None:
    db.add(VaultLock(salt=b"s", memory_kib=1, passes=1, lanes=1, wrapped_key=wrapped))


def test_sealed_steps_tell_bytes_by_their_hash(store: Store) -> None:
    """The trail of what can never go back holds the fingerprint of large bytes, not the bytes."""
    wrapped = bytes(range(256)) * 100
    store.act(lock_vault, wrapped=wrapped)
    with store._engine.connect() as connection:
        (after,) = connection.scalars(select(ledger.CHANGES.c.after))
    assert sha256(wrapped).hexdigest() in after and len(after) < 1000


def test_changed_since_is_refused(store: Store) -> None:
    """Undo never overwrites a row that is no longer as the step left it."""
    store.act(found_council, council_id="a", name="one")
    with store._engine.begin() as connection:  # another station, past this one's steps
        connection.exec_driver_sql("UPDATE council SET name = 'elsewhere'")
    with pytest.raises(ChangedSince):
        store.undo()
    assert store.read(names) == ["elsewhere"]


def test_nothing_changed_is_no_step(store: Store) -> None:
    """An act that changes nothing leaves no step to undo."""
    store.act(found_council, council_id="a", name="one")
    store.act(rename, council_id="a", name="one")
    assert [step.name for step in store.steps()] == ["found_council"]


def test_query_cannot_write(store: Store) -> None:
    """A write inside a query raises and leaves nothing."""
    with pytest.raises(RuntimeError, match="query changed"):
        store.read(found_council, council_id="a", name="sneaky")
    assert store.read(names) == []


def test_bulk_write_is_barred(store: Store) -> None:
    """A bulk statement, which would slip past the ledger, raises."""
    from sqlalchemy import delete

    with pytest.raises(RuntimeError, match="bulk"):
        store.act(lambda db: db.execute(delete(Council)))


def test_draft_lies_beside_the_ledger(open_store: Callable[[], Store]) -> None:
    """Half-typed text survives closing, and is no step."""
    with open_store() as store:
        store.act(keep_draft, place="capture", text="half a sent")
        store.act(keep_draft, place="capture", text="half a sentence")
        assert store.steps() == ()
    with open_store() as store:
        assert store.read(draft_of, place="capture") == "half a sentence"
        store.act(keep_draft, place="capture", text="")
        assert store.read(draft_of, place="capture") == ""


def test_sound_council_checks_out(store: Store) -> None:
    """The integrity check of an untouched council finds nothing."""
    store.act(found_council, council_id="a", name="one")
    assert store.check() == ()


def test_full_disk_is_a_refusal_at_undo_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk does not take back or forward is refused, and can be tried again."""
    store.act(found_council, council_id="a", name="one")

    def full(*_given: object) -> None:
        raise OperationalError("UPDATE", {}, Exception("database or disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr(ledger, "_mark", full)
        with pytest.raises(StoreBusy):
            store.undo()
    assert store.read(names) == ["one"]
    store.undo()
    assert store.read(names) == []


def test_two_stations_share_no_number(open_store: Callable[[], Store]) -> None:
    """On a shared database two acts at once come one after the other, each with a step of its own."""
    with open_store() as one:
        if one._opened is not None:
            pytest.skip("a file has one station")
        with open_store() as other:
            begun = threading.Event()

            def slow(db: Db) -> None:
                begun.set()
                time.sleep(0.3)
                found_council(db, council_id="a", name="one")

            first = threading.Thread(target=lambda: one.act(slow))
            first.start()
            begun.wait(5)
            other.act(found_council, council_id="b", name="two")
            first.join()
            assert [step.number for step in other.steps()] == [2, 1]


def test_half_a_character_is_refused(store: Store) -> None:
    """An emoji cut in half is no fault of ours but a refusal, and leaves nothing."""
    with pytest.raises(TextBroken):
        store.act(found_council, council_id="a", name="half \ud83d")
    assert store.read(names) == []
    store.act(found_council, council_id="a", name="whole \U0001f600")


def test_many_new_rows_are_kept_undone_and_redone_in_blocks(store, monkeypatch):
    """Rows written block by block are noted like any other: one step, undone and redone whole."""
    from council.people.records import Person, PoolImport
    from council.store import add_many, ledger

    monkeypatch.setattr(ledger, "BLOCK", 7)
    moment = datetime(2026, 3, 1, tzinfo=UTC)

    def take_in(db):
        db.add(PoolImport(id="import", file="a.csv", at=moment, rows=20, accepted=20, refused=0, skipped=0))
        made = (Person(ref=str(n), attributes={"n": n}, import_id="import") for n in range(20))
        return add_many(db, made, at=moment)

    def refs(db):
        return [one.ref for one in db.scalars(select(Person).order_by(Person.id))]

    outcome = store.act(take_in)
    assert outcome.value == 20 and outcome.touched == {"person", "pool_import"}
    assert store.read(refs) == [str(n) for n in range(20)] and len(store.steps()) == 1
    store.undo()
    assert store.read(refs) == []
    store.redo()
    assert store.read(refs) == [str(n) for n in range(20)]


def test_many_rows_of_an_act_that_fails_leave_nothing(store, monkeypatch):
    """An act that breaks after its first blocks leaves neither rows nor a step."""
    from council.people.records import Person
    from council.store import add_many, ledger

    monkeypatch.setattr(ledger, "BLOCK", 5)
    moment = datetime(2026, 3, 1, tzinfo=UTC)

    def breaks(db):
        def made():
            for n in range(12):
                yield Person(ref=str(n), attributes={}, import_id="none")
            raise ValueError("stopped")

        add_many(db, made(), at=moment)

    with pytest.raises(ValueError, match="stopped"):
        store.act(breaks)
    assert store.steps() == () and store.read(lambda db: db.scalars(select(Person)).all()) == []
