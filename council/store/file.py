"""A council file: opened, checked, brought to today's form, backed up. One driver, one connection.

The system's own SQLite is never used: several of its versions can lose a commit (the WAL-reset bug). The
open file is held by a grip: whatever in this program opens and closes it takes SQLite's own locks away, and
a mere reader beside us could then remove the journal (grip.py tells how).
"""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlcipher3 import dbapi2 as sqlite

from council import clock
from council.store import ledger, lock, migrations
from council.store.grip import Grip
from council.store.refusals import (
    FileAlreadyThere,
    FileDamaged,
    FileMissing,
    FileNotWritable,
    FileTooNew,
    PassphraseNeeded,
    PassphraseWrong,
    PathIsNoCouncil,
)

OURS = 0x436F756E  # "Coun", SQLite's application_id
_PAGE = 4096  # bytes; SQLite's and SQLCipher's own default, so every council is a multiple of it
_PLAIN_HEADER = b"SQLite format 3\0"
_PRAGMAS = {  # each is read back; RELIABILITY of the design tells why
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "busy_timeout": ("5000", 5000),
    "temp_store": ("MEMORY", 2),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
    "fullfsync": ("ON", 1),
    "checkpoint_fullfsync": ("ON", 1),
}


class Opened:
    """A council file in our hands: the engine over its one connection, its key, its lock."""

    def __init__(self, path: Path, raw: Any, key: str | None, held: lock.Held) -> None:
        self.path, self.engine = path, _engine(raw)
        self._raw, self._key, self._held = raw, key, held
        self._grip: Grip | None = None

    def grip(self) -> None:
        """Hold the file so that nothing else in this program can loosen it. Raises: FileNotWritable."""
        try:
            self._grip = Grip(self.path)
        except OSError as error:
            raise FileNotWritable(path=str(self.path), reason=error.strerror or str(error)) from error

    def copy(self, target: Path) -> Path:
        """A verified copy at `target`, under the same key. Raises: FileDamaged, FileNotWritable, OSError."""
        return copy(self._raw, target, self._key)

    def fold(self) -> None:
        """Fold the journal into the file and empty it, so that it tells nothing of what stood before.

        A reader beside us may hold it for a while; then the next act that leaves no trail does it.
        """
        self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Fold the journal in and give the lock back."""
        self.shut()
        self._held.release()

    def shut(self) -> None:
        """Fold the journal in; the lock is kept."""
        if self._grip is not None:
            self._grip.loosen()
        self.engine.dispose()
        self._raw.close()
        if self._grip is not None:
            self._grip.close()


def open_file(path: Path, passphrase: str | None, *, create: bool, backups: Path | None) -> Opened:
    """Open or make a council file in today's form, locked for this program. Raises: see Store.open."""
    _look(path, create=create)
    held = lock.hold(path.resolve(), clock.now())  # one lock for a file, by whatever name it is reached
    try:
        _look(path, create=create)
    except BaseException:
        held.release()
        raise
    try:
        return _opened(path, passphrase, held, create=create, backups=backups)
    except BaseException:
        if create:
            _forget(path)  # half a new council is none: the name is free for the next try
        held.release()
        raise


def _opened(
    path: Path, passphrase: str | None, held: lock.Held, *, create: bool, backups: Path | None
) -> Opened:
    salt = os.urandom(16) if create else _header(path)
    if not create and salt != _PLAIN_HEADER and not passphrase:
        raise PassphraseNeeded(path=str(path))
    key = _key(passphrase, salt) if passphrase and salt != _PLAIN_HEADER else None
    opened = Opened(path, _connect(path, key, create=create), key, held)
    try:
        _bring_up(opened, backups)
        opened.grip()
    except BaseException:
        opened.shut()
        raise
    return opened


def _forget(path: Path) -> None:
    for one in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        one.unlink(missing_ok=True)


def _look(path: Path, *, create: bool) -> None:
    if create and path.exists():
        raise FileAlreadyThere(path=str(path))
    if create:
        return
    if not path.exists():
        raise FileMissing(path=str(path))
    if not stat.S_ISREG(path.stat().st_mode):
        raise PathIsNoCouncil(path=str(path))
    if not os.access(path, os.W_OK):
        raise FileNotWritable(path=str(path), reason="read-only")


def _header(path: Path) -> bytes:
    """The first 16 bytes: SQLite's own words, or the salt of an encrypted file."""
    with path.open("rb") as file:
        head = file.read(16)
    if len(head) < 16 or path.stat().st_size % _PAGE:
        raise PathIsNoCouncil(path=str(path))
    return head


def _key(passphrase: str, salt: bytes) -> str:
    """SQLCipher's raw key and salt as hex: Argon2id over the passphrase (64 MiB, 3 passes, 4 lanes)."""
    from argon2.low_level import Type, hash_secret_raw

    cost = {"time_cost": 3, "memory_cost": 65536, "parallelism": 4, "hash_len": 32}
    words = normalize("NFC", passphrase).encode()  # keyboards differ in how they put accents together
    return hash_secret_raw(words, salt, type=Type.ID, **cost).hex() + salt.hex()


