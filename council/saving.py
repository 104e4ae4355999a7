"""The one way out for files a person asked for: written whole, or refused with what the disk said."""

from __future__ import annotations

from pathlib import Path

from council.errors import CouncilError
from council.files import write_whole
from council.words import N_


class FileUnwritable(CouncilError):
    sentence = N_("{file} cannot be written: {reason}. Choose another place.")


def write_file(path: Path | str, data: bytes, *, make_folder: bool = False) -> None:
    """Write a file whole or not at all, if asked with the folder it lies in. Raises: FileUnwritable."""
    path = Path(path)
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise FileUnwritable(file=str(path), reason=error.strerror or str(error)) from error
