"""Who is in the circle and what was heard of each in this lap, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from council.decisions.consent import saying
from council.decisions.consent.views import MemberName
from council.words import _, ngettext
from ui.widgets import Row

ICONS = {
    "consent": "check",
    "concern": "info",
    "objection": "warning",
    "pass": "dash",
    "question": "help",
    "otherwise": "split",
    "shares": "check",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the circle as it is listed.

    where: "next" (asked now), "waiting" (not heard yet), "heard", "away" (left), or "" where nobody is asked.
    """

    id: str
    place: int
    words: str
    said: str
    text: str
    icon: str
    where: str


def member_words(name: MemberName) -> str:
    """A member by number, and by the alias where there is one: "Seat 7 · Robin", "Table 3 (8 people)"."""
    words = saying.member_words(name)
    if name.kind != "table":
        return words
    people = ngettext("{n} person", "{n} people", name.people).format(n=name.people)
    return f"{words} ({people})"


def counts_words(counts: Mapping[str, int]) -> str:
    """What a table counted, in words: "consent 6, concern 1"."""
    return ", ".join(f"{saying.kind_words(kind)} {many}" for kind, many in counts.items() if many)


def voice_row(voice: Voice) -> Row:
    """One of the circle in the list; shape and words tell who was heard, not colour."""
    waiting = {"next": _("asked now"), "waiting": _("not heard yet"), "away": _("left")}
    return Row(
        voice.words,
        quiet=voice.text,
        side=voice.said or waiting.get(voice.where, ""),
        icon="right" if voice.where == "next" else voice.icon or ("dot" if voice.where else ""),
        ink="accent" if voice.where == "next" else "quiet",
    )
