"""What a draw hands on: the certificate's folders with their verifiers, letters, receipts, the notice.

Long work beside the store: files come in, paths are written, the number of files comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from council.progress import SILENT, Progress
from council.saving import write_file
from council.selection import folder
from council.selection.refusals import FolderHoldsAnother


def write_certificate(
    where: Path, files: Mapping[str, bytes], is_public: bool, *, progress: Progress = SILENT
) -> int:
    """The two folders of a certificate, with everybody's receipt and both verifiers. Returns: files written.

    Raises: FileUnwritable; FolderHoldsAnother, since files of two draws in one folder verify as neither.
    """
    from council.selection.certificate import receipt_files

    _refuse_another(where / "certificate", files)
    laid = folder.laid_out(files, is_public=is_public)
    for one, data in receipt_files(files).items():
        laid[f"certificate-private/receipts/{folder.file_name(one)}.json"] = data
    laid |= folder.verifier_files("certificate/")
    return _write_all(where, laid, progress)


def write_commitment(where: Path, files: Mapping[str, bytes]) -> int:
    """What is published before the draw: commitment.json and both verifiers. Returns: files written.

    Raises: FileUnwritable, FolderHoldsAnother.
    """
    _refuse_another(where / "certificate", files)
    laid = {"certificate/commitment.json": files["commitment.json"]}
    return _write_all(where, laid | folder.verifier_files("certificate/"), SILENT)


def write_receipts(where: Path, files: Mapping[str, bytes], *, progress: Progress = SILENT) -> int:
    """A folder of receipts, one file a respondent, never published as a whole. Returns: files written.

    Raises: FileUnwritable.
    """
    from council.selection.certificate import receipt_files

    laid = {f"receipts/{folder.file_name(one)}.json": data for one, data in receipt_files(files).items()}
    return _write_all(where, laid, progress)


def write_letters(path: Path, files: Mapping[str, bytes]) -> None:
    """The table for the mail merge. Raises: FileUnwritable."""
    from council.selection.letters import letters_csv

    write_file(path, letters_csv(files), make_folder=True)


def _write_all(where: Path, laid: Mapping[str, bytes], progress: Progress) -> int:
    for number, (name, data) in enumerate(laid.items()):
        progress(number, len(laid), name)
        write_file(where / name, data, make_folder=True)
    return len(laid)


def _refuse_another(place: Path, files: Mapping[str, bytes]) -> None:
    there = place / "commitment.json"
    if there.is_file() and there.read_bytes() != files["commitment.json"]:
        raise FolderHoldsAnother(path=str(place))
