"""Who met, on what question, and which edition of the report this is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CouncilFacts:
    """Who met, where, for whom. `about`: what is real, what invented; `credit`: whose words these are."""

    name: str
    place: str = ""
    convener: str = ""
    language: str = "en"
    about: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class RemitFacts:
    """The question, its limits, and the promise of how the answer will be treated."""

    question: str
    context: str = ""
    scope: str = ""
    limits: str = ""
    decided: str = ""
    promise: str = ""
    version: int = 1
    state: str = "adopted"  # draft, consulted, adopted, amended
    deadline: str = ""
    day: date | None = None