def _connect(path: Path, key: str | None, *, create: bool) -> Any:
    """A connection with key and pragmas set and read back.

    Raises: PathIsNoCouncil, PassphraseWrong, FileNotWritable.
    """
    address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    try:
        raw = sqlite.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    except sqlite.Error as error:
        raise FileNotWritable(path=str(path), reason=str(error)) from error
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        if key:
            raw.execute(f"PRAGMA key = \"x'{key}'\"")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if create:
            raw.execute("PRAGMA synchronous = EXTRA")  # the switch to WAL itself must reach the disk
        for name, (wanted, answer) in _PRAGMAS.items():
            raw.execute(f"PRAGMA {name} = {wanted}")
            got = raw.execute(f"PRAGMA {name}").fetchone()
            if got is not None and got[0] != answer:
                raise RuntimeError(f"SQLite did not take {name} = {wanted}: {got[0]!r}")
    except sqlite.DatabaseError as error:
        raw.close()
        if create or isinstance(error, sqlite.OperationalError):
            raise FileNotWritable(path=str(path), reason=str(error)) from error
        if key:
            raise PassphraseWrong(path=str(path)) from error
        if "malformed" in str(error):
            raise FileDamaged(path=str(path), found=str(error), backups=str(path.parent)) from error
        raise PathIsNoCouncil(path=str(path)) from error
    return raw


def _engine(raw: Any) -> Engine:
    engine = create_engine("sqlite://", module=sqlite, creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _bring_up(opened: Opened, backups: Path | None) -> None:
    """Make the tables of a new file, or bring an older one to today's form after a verified backup."""
    raw, path = opened._raw, str(opened.path)
    found = _pragma(raw, "user_version")
    is_new = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not is_new and _pragma(raw, "application_id") != OURS:
        raise PathIsNoCouncil(path=path)
    if found > migrations.VERSION:
        raise FileTooNew(path=path, found=found, known=migrations.VERSION)
    if not is_new:
        if (damaged := _pragma(raw, "quick_check(1)")) != "ok":
            raise FileDamaged(path=path, found=damaged, backups=str(backups or opened.path.parent))
        if backups is not None:
            backup_into(opened, backups)
    if found < migrations.VERSION:
        _migrate(opened.engine, found)


def _pragma(raw: Any, name: str) -> Any:
    return raw.execute(f"PRAGMA {name}").fetchone()[0]


def _migrate(engine: Engine, found: int) -> None:
    with engine.begin() as connection:
        for step in range(found + 1, migrations.VERSION + 1):
            for text in migrations.statements(step, "sqlite"):
                connection.exec_driver_sql(text)
        ledger.seal_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {migrations.VERSION}")
        connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")


def damage(connection: Connection) -> tuple[str, ...]:
    """What integrity and foreign-key checks find; empty when sound."""
    if connection.dialect.name != "sqlite":
        return ()
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return tuple(f for f in found if f != "ok") + tuple(
        f"{table}: row {row} points at nothing in {parent}" for table, row, parent, _key in dangling[:20]
    )


_KEEP = 10


def backup_into(opened: Opened, folder: Path) -> Path:
    """A verified copy named by the time; the newest ten of this file are kept, in a folder of its own.

    Raises: FileNotWritable, FileDamaged.
    """
    place = opened.path.resolve()
    own = folder / f"{place.stem}-{sha256(str(place).encode()).hexdigest()[:8]}"
    try:
        own.mkdir(parents=True, exist_ok=True)
        target = opened.copy(own / f"{clock.now():%Y-%m-%d_%H%M%S_%f}.council")
        for old in sorted(own.glob("????-??-??_*.council"))[:-_KEEP]:
            old.unlink()
    except OSError as error:
        raise FileNotWritable(path=str(own), reason=error.strerror or str(error)) from error
    return target


def copy(raw: Any, target: Path, key: str | None) -> Path:
    """An online copy of an open council, checked before it gets its name.

    Raises: FileDamaged when the copy does not check out; FileNotWritable; OSError.
    """
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        found = _copied(raw, part, key)
    except sqlite.OperationalError as error:  # the folder is gone, the disk is full
        part.unlink(missing_ok=True)
        raise FileNotWritable(path=str(target), reason=str(error)) from error
    if found != "ok":
        part.unlink()
        raise FileDamaged(path=str(target), found=found, backups=str(target.parent))
    os.replace(part, target)
    return target


def _copied(raw: Any, part: Path, key: str | None) -> str:
    """What the check of the copy says."""
    other = sqlite.connect(str(part), isolation_level=None)
    try:
        if key:
            other.execute(f"PRAGMA key = \"x'{key}'\"")
        raw.backup(other)
        return str(other.execute("PRAGMA integrity_check(1)").fetchone()[0])
    finally:
        other.close()
