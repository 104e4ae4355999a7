"""One thing found, and the page of the program on which it is mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from council.report.blocks import Section

TEXTS = "report.texts"

# what a section is made from lies on these pages, or is written on the page of the texts
PAGES = {
    "opening": TEXTS,
    "glossary": TEXTS,
    "languages": TEXTS,
    "annex": TEXTS,
    "notes": TEXTS,
    "remit": "sessions.plan",
    "members": "selection.panel",
    "chosen": "selection.draw",
    "worked": "sessions.day",
    "heard": "sessions.asked",
    "themes": "ground",
    "ground": "ground.shared",
    "principles": "decisions.proposals",
    "recommendations": "decisions.outcome",
    "not-adopted": "decisions.outcome",
    "minority": "decisions.outcome",
    "open": "decisions.proposals",
    "ballots": "decisions.ballots",
    "evaluation": "sessions.forms",
    "response": "follow",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something readers would stumble over.

    `place` is the page of the app that mends it and `given` what that page is told when it is gone to;
    `section` is the title of the part of the report where it stands. With one that is an "error" no file is
    made.
    """

    code: str
    words: str
    section: str = ""
    place: str = "report"
    given: Mapping[str, str] = field(default_factory=dict)
    grave: Literal["error", "warning"] = "warning"


def found(
    code: str, words: str, section: Section, *, place: str = "", grave: Literal["error", "warning"] = "error"
) -> Finding:
    """A finding in a section, mended where what the section tells is kept, unless another place is named."""
    page = place or PAGES.get(section.key, "report")
    given = {"section": section.key} if page in ("report", TEXTS) else {}
    return Finding(code, words, section.title, page, given, grave)
