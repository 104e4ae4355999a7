"""Files that appear in a folder together or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path


def write_together(
    folder: Path, files: Mapping[str, bytes], *, instead_of: Sequence[str] | None = None
) -> None:
    """Put the files in place all at once, or leave the folder as it was.

    They are written beside it first, so what a disk refuses is refused there; then moved in, and moved back
    if that is broken off.

    Args:
        files: bytes by path inside the folder.
        instead_of: files and folders inside that go for them, beside those that stand where they will;
            by default exactly the paths of `files`.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for inner in sorted({os.path.dirname(name) for name in files}):
            (fresh / "new" / inner).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (fresh / "new" / name).write_bytes(data)
        if folder.exists():
            names = sorted(files) if instead_of is None else _tops(files)
            _exchange(fresh, folder, names, sorted({*names, *(instead_of or ())}))
        else:
            (fresh / "new").rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _tops(files: Mapping[str, bytes]) -> list[str]:
    return sorted({name.split("/")[0] for name in files})


def _exchange(fresh: Path, folder: Path, names: Sequence[str], gone: Sequence[str]) -> None:
    """Move what is old aside and what is new in; whatever stops this, move all of it back."""
    moved: list[tuple[Path, Path]] = []
    try:
        for name in gone:
            if (folder / name).exists():
                _move(folder / name, fresh / "old" / name, moved)
        for name in names:
            _move(fresh / "new" / name, folder / name, moved)
    except BaseException:
        for before, after in reversed(moved):
            os.replace(after, before)
        raise


def _move(before: Path, after: Path, moved: list[tuple[Path, Path]]) -> None:
    after.parent.mkdir(parents=True, exist_ok=True)
    moved.append((before, after))
    try:
        os.replace(before, after)
    except BaseException:
        if before.exists():
            moved.pop()
        raise
