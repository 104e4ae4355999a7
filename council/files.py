"""Files that ship with the program, and the one way out for files we write."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import cache
from pathlib import Path


def resource(name: str) -> Path:
    """Where a shipped file or folder lies: in the checkout, in an installed wheel or in a frozen build."""
    return _shipped() / name


@cache
def _shipped() -> Path:
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else inside.parents[1] / "resources"


def write_whole(path: Path | str, data: bytes) -> None:
    """Write a file whole or not at all: temporary file beside it, synced, then renamed over it.

    A device or a pipe is written to as it is, never renamed over.
    Raises: OSError, with the old file untouched.
    """
    path = Path(path)
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _usual_mode())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _usual_mode() -> int:
    """What `open` would have given: temporary files are private, ours are ordinary ones."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
