"""A verdict in plain words: what holds, what does not, what to compare, what a receipt says. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from council.selection.refusals import CertificateUnread, ReceiptUnread
from council.selection.verify import (
    Failed,
    Verdict,
    files_in,
    verify_certificates,
    verify_files,
    verify_folder,
)
from council.words import N_, _, ngettext
from ui.selection.wording import grouped

BIGGEST = 16 * 1024 * 1024  # bytes of a receipt

CHECKS = {
    "C01": N_("A file is missing, cannot be read, or is not written in the one form that has one hash."),
    "C02": N_("A field is missing, unknown, or holds what it must not."),
    "C03": N_("The commitment contradicts itself: tickets, digits, beacon, targets or number of the draw."),
    "C04": N_("The files speak of another commitment than this one."),
    "C05": N_("What was revealed is not what the commitment asked for."),
    "C06": N_("The beacon’s signature is not the beacon’s own."),
    "C07": N_("Commitment, digits and beacon did not come in this order."),
    "C08": N_("The result speaks of another commitment, or of another reveal."),
    "C09": N_("The sum is wrong: digits, second number, ticket or panel do not follow."),
    "C10": N_("The members are not the panel that was committed."),
    "C11": N_("The list of panels is not the one that was committed."),
    "C12": N_("The receipt does not belong to this draw: the person, or their tickets."),
    "C13": N_("What the auditor got does not fit: the pool, a panel against the targets, or the shares."),
    "C14": N_("The draws do not follow each other as one chain."),
}


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What the sheet says. kind: "done" or "alarm"; groups: the hash to compare, in fours."""

    kind: str
    title: str
    words: str
    groups: str
    notes: tuple[str, ...]

    @classmethod
    def of(cls, verdict: Verdict) -> VerdictView:
        hash_ = grouped(verdict.commitment) if verdict.commitment else ""
        if verdict.code:
            title = _("Not valid – check {code} fails").format(code=verdict.code)
            found = _("Found: {words}.").format(words=verdict.words.rstrip("."))
            known = _(CHECKS[verdict.code]) if verdict.code in CHECKS else ""
            return cls("alarm", title, f"{known} {found}".strip(), hash_, verdict.notes)
        words = _(
            "Everything in the files follows from the commitment. Now compare the hash with the one that was "
            "published before the draw: whoever invents a whole certificate passes every check but that one."
        )
        return cls("done", _("Valid"), words, hash_, verdict.notes)


def check_folders(folders: Sequence[Path], expected: str = "") -> Verdict:
    """The verdict on one certificate's folder, or on several as a chain.

    Args: expected: the hash known from elsewhere, for one folder; blanks and capitals do not matter.
    """
    inner = [one / "certificate" if (one / "certificate").is_dir() else one for one in folders]
    if len(inner) == 1:
        return verify_folder(inner[0], expected)
    return verify_certificates([files_of(one) for one in inner], [one.name for one in folders])


def files_of(place: Path) -> dict[str, bytes]:
    """The files of a folder that a verifier reads. Raises: CertificateUnread."""
    try:
        return files_in(place)
    except Failed as fault:
        raise CertificateUnread(path=str(place), reason=fault.words) from fault


def check_receipt(place: Path, receipt: Path) -> tuple[Verdict, str]:
    """The verdict on a receipt against a certificate's folder, and what the receipt says in words.

    Raises: CertificateUnread, ReceiptUnread.
    """
    inner = place / "certificate" if (place / "certificate").is_dir() else place
    files = {name: data for name, data in files_of(inner).items() if not name.startswith("receipt")}
    try:
        data = receipt.read_bytes() if receipt.stat().st_size <= BIGGEST else b""
    except OSError as error:
        raise ReceiptUnread(path=str(receipt), reason=error.strerror or str(error)) from error
    verdict = verify_files({**files, "receipt.json": data})
    if verdict.code:
        return verdict, ""
    total = json.loads(files["commitment.json"])["panels"]["total"]
    return verdict, receipt_words(json.loads(data), total=total)


def receipt_words(receipt: Mapping[str, Any], *, total: int) -> str:
    """What a receipt says of its holder."""
    from council.selection.letters import letter_of, ticket_words

    letter = letter_of(receipt, total=total)
    told = ", ".join(f"{one['feature']}: {one['value']}" for one in receipt["record"]["features"])
    held = ngettext(
        "This person stood in the pool with {features}, and held {count} ticket of {total:,}",
        "This person stood in the pool with {features}, and held {count} tickets of {total:,}",
        letter.held,
    ).format(features=told, count=letter.held, total=total)
    tickets = _("Tickets: {tickets}.").format(tickets=ticket_words(letter.ranges)) if letter.ranges else ""
    return f"{held} ({float(letter.chance) * 100:.2f} %). {tickets}".strip()
