"""The proof sheet: what no program can judge and a person looks at before an edition goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType

from council.report.editions.changes import SectionText
from council.words import N_


@dataclass(frozen=True, slots=True)
class Item:
    """Something to look at: what, and how."""

    title: str
    hint: str


ITEMS: Mapping[str, Item] = MappingProxyType({
    "order": Item(N_("Reading order"), N_("Read aloud from the cover to the end, each page makes sense.")),
    "headings": Item(
        N_("Headings"), N_("Each says what stands under it; what looks like a heading is one.")),
    "alt": Item(
        N_("Words for pictures"), N_("They tell what the picture tells, and nothing it does not.")),
    "languages": Item(N_("Languages"), N_("Each stretch in another language is marked as such.")),
    "plain": Item(N_("Plain words"), N_("Somebody who was not there understands the summary.")),
    "words": Item(
        N_("Members' words"), N_("Quotes, reasons and minority views are as their authors want them.")),
    "figures": Item(N_("Figures"), N_("Results of ballots agree with the signed certificates.")),
    "consent": Item(N_("Consent"), N_("Everybody named or quoted by name or picture has agreed to it.")),
    "heard": Item(
        N_("Heard"), N_("A screen reader has read it: which one, with which program, stands in the note.")),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One item of the sheet: who looked, in which role, when. `is_stale`: the words have changed since."""

    item: str
    title: str
    hint: str
    by: str = ""
    note: str = ""
    at: datetime | None = None
    is_stale: bool = False

    @property
    def is_done(self) -> bool:
        """Somebody looked at the words as they are."""
        return bool(self.by) and not self.is_stale


def mark_of(sections: Sequence[SectionText]) -> str:
    """A fingerprint of everything the report says, hex: what a tick was given for."""
    told = sha256()
    for one in sections:
        for words in (one.key, one.title, *one.lines, ""):
            told.update(words.encode("utf-8", "replace") + b"\x00")
    return told.hexdigest()
