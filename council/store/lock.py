"""One program at a time: a lock the system gives back by itself when a program dies."""

from __future__ import annotations

import json
import os
import socket
import sys
from datetime import datetime
from pathlib import Path

from council.store.refusals import FileInUse, FileNotWritable


class Held:
    """A council file held open by this program."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path, self._handle = path, handle

    def release(self) -> None:
        """Give the file back; a second call does nothing."""
        if self._handle < 0:
            return
        self.path.unlink(missing_ok=True) if sys.platform != "win32" else None
        os.close(self._handle)
        self._handle = -1


def hold(path: Path, since: datetime) -> Held:
    """Take the lock beside a council file.

    Raises: FileInUse, naming host and time; FileNotWritable.
    """
    beside = path.with_name(f".{path.name}.lock")
    while True:
        try:
            handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FileNotWritable(path=str(path), reason=error.strerror or str(error)) from error
        if not _taken(handle):
            os.close(handle)
            raise FileInUse(path=str(path), **_holder(beside))
        if _still_there(beside, handle):
            break
        os.close(handle)  # its last holder took it away while we reached for it: a lock nobody else sees
    os.ftruncate(handle, 0)
    note = {"host": socket.gethostname(), "pid": os.getpid(), "since": since.isoformat(timespec="minutes")}
    os.write(handle, b" " + json.dumps(note).encode())
    return Held(beside, handle)


def _still_there(beside: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), beside.stat())
    except FileNotFoundError:
        return False


def _holder(beside: Path) -> dict[str, str]:
    try:
        note = json.loads(beside.read_bytes().strip() or b"{}")
    except (OSError, ValueError):
        note = {}
    return {"host": note.get("host", "?"), "since": note.get("since", "?")}


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(
                handle, msvcrt.LK_NBLCK, 1
            )  # the first byte only: the note behind it stays readable
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
