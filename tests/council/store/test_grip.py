"""What others do to an open council file, and to its locks, takes nothing from it."""

from __future__ import annotations

import errno
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from council.people.records import Council
from council.store import Db, Store
from council.store.grip import Grip

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="locks are lost by process on POSIX only")
READ = """
import sqlite3, sys
beside = sqlite3.connect(f"file:{sys.argv[1]}?mode=" + sys.argv[2], uri=True)
print(*(row[0] for row in beside.execute("select name from council order by started")))
beside.close()
"""


def found(db: Db, *, name: str, year: int) -> None:
    db.add(Council(name=name, started=datetime(year, 3, 1, tzinfo=UTC)))


def read_beside(path: Path, mode: str = "ro") -> str:
    """The names of the councils, as another program with another SQLite reads them."""
    command = [sys.executable, "-c", READ, str(path), mode]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def look_at_all(folder: Path) -> None:
    """Open and close every file, as a file dialog does to find its kind: all POSIX locks on them go."""
    for one in folder.glob("*council*"):
        one.open("rb").close()


@pytest.mark.parametrize("mode", ["ro", "rw"])
@pytest.mark.parametrize("word", [None, "pass phrase"])
def test_file_dialog_and_reader_take_nothing(tmp_path: Path, mode: str, word: str | None) -> None:
    """After a dialog has looked at the folder and a reader has come and gone, kept is still kept."""
    path = tmp_path / "a.council"
    with Store.open(path, word, create=True) as store:
        store.act(found, name="First", year=2026)
        journals = [tmp_path / f"a.council-{kind}" for kind in ("wal", "shm")]
        before = [one.stat().st_ino for one in journals]
        index = journals[1].read_bytes()[:48]  # emptied and made anew, it would begin to count at 0
        look_at_all(tmp_path)
        if word is None:
            assert read_beside(path, mode) == "First"
        else:
            with pytest.raises(subprocess.CalledProcessError):
                read_beside(path, mode)
        assert journals[1].read_bytes()[:48] == index
        store.act(found, name="Second", year=2027)
        assert [one.stat().st_ino for one in journals] == before
        if word is None:
            assert read_beside(path, mode) == "First Second"
    assert [one.name for one in tmp_path.iterdir()] == ["a.council"]


def test_what_was_kept_outlives_a_crash(tmp_path: Path) -> None:
    """Kept after a dialog has looked and a reader has gone, then killed: it is there."""
    path = tmp_path / "a.council"
    code = (
        "import os, sys; from pathlib import Path; from tests.council.store.test_grip import *\n"
        "path = Path(sys.argv[1]); store = Store.open(path, create=True)\n"
        "store.act(found, name='First', year=2026); look_at_all(path.parent); read_beside(path, 'rw')\n"
        "store.act(found, name='Second', year=2027); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False, cwd=Path(__file__).parents[3])
    with Store.open(path) as store:
        assert len(store.steps()) == 2
    assert read_beside(path) == "First Second"


def test_nothing_stays_open(tmp_path: Path) -> None:
    """A closed council leaves no descriptor behind, whatever was looked at; twice closed is once."""
    path = tmp_path / "a.council"
    with Store.open(path, create=True) as store:
        look_at_all(tmp_path)
    store.close()
    held = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.exists()]
    assert not [one for one in held if one.is_relative_to(tmp_path)]


def test_grip_through_a_link(tmp_path: Path) -> None:
    """A council reached by a link is held where it lies."""
    with Store.open(tmp_path / "a.council", create=True) as store:
        store.act(found, name="First", year=2026)
    (tmp_path / "other").mkdir()
    link = tmp_path / "other" / "b.council"
    link.symlink_to(tmp_path / "a.council")
    with Store.open(link) as store:
        look_at_all(tmp_path)
        assert read_beside(link, "rw") == "First"
        store.act(found, name="Second", year=2027)
        assert read_beside(tmp_path / "a.council") == "First Second"


def test_no_grip_on_what_is_not_there(tmp_path: Path) -> None:
    """Without its -shm there is nothing to hold: said, and nothing stays open."""
    (tmp_path / "a.council").touch()
    with pytest.raises(FileNotFoundError):
        Grip(tmp_path / "a.council")
    held = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.exists()]
    assert not [one for one in held if one.is_relative_to(tmp_path)]


@pytest.mark.logs
def test_system_without_such_locks_still_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the system knows no locks by descriptor a council opens, keeps and closes, and it is noted."""
    import fcntl

    def without(handle: int, command: int, given: bytes) -> bytes:
        if command == fcntl.F_OFD_SETLK:
            raise OSError(errno.EINVAL, "Invalid argument")
        return set_lock(handle, command, given)

    set_lock = fcntl.fcntl
    monkeypatch.setattr(fcntl, "fcntl", without)
    with Store.open(tmp_path / "a.council", create=True) as store:
        store.act(found, name="First", year=2026)
    assert [one.name for one in tmp_path.iterdir()] == ["a.council"]
    assert "no locks by descriptor" in caplog.text
