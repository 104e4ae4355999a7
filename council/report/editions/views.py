"""Editions as frozen values: the way each came, what it says, who looked it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from council.report.editions.changes import SectionText
from council.report.editions.proof import ProofLine

FINAL = ("published", "corrected")


@dataclass(frozen=True, slots=True)
class StepTaken:
    """An edition came into a state: when, by whom, with which file."""

    state: str
    at: datetime
    by: str = ""
    note: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition: number, state, language, fingerprint of the file, when, and the way it came.

    `proof` are the ticks kept with it once it is published.
    """

    id: str
    number: int
    state: str
    language: str
    hash: str
    bytes: int
    pages: int
    version: str
    changes: str
    at: datetime
    sections: tuple[SectionText, ...] = ()
    steps: tuple[StepTaken, ...] = ()
    proof: tuple[ProofLine, ...] = ()

    @property
    def is_final(self) -> bool:
        """It went out, and stays as it is."""
        return self.state in FINAL
