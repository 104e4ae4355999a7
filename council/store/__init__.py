"""The council file, or the shared database: the only opener of transactions.

Down with a verb (`act`), back with its `Outcome`, then ask again (`read`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Generic, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from council import clock
from council.store import file, ledger, shared
from council.store.drafts import draft_of, keep_draft
from council.store.joining import go_with
from council.store.ledger import Db, StepView, add_many, forget
from council.store.reading import ANSWERS, once_a_read
from council.store.record import Json, Moment, Record, reference, sealed
from council.store.refusals import StoreBusy, TextBroken
from council.store.urn import fill_urn, held_in_urn, put_in_urn, reword_urn, urn_of

__all__ = [
    "Db",
    "Json",
    "Moment",
    "Outcome",
    "Record",
    "StepView",
    "Store",
    "add_many",
    "draft_of",
    "fill_urn",
    "forget",
    "go_with",
    "held_in_urn",
    "once_a_read",
    "keep_draft",
    "put_in_urn",
    "reference",
    "reword_urn",
    "sealed",
    "urn_of",
]

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What an act did: the verb's name, its answer, the tables it changed, whether undo is barred.

    `joined`: it was added to an earlier act, so that what undo takes back next is what it was before.
    """

    name: str
    value: T
    touched: frozenset[str]
    sealed: bool
    joined: bool = False


class Store:
    """One open council. Belongs to one thread at a time; the window keeps it on its store thread."""

    def __init__(self, engine: Engine, *, place: str, opened: file.Opened | None = None) -> None:
        self._engine, self._opened, self.place = engine, opened, place

    @classmethod
    def open(
        cls,
        path: Path | str,
        passphrase: str | None = None,
        *,
        create: bool = False,
        backups: Path | None = None,
    ) -> Store:
        """Open a council file, or make one. An existing file is backed up into `backups` first, if given.

        Raises: FileMissing, FileAlreadyThere, FileInUse, FileNotWritable, PathIsNoCouncil,
            PassphraseNeeded, PassphraseWrong, FileTooNew, FileDamaged.
        """
        opened = file.open_file(Path(path), passphrase, create=create, backups=backups)
        return cls(opened.engine, place=str(path), opened=opened)

    @classmethod
    def connect(cls, url: str) -> Store:
        """Open a council in a PostgreSQL database of its own, making its tables in an empty one.

        Args:
            url: as "postgresql://user:password@host/name".
        """
        return cls(shared.connect(url), place=shared.place_of(url))

    def act(self, verb: Callable[..., T], /, **given: object) -> Outcome[T]:
        """Do one thing in one transaction, and keep the step that undoes it.

        Returned means on disk. Raises what the verb refuses, StoreBusy, TextBroken; then nothing has changed.
        """
        step = ledger.Step(verb.__name__, sealed=bool(getattr(verb, "sealed", False)))
        with _taken_or_refused(), Db(self._engine, expire_on_commit=False) as db, db.begin():
            shared.take_turn(db.connection())
            db.info["step"] = step
            value = verb(db, **given)
            db.flush()
            if step.changes:
                ledger.save(db.connection(), step, at=clock.now())
            db.expunge_all()
            hushed = bool(db.info.get("leaves_no_trail"))
        if hushed and self._opened is not None:
            self._opened.fold()
        return Outcome(step.name, value, step.touched, step.sealed, step.joined)

    def read(self, query: Callable[..., T], /, **given: object) -> T:
        """Ask one thing. The answer is detached: safe to show on any thread; a write inside raises."""
        with Db(self._engine, expire_on_commit=False, autoflush=False) as db:
            db.info["reading"] = True
            db.info[ANSWERS] = {}
            value = query(db, **given)
            db.flush()
            db.expunge_all()
            return value

    def undo(self) -> Outcome[None]:
        """Take the last step back. Raises: NothingToUndo, StepIsSealed, ChangedSince, StoreBusy."""
        with _taken_or_refused(), self._engine.begin() as connection:
            shared.take_turn(connection)
            step, touched = ledger.undo(connection)
        return Outcome(step.name, None, touched, False)

    def redo(self) -> Outcome[None]:
        """Do the last undone step again. Raises: NothingToRedo, ChangedSince, StoreBusy."""
        with _taken_or_refused(), self._engine.begin() as connection:
            shared.take_turn(connection)
            step, touched = ledger.redo(connection)
        return Outcome(step.name, None, touched, False)

    def next_undo(self) -> StepView | None:
        """The step undo would take back, or None."""
        with self._engine.connect() as connection:
            return ledger.undoable(connection)

    def next_redo(self) -> StepView | None:
        """The step redo would do again, or None."""
        with self._engine.connect() as connection:
            return ledger.redoable(connection)

    def steps(self, *, last: int = 100) -> tuple[StepView, ...]:
        """The newest steps of the record, newest first."""
        with self._engine.connect() as connection:
            return ledger.steps(connection, last=last)

    def check(self) -> tuple[str, ...]:
        """What is damaged, as SQLite's integrity and foreign-key checks find it; empty when sound."""
        with self._engine.connect() as connection:
            return file.damage(connection)

    def backup(self, target: Path) -> Path:
        """A verified copy of a council file at `target`, taken while it is open, under the same passphrase.

        Raises: FileDamaged, FileNotWritable, OSError.
        """
        if self._opened is None:
            raise RuntimeError("a shared database is backed up by its server")
        return self._opened.copy(target)

    def close(self) -> None:
        """Let go of the file: the journal is folded in and the lock given back."""
        if self._opened is None:
            self._engine.dispose()
        else:
            self._opened.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def _taken_or_refused() -> Iterator[None]:
    """What the disk or the server does not take is a refusal: nothing was kept, and it can be tried again."""
    try:
        yield
    except OperationalError as error:
        raise StoreBusy(reason=str(error.orig)) from error
    except UnicodeEncodeError as error:  # an emoji cut in half, as fields with a longest length do
        raise TextBroken() from error
