"""A grip on an open council file that no other part of this program can loosen.

SQLite locks with POSIX locks, and the system drops all that a process has on a file as soon as the process
closes any descriptor of it. Qt's file dialog opens and closes every file of the folder it shows, and so does
anything else that looks what kind of file it has before it. From then on another program that merely reads
the council takes itself for the only one: it empties the -shm that we have mapped (SIGBUS at our next step),
and when it closes it removes the -wal into which we go on writing what we call kept. Linux's OFD locks belong
to one descriptor and stay until that one is closed. These are shared ones: SQLite's own stand beside them,
and others may read the council while it is open. Given up: locking_mode=EXCLUSIVE, which has no -shm but is
loosened in the same way, and shuts every reader out.

Windows ties locks to the handle anyway, and macOS shows its dialogs from a process of their own: nothing is
held there.
"""

from __future__ import annotations

import errno
import logging
import os
import struct
import sys
from pathlib import Path

if sys.platform == "linux":
    import fcntl

log = logging.getLogger(__name__)

_OPEN = 0x40000002, 510  # SQLite's SHARED bytes of the file: who locks them all alone may remove the -wal
_MAPPED = 128, 1  # SQLite's "dead man's switch" in the -shm: who finds it free empties the -shm


class Grip:
    """Shared locks on a council file and its -shm, held until SQLite is to close them."""

    def __init__(self, path: Path) -> None:
        """Take hold of a file that SQLite has open in WAL. Raises: OSError."""
        place = path.resolve()  # SQLite's -shm lies beside the file itself, not beside a link to it
        self._places = (place, *_OPEN), (place.with_name(f"{place.name}-shm"), *_MAPPED)
        self._handles: list[int] = []
        self._is_firm = True
        if sys.platform == "linux":
            try:
                for one, *_bytes in self._places:
                    self._handles.append(os.open(one, os.O_RDWR))
                self._lock(fcntl.F_OFD_SETLK, fcntl.F_RDLCK)
            except OSError as error:
                if error.errno != errno.EINVAL:
                    self.close()
                    raise
                self._is_firm = False
                log.warning("this system has no locks by descriptor: %s can be loosened", path)

    def loosen(self) -> None:
        """Let SQLite be the last one, so that it can fold the journal in. Raises: OSError.

        What it was robbed of it gets back first: a POSIX lock is the process's, by whatever descriptor.
        """
        if sys.platform == "linux":
            self._lock(fcntl.F_SETLK, fcntl.F_RDLCK)
            if self._is_firm:
                self._lock(fcntl.F_OFD_SETLK, fcntl.F_UNLCK)

    def close(self) -> None:
        """Close the descriptors: after SQLite's own, whose locks this drops. A second call does nothing."""
        while self._handles:
            os.close(self._handles.pop())

    def _lock(self, command: int, kind: int) -> None:
        for handle, (_place, start, length) in zip(self._handles, self._places, strict=False):
            flock = struct.pack("hhqqi0q", kind, os.SEEK_SET, start, length, 0)  # Linux's on 64 bits
            fcntl.fcntl(handle, command, flock)
