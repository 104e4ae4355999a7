"""Files that ship with the program, and the one way out for files and table cells we write."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "\uff1d", "\uff0b", "\uff0d", "\uff20")


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


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV (UTF-8, comma, LF), with no cell that a spreadsheet would run as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guarded(cell) for cell in header])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def guarded(cell: str) -> str:
    """The cell with an apostrophe before a formula sign; numbers stay numbers."""
    bare = cell.lstrip("\ufeff ")
    if not bare.startswith(_FORMULA) or _is_number(bare):
        return cell
    return f"'{cell}"


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isascii() and text.lstrip("+-").replace(".", "", 1).isdigit()


def _usual_mode() -> int:
    """What `open` would have given: temporary files are private, ours are ordinary ones."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
