"""Which way each letter runs: the Unicode bidirectional algorithm, isolates included.

Source: Unicode Standard Annex 9, version 15.0; rule names in brackets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from council.report.pdf.sequences import ISOLATES, resolve

DEEPEST = 125
REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})


class _Entry(NamedTuple):
    level: int
    override: str
    isolate: bool


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The level of the paragraph and of each of its characters; odd levels run from right to left.

    Args: base: 0 or 1; None takes that of the first letter with a direction, 0 without one.
    """
    return resolved([unicodedata.bidirectional(letter) or "L" for letter in text], text, base)


def resolved(classes: Sequence[str], text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The same from bidirectional classes; `text` tells the brackets."""
    matching = _matching(classes)
    if base is None:
        base = _first_strong(classes, matching, 0, len(classes)) or 0
    own, out = list(classes), [base] * len(classes)
    _explicit(own, out, matching, base)
    given = list(out)
    for run in _sequences(classes, own, out, matching):
        start, end = _edges(run, classes, given, base)
        resolve(run, own, out, text, start, end)
    return base, _ended(classes, out, base)


def visual(own: Sequence[int]) -> list[int]:
    """The order in which things of these levels stand from left to right (L2)."""
    order = list(range(len(own)))
    for level in range(max(own, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and own[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end + 1
    return order


def _matching(classes: Sequence[str]) -> dict[int, int]:
    """The end of each isolate (BD9); those without one are not in it."""
    out: dict[int, int] = {}
    open_: list[int] = []
    for at, name in enumerate(classes):
        if name in ISOLATES:
            open_.append(at)
        elif name == "PDI" and open_:
            out[open_.pop()] = at
        elif name == "B":
            open_.clear()
    return out


def _first_strong(classes: Sequence[str], matching: dict[int, int], start: int, end: int) -> int | None:
    """The direction of the first letter outside of isolates (P2, P3)."""
    at = start
    while at < end:
        name = classes[at]
        if name == "L":
            return 0
        if name in ("R", "AL"):
            return 1
        if name in ISOLATES:
            at = matching.get(at, end)
        at += 1
    return None


def _explicit(own: list[str], out: list[int], matching: dict[int, int], base: int) -> None:
    """Levels by embeddings, overrides and isolates (X1 to X8)."""
    stack = [_Entry(base, "", False)]
    too_deep, embedded_too_deep, valid = 0, 0, 0
    for at, name in enumerate(list(own)):
        last = stack[-1]
        if name in ("RLE", "LRE", "RLO", "LRO"):
            out[at] = last.level
            level = _next(last.level, name[0] == "R")
            if level <= DEEPEST and not too_deep and not embedded_too_deep:
                stack.append(_Entry(level, name[0] if name[2] == "O" else "", False))
            elif not too_deep:
                embedded_too_deep += 1
        elif name in ISOLATES:
            out[at] = last.level
            own[at] = last.override or name
            right = name == "RLI"
            if name == "FSI":
                right = _first_strong(own, matching, at + 1, matching.get(at, len(own))) == 1
            level = _next(last.level, right)
            if level <= DEEPEST and not too_deep and not embedded_too_deep:
                valid += 1
                stack.append(_Entry(level, "", True))
            else:
                too_deep += 1
        elif name == "PDI":
            if too_deep:
                too_deep -= 1
            elif valid:
                embedded_too_deep = 0
                while not stack[-1].isolate:
                    stack.pop()
                stack.pop()
                valid -= 1
            out[at] = stack[-1].level
            own[at] = stack[-1].override or name
        elif name == "PDF":
            out[at] = last.level
            if not too_deep and embedded_too_deep:
                embedded_too_deep -= 1
            elif not too_deep and not last.isolate and len(stack) > 1:
                stack.pop()
        elif name == "B":
            out[at] = base
        else:
            out[at] = last.level
            if name != "BN":
                own[at] = last.override or name


def _next(level: int, right: bool) -> int:
    return (level + 1) | 1 if right else (level + 2) & ~1


def _sequences(
    classes: Sequence[str], own: list[str], out: list[int], matching: dict[int, int]
) -> list[list[int]]:
    """The isolating run sequences (BD13), without what the explicit rules took out (X9)."""
    left = [at for at, name in enumerate(classes) if name not in REMOVED]
    runs: list[list[int]] = []
    for at in left:
        if runs and out[runs[-1][-1]] == out[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    by_first = {run[0]: run for run in runs}
    ends = set(matching.values())
    sequences: list[list[int]] = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in ends:
            continue
        whole = list(run)
        while classes[whole[-1]] in ISOLATES and (end := matching.get(whole[-1])) in by_first:
            whole += by_first[end]
        sequences.append(whole)
    return sequences


def _edges(run: list[int], classes: Sequence[str], given: list[int], base: int) -> tuple[str, str]:
    """The directions before and after a sequence (X10)."""
    before = run[0] - 1
    while before >= 0 and classes[before] in REMOVED:
        before -= 1
    after = run[-1] + 1
    while after < len(classes) and classes[after] in REMOVED:
        after += 1
    alone = after == len(classes) or classes[run[-1]] in ISOLATES
    level = given[run[0]]
    return (
        "LR"[max(level, given[before] if before >= 0 else base) % 2],
        "LR"[max(level, base if alone else given[after]) % 2],
    )


def _ended(classes: Sequence[str], out: list[int], base: int) -> list[int]:
    """Blanks at the end and before separators go back to the paragraph's level (L1)."""
    quiet = True
    for at in range(len(out) - 1, -1, -1):
        name = classes[at]
        if name in ("B", "S"):
            out[at] = base
            quiet = True
        elif name in ISOLATES or name in ("PDI", "WS") or name in REMOVED:
            if quiet:
                out[at] = base
        else:
            quiet = False
    return out
