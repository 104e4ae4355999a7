"""A short list for the report: what is most surely shared, then voices, until nobody is passed over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from council.ground.meaning.vectors import Floats, unit
from council.ground.shared.values import EMERGING, SHARED, UNKNOWN, Line, Pick, Slate
from council.ground.voting.votes import Votes

LENGTH = 7
TOO_ALIKE = 0.8  # cosine above which two statements do not both stand on the list
Judged = Mapping[frozenset[str], bool]


def slate(
    votes: Votes,
    lines: Sequence[Line],
    *,
    likeness: NDArray[np.float32] | None = None,
    judged: Judged | None = None,
    length: int = LENGTH,
    out: Collection[str] = (),
) -> Slate:
    """The `length` strongest statements of shared ground, then voices until justified representation holds.

    Those shared or emerging (a chance of one half or more), and those not known yet of which most of every
    group asked agree, by `Line.strength`.

    Args:
        votes: (voters, statements), in the order of `lines`.
        lines: what is known of each statement.
        likeness: cosines (statements, statements) in the same order; None = nothing counts as alike.
        judged: pairs of statement ids people called the same (True) or different (False); they have the word.
        out: statements that may not stand on it.
    Source: justified representation, Aziz et al. 2017; sequential proportional approval voting, Thiele 1895.
    """
    approve = votes.values == 1
    barred = {at for at, statement in enumerate(votes.statements) if statement in out}
    approve[:, sorted(barred)] = False
    chosen, alike = surest(lines, likeness, judged or {}, length, barred)
    shared = set(chosen)
    quota = len(votes.voters) / max(length, 1)
    while (voice := _passed_over(approve, chosen, quota)) is not None:
        chosen.append(voice)
    covered = approve[:, chosen].any(1) if chosen else np.zeros(len(votes.voters), dtype=bool)
    picks = tuple(
        Pick(votes.statements[at], _why(lines[at]) if at in shared else "voice", lines[at].agree)
        for at in chosen
    )
    left = tuple(votes.statements[at] for at in alike)
    justified = is_justified(approve, chosen, quota)
    return Slate(picks, length, quota, int(covered.sum()), len(votes.voters), left, justified)


def likeness_of(statements: Sequence[str], vectors: Mapping[str, bytes]) -> Floats | None:
    """Cosines of statements, 0 where one has no vector; None when none has."""
    there = {len(vectors[s]) for s in statements if s in vectors}
    if not there:
        return None
    empty = bytes(max(there))
    rows = unit(np.stack([np.frombuffer(vectors.get(s, empty), dtype="<f4") for s in statements]))
    return np.asarray(rows @ rows.T, dtype=np.float32)


def is_justified(approve: NDArray[np.bool_], chosen: Sequence[int], quota: float) -> bool:
    """Whether no `quota` members who agree with none chosen all agree with one statement.

    Args:
        approve: (members, statements). chosen: positions of the statements on the list.
    Source: justified representation, Aziz et al. 2017.
    """
    bare = ~approve[:, list(chosen)].any(1)
    largest = int(approve[bare].sum(0).max(initial=0))
    return largest == 0 or largest < quota


def surest(
    lines: Sequence[Line],
    likeness: NDArray[np.float32] | None,
    judged: Judged,
    length: int,
    barred: set[int],
) -> tuple[list[int], list[int]]:
    """The strongest up to a length, none too like another, and those left out as that; see `slate`."""
    candidates = [at for at, line in enumerate(lines) if at not in barred and _why(line)]
    candidates.sort(key=lambda at: (-round(lines[at].strength, 12), at))
    chosen: list[int] = []
    alike: list[int] = []
    for at in candidates:
        if len(chosen) == length:
            break
        if any(_alike(lines, likeness, judged, at, other) for other in chosen):
            alike.append(at)
        else:
            chosen.append(at)
    return chosen, alike


def _why(line: Line) -> str:
    """Why a statement may stand on the list; "" when it may not."""
    if line.label in (SHARED, EMERGING):
        return "shared"
    return "likely" if line.label == UNKNOWN and line.is_likely else ""


def _alike(
    lines: Sequence[Line], likeness: NDArray[np.float32] | None, judged: Judged, one: int, other: int
) -> bool:
    """Whether two statements say the same: as people judged, else as near as the machine takes for it."""
    word = judged.get(frozenset((lines[one].statement_id, lines[other].statement_id)))
    if word is not None:
        return word
    return likeness is not None and bool(likeness[one, other] >= TOO_ALIKE)


def _passed_over(approve: NDArray[np.bool_], chosen: list[int], quota: float) -> int | None:
    """The next voice if a quota of members, who agree with none chosen, all agree with one statement."""
    if not approve.size:
        return None
    satisfied = approve[:, chosen].sum(1)
    bare = approve[satisfied == 0].sum(0)
    bare[chosen] = 0
    if bare.max() < quota or not bare.max():
        return None
    weight = (approve / (1 + satisfied)[:, None]).sum(0)
    weight[bare < quota] = -1  # only a statement that mends the breach
    weight[chosen] = -1
    return int(np.argmax(np.round(weight, 9)))
