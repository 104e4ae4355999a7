"""Pairs of statements that may say the same, as questions to people; nothing is merged here.

Nearness of meaning is not agreement: of argument pairs on one topic with a cosine of 0.9, a quarter take
opposite sides. So every near pair is read again for words that turn it round, and votes, where there are
any, have the last word. The answer is a question with its reasons, never an act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from council.ground.meaning.cues import Cue, Said, cues_of
from council.progress import SILENT, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME, OPPOSITE, NEAR = "same?", "opposite?", "near"
VOTES_FOR, VOTES_AGAINST, SAME_WORDS = "votes_for", "votes_against", "same_words"

LIKELY = 0.78  # cosine, with the question's words taken out of half of it, from which "the same?" is asked
LEAST = 0.70  # below it nothing is asked
HELPED = 0.72  # what votes of one mind bring up to "the same?"
TOGETHER = 5  # people who voted on both, below whom votes say nothing
OPPOSED = 0.25  # share of them for one and against the other, from which the two are not the same
OF_ONE_MIND = 0.9  # share of them who said the same of both, from which votes speak for it
MOST = 3  # pairs of the kind "near" that are asked of one statement
_BLOCK = 1024  # statements compared with all others at a time

Votes = Mapping[str, Mapping[str, int]]  # statement: voter: 1 agree, 0 pass, -1 disagree


class Spoken(Protocol):
    """A statement: whatever has an id and a text."""

    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class NearPair:
    """A question to people: do `a` and `b` say the same? `share` is how near they are, 0 to 1.

    `verdict` is what the question should be: "same?" (nothing speaks against it), "opposite?" (words or votes
    turn one against the other) or "near" (alike, but there is reason to doubt, or not near enough).
    """

    a: str
    b: str
    share: float
    verdict: str
    cues: tuple[Cue, ...] = ()


def near_pairs(
    told: Sequence[Spoken],
    vectors: NDArray[np.float32],
    *,
    votes: Votes | None = None,
    judged: Iterable[tuple[str, str]] = (),
    progress: Progress = SILENT,
) -> tuple[NearPair, ...]:
    """Every pair worth a question, those that most likely say the same first; `a` was said before `b`.

    Statements in the very same words are asked against the first of them only, so that a thousand copies are
    a thousand questions and not half a million. Order of input does not matter.

    Args:
        told: statements; earlier ids count as said earlier.
        vectors: (statements, width), rows of length one in the order of `told`, by one engine: the mean of
            the text as it is and without the words of the question.
        votes: what people said to each; pairs voted against each other are never "same?".
        judged: pairs people have answered already, in either order; they are left out.
        progress: told after every thousand statements, may raise Cancelled.
    """
    order = sorted(range(len(told)), key=lambda at: (len(told[at].id), told[at].id))
    said = {at: Said(told[at].text) for at in order}
    first = _firsts(order, said)
    done = {frozenset(pair) for pair in judged}
    found = []
    for one, other, share in (*_copies(first), *_candidates(vectors, sorted(set(first.values())), progress)):
        a, b = sorted((one, other), key=lambda at: (len(told[at].id), told[at].id))
        if frozenset((told[a].id, told[b].id)) not in done:
            cues = (*cues_of(said[a], said[b]), *_votes_on(told[a].id, told[b].id, votes or {}))
            if said[a].words == said[b].words and said[a].words:
                cues = (Cue(SAME_WORDS, "", ""), *cues)
            pair = NearPair(told[a].id, told[b].id, share, verdict_of(share, cues), cues)
            found.append(pair)
    return _worth_asking(found)


def verdict_of(share: float, cues: Sequence[Cue]) -> str:
    """What the question about a pair should be, from its nearness and the reasons found.

    One cue that turns makes it "opposite?"; one that only doubts keeps it from "same?".
    """
    kinds = {cue.kind for cue in cues}
    if any(cue.turns for cue in cues):
        return OPPOSITE
    if kinds - {VOTES_FOR, SAME_WORDS}:
        return NEAR
    enough = HELPED if VOTES_FOR in kinds else LIKELY
    return SAME if share >= enough or SAME_WORDS in kinds else NEAR


def _firsts(order: Sequence[int], said: Mapping[int, Said]) -> dict[int, int]:
    """For every statement with words the first one in the same words and numbers, perhaps itself."""
    first: dict[tuple[str, ...], int] = {}
    keys = {at: (*said[at].words, *sorted(said[at].numbers), "?" * said[at].is_question) for at in order}
    return {at: first.setdefault(keys[at], at) for at in order if said[at].words}


def _copies(first: Mapping[int, int]) -> Iterator[tuple[int, int, float]]:
    return ((at, one, 1.0) for at, one in first.items() if at != one)


def _candidates(
    vectors: NDArray[np.float32], rows: Sequence[int], progress: Progress
) -> Iterator[tuple[int, int, float]]:
    """Every two of these rows whose cosine is at least LEAST, with it."""
    import numpy as np

    index = np.asarray(rows, dtype=np.int64)
    chosen = np.asarray(vectors, dtype=np.float32)[index] if rows else np.zeros((0, 1), np.float32)
    for start in range(0, len(rows), _BLOCK):
        shares = chosen[start : start + _BLOCK] @ chosen[start:].T
        here, there = np.nonzero(np.triu(shares, 1) >= LEAST)
        for i, j in zip(here.tolist(), there.tolist(), strict=True):
            yield rows[start + i], rows[start + j], round(float(min(shares[i, j], 1.0)), 4)
        progress(min(start + _BLOCK, len(rows)), len(rows))


def _votes_on(a: str, b: str, votes: Votes) -> tuple[Cue, ...]:
    """What those who voted on both say; passing on one of them says nothing."""
    here, there = votes.get(a, {}), votes.get(b, {})
    both = [here[voter] * there[voter] for voter in here if voter in there]
    clear = [each for each in both if each]
    if len(clear) < TOGETHER:
        return ()
    against = sum(each < 0 for each in clear)
    if against >= OPPOSED * len(clear):
        counts = (str(against), str(len(clear)))
        return (Cue(VOTES_AGAINST, *counts, turns=2 * against > len(clear)),)
    if len(clear) - against >= OF_ONE_MIND * len(clear):
        return (Cue(VOTES_FOR, str(len(clear) - against), str(len(clear))),)
    return ()


def _worth_asking(found: Sequence[NearPair]) -> tuple[NearPair, ...]:
    """The likely ones first, then the opposite ones, then of each statement its nearest few of the rest."""
    rank = {SAME: 0, OPPOSITE: 1, NEAR: 2}
    asked: dict[str, int] = {}
    kept = []
    for pair in sorted(found, key=lambda p: (rank[p.verdict], -p.share, len(p.a), p.a, len(p.b), p.b)):
        if pair.verdict == NEAR:
            if max(asked.get(pair.a, 0), asked.get(pair.b, 0)) >= MOST:
                continue
            for each in (pair.a, pair.b):
                asked[each] = asked.get(each, 0) + 1
        kept.append(pair)
    return tuple(kept)
