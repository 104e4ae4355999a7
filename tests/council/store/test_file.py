"""Opening, locking, backing up and refusing council files."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize

import pytest

from council.people.records import Council
from council.store import Db, Store, file, lock
from council.store.refusals import (
    FileAlreadyThere,
    FileDamaged,
    FileInUse,
    FileMissing,
    FileNotWritable,
    FileTooNew,
    PassphraseNeeded,
    PassphraseWrong,
    PathIsNoCouncil,
)


def found(db: Db, *, name: str) -> None:
    db.add(Council(name=name, started=datetime(2026, 3, 1, tzinfo=UTC)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "a.council", create=True) as store:
        store.act(found, name="Canary Council")
    return tmp_path / "a.council"


def test_two_programs_cannot_share_a_file(path: Path) -> None:
    """A second opener is refused with the host's name, and let in after the first has closed."""
    with Store.open(path), pytest.raises(FileInUse) as refusal:
        Store.open(path)
    assert refusal.value.facts["host"] != "?"
    Store.open(path).close()


def test_lock_ends_with_its_program(path: Path) -> None:
    """A program that was killed leaves no lock behind."""
    code = f"import os; from council.store import Store; Store.open({str(path)!r}); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code], check=False)
    Store.open(path).close()


def test_missing_and_existing(path: Path, tmp_path: Path) -> None:
    """Opening what is not there and making what is there are both refused."""
    with pytest.raises(FileMissing):
        Store.open(tmp_path / "none.council")
    with pytest.raises(FileAlreadyThere):
        Store.open(path, create=True)


@pytest.mark.parametrize(
    "content", [b"", b"short", b"SQLite format 3\0" + b"\0" * 84, b"PK\3\4" + b"x" * 4000]
)
def test_strange_file_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    """A file that is no council is refused and keeps its bytes."""
    path = tmp_path / "strange.council"
    path.write_bytes(content)
    with pytest.raises(PathIsNoCouncil):
        Store.open(path)
    assert path.read_bytes() == content
    assert sorted(p.name for p in tmp_path.iterdir()) == ["strange.council"]


def test_passphrase(tmp_path: Path) -> None:
    """An encrypted council opens with its passphrase only, and its bytes tell nothing."""
    path = tmp_path / "secret.council"
    with Store.open(path, "pass phrase", create=True) as store:
        store.act(found, name="Canary Council")
    assert b"Canary" not in path.read_bytes()
    with pytest.raises(PassphraseNeeded):
        Store.open(path)
    with pytest.raises(PassphraseWrong):
        Store.open(path, "Pass phrase")
    Store.open(path, "pass phrase").close()


def test_newer_form_is_refused(path: Path) -> None:
    """A file of a newer program is not touched."""
    with Store.open(path) as store, store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
        connection.commit()
    with pytest.raises(FileTooNew):
        Store.open(path)


def test_damage_is_said(path: Path) -> None:
    """A file with overwritten pages is refused as damaged, or named by the check."""
    data = bytearray(path.read_bytes())
    for at in range(4096 + 200, len(data), 4096):
        data[at : at + 600] = b"\xff" * 600
    path.write_bytes(data)
    try:
        with Store.open(path) as store:
            assert store.check() != ()
    except FileDamaged:
        pass


@pytest.mark.parametrize("word", [None, "pass phrase"])
def test_backup_on_open_is_whole(tmp_path: Path, word: str | None) -> None:
    """Opening makes a backup that opens with the same passphrase and holds the same; ten are kept."""
    path, folder = tmp_path / "b.council", tmp_path / "backups"
    with Store.open(path, word, create=True) as store:
        store.act(found, name="Canary Council")
    for _time in range(12):
        Store.open(path, word, backups=folder).close()
    copies = sorted(folder.glob("b-*/*.council"))
    assert len(copies) == 10
    with Store.open(copies[-1], word) as copy:
        assert copy.read(lambda db: db.query(Council).one().name) == "Canary Council"


def test_pragmas_hold(path: Path) -> None:
    """The journal is WAL and every commit is synced in full."""
    with Store.open(path) as store, store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_one_lock_by_whatever_name(path: Path, tmp_path: Path) -> None:
    """A link to an open council is the open council, and is refused."""
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "b.council").symlink_to(path)
    with Store.open(path), pytest.raises(FileInUse):
        Store.open(other / "b.council")
    Store.open(other / "b.council").close()


def test_lock_taken_away_meanwhile_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who takes hold of a lock file just as its last holder removes it reaches for the one others see."""
    path, beside, really = tmp_path / "a.council", tmp_path / ".a.council.lock", lock._taken
    tries = []

    def taken(handle: int) -> bool:
        tries.append(handle)
        if len(tries) == 1:
            beside.unlink()
        return really(handle)

    monkeypatch.setattr(lock, "_taken", taken)
    held = lock.hold(path, datetime(2026, 3, 1, tzinfo=UTC))
    with pytest.raises(FileInUse):
        lock.hold(path, datetime(2026, 3, 1, tzinfo=UTC))
    held.release()


@pytest.mark.parametrize("word", [None, "correct horse"])
def test_half_a_new_council_is_none(
    tmp_path: Path, word: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making a council that fails half-way leaves nothing, so that the same name can be tried again."""

    def full(*_given: object) -> None:
        raise FileNotWritable(path="a", reason="disk full")

    with monkeypatch.context() as patched:
        patched.setattr(file, "_migrate", full)
        with pytest.raises(FileNotWritable):
            Store.open(tmp_path / "a.council", word, create=True)
    assert list(tmp_path.iterdir()) == []
    Store.open(tmp_path / "a.council", word, create=True).close()


@pytest.mark.parametrize("word", [None, "correct horse"])
def test_killed_while_made_is_finished_later(tmp_path: Path, word: str | None) -> None:
    """A program killed before a new council had its tables leaves a file that opens as an empty council."""
    path = tmp_path / "a.council"
    code = (
        "import os; from council.store import Store, file; "
        "file._migrate = lambda *_: os.kill(os.getpid(), 9); "
        f"Store.open({str(path)!r}, {word!r}, create=True)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    with Store.open(path, word) as store:
        store.act(found, name="Canary Council")
        assert store.check() == ()


def test_backup_without_room_is_said(path: Path, tmp_path: Path) -> None:
    """A copy that finds no folder or no room is refused with its place, and leaves no part behind."""
    with Store.open(path) as store:
        with pytest.raises(FileNotWritable) as refusal:
            store.backup(tmp_path / "nowhere" / "b.council")
        assert "nowhere" in refusal.value.facts["path"]
        store._opened._raw = _Full(store._opened._raw)
        with pytest.raises(FileNotWritable):
            store.backup(tmp_path / "b.council")
        store._opened._raw = store._opened._raw.raw
    assert not [one for one in tmp_path.iterdir() if "b.council" in one.name]


class _Full:
    """A connection whose copies find no room."""

    def __init__(self, raw: object) -> None:
        self.raw = raw

    def backup(self, other: object) -> None:
        raise file.sqlite.OperationalError("database or disk is full")


def test_a_passphrase_opens_however_its_accents_are_typed(tmp_path: Path) -> None:
    """A file made on one system opens on another whose keyboard puts accents together otherwise."""
    path = tmp_path / "a.council"
    Store.open(path, normalize("NFC", "Grüße über alles"), create=True).close()
    Store.open(path, normalize("NFD", "Grüße über alles")).close()
