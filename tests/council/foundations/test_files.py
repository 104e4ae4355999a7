"""Files are written whole, and never over what is no file."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from council.files import resource, write_whole


def test_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, the old file stands and nothing is left beside it."""
    path = tmp_path / "a.txt"
    write_whole(path, b"old")

    def refuse(_handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_rights_are_those_of_an_ordinary_file(tmp_path: Path) -> None:
    """The file is readable as if `open` had made it, not private as a temporary one."""
    write_whole(tmp_path / "ours", b"x")
    (tmp_path / "usual").write_bytes(b"x")
    rights = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("ours", "usual")]
    assert rights[0] == rights[1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    """What is no ordinary file is written to and not replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"through")
    reader.join(5)
    assert got == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_shipped_files_are_found() -> None:
    """The finder knows where the program's own files lie."""
    assert resource("samples/affordable-housing/CREDITS.md").is_file()
