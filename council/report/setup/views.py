"""What a council chose for its report, as one frozen value; where nothing was chosen, the default stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.report.blocks import Image

FIRST, LAST = "reading", "notes"  # the contents and the accessibility statement keep their places

KEYS = (
    "reading", "opening", "summary", "remit", "members", "chosen", "worked", "heard", "ground", "principles",
    "recommendations", "origins", "not-adopted", "open", "minority", "ballots", "evaluation", "response",
    "glossary", "languages", "annex", "notes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setup:
    """How this report is made. `order` holds keys of sections, those not named stay beside their neighbours.

    `accent` is a hex colour or "" for the house's; `paper` A4 or Letter; `large` is large print. `licence`:
    how the report may be used; `address`: where readers say what they could not read; `language` of headings,
    "" for the council's. With `gaps` a recommendation says quietly what it does not state.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    accent: str = ""
    paper: str = "A4"
    large: bool = False
    licence: str = ""
    language: str = ""
    address: str = ""
    gaps: bool = True
    logo: Image | None = None


def ordered(keys: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """Keys in the order a council chose: those it names in its order, each other one after the one that stood
    before it; the first and the last section stay where they are."""
    chosen = [key for key in order if key in keys and key not in (FIRST, LAST)]
    found = list(dict.fromkeys(chosen))
    before = ""
    for key in keys:
        if key not in found:
            found.insert(found.index(before) + 1 if before in found else 0, key)
        before = key
    ends = [key for key in (FIRST, LAST) if key in found]
    middle = [key for key in found if key not in ends]
    return (*(k for k in ends if k == FIRST), *middle, *(k for k in ends if k == LAST))
