"""What a facilitator types in one line for a table's show of hands, or for a nomination. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from council.words import N_, _

_NUMBERS = re.compile(r"^\s*\d+(?:[\s,;+]+\d+)*\s*(?=$|[/!~])")
_WHO = re.compile(r"^\s*[@#]?(\d+)\b[\s,:–-]*(.*)$", re.DOTALL)
_STROKE = re.compile(r"\s/|/\s|(?<=\s)(?=[!~]\s)")  # "and/or" and "Stop! Wait" stay whole
AGAINST, WORRY = "!", "~"
SHORT = {
    "consent": N_("consent"),
    "concern": N_("concern"),
    "objection": N_("objection"),
    "otherwise": N_("otherwise"),
    "shares": N_("shares"),
    "pass": N_("pass"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a table showed: people by kind, reasons of the objections (or other views), words of concerns."""

    counts: tuple[tuple[str, int], ...]
    reasons: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()


def read_counts(typed: str, kinds: Sequence[str]) -> Counted | None:
    """Numbers in the order of `kinds`, then words behind strokes: "6 1 1 0 / costs the tenants / too early".

    Words stand first for the objections (or other views) that were counted, then for the concerns; "!" and
    "~" before them say which they are. Missing numbers at the end are 0.
    Returns: None, where the line does not begin with numbers or has more of them than there are kinds.
    """
    found = _NUMBERS.match(typed)
    if found is None:
        return None
    numbers = [int(one) for one in re.findall(r"\d+", found.group())]
    if len(numbers) > len(kinds):
        return None
    counts = dict(zip(kinds, [*numbers, *[0] * (len(kinds) - len(numbers))], strict=True))
    parts = [part.strip() for part in _STROKE.split(f" {typed[found.end() :]}") if part.strip()]
    against = counts.get("objection", counts.get("otherwise", 0))
    reasons = [part[1:].strip() for part in parts if part.startswith(AGAINST)]
    concerns = [part[1:].strip() for part in parts if part.startswith(WORRY)]
    for part in (part for part in parts if part[0] not in AGAINST + WORRY):
        (reasons if len(reasons) < against else concerns).append(part)
    return Counted(tuple(counts.items()), tuple(reasons), tuple(concerns))


def counts_hint(kinds: Sequence[str]) -> str:
    """How numbers are typed for a table: "Numbers for: consent, concern, objection, pass"."""
    return _("Numbers in this order: {kinds}; then the reasons, each behind a /").format(
        kinds=", ".join(_(SHORT[kind]) for kind in kinds)
    )


def read_named(typed: str) -> tuple[int, str] | None:
    """The seat number at the beginning of a line and the words after it; None where there is no number."""
    found = _WHO.match(typed)
    return (int(found.group(1)), found.group(2).strip()) if found else None
