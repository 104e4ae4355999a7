"""A draw's files: packed into one value to be kept, and laid out as the folders that are handed on.

What may be published and what may not lie in two folders, so that nobody has to pick.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping

from council.files import resource

RECEIPTS = "receipts.zip"
VERIFIERS = ("FORMAT.txt", "README.txt", "verify.html", "verify.py")
PUBLIC = ("commitment.json", "reveal.json", "result.json", "portfolio.json")


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files of text as one value, small enough to be kept."""
    texts = {name: data.decode() for name, data in sorted(files.items())}
    return zlib.compress(json.dumps(texts, ensure_ascii=False).encode(), 6)


def unpacked(value: bytes) -> dict[str, bytes]:
    """The files again, byte for byte."""
    texts: dict[str, str] = json.loads(zlib.decompress(value))
    return {name: text.encode() for name, text in texts.items()}


def laid_out(files: Mapping[str, bytes], *, is_public: bool) -> dict[str, bytes]:
    """Files by the path they get: `certificate/…` to be published, `certificate-private/…` never.

    Args:
        is_public: whether the list of panels may be published; else it goes to the auditor's folder.
    """
    open_names = PUBLIC if is_public else PUBLIC[:3]
    return {
        f"{'certificate' if name in open_names else 'certificate-private'}/{name}": data
        for name, data in sorted(files.items())
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as one ZIP file, always the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a ZIP file by name. Raises: zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def verifier_files(under: str = "") -> dict[str, bytes]:
    """Both stand-alone verifiers with their notes, by name: they may lie beside a published certificate.

    under: what goes before each name, such as "certificate/".
    """
    return {under + name: resource(f"verify/{name}").read_bytes() for name in VERIFIERS}


def file_name(id: str) -> str:
    """An id as the name of a file on every system: all but letters, digits, - and _ as %hex of its bytes."""
    return "".join(
        one
        if one.isascii() and (one.isalnum() or one in "-_")
        else "".join(f"%{b:02x}" for b in one.encode())
        for one in id
    )
