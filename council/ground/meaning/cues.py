"""What in two statements that sound alike may make them differ: each cue names the words it was found in.

A model reads "should be banned" and "should not be banned" as nearly the same; people do not. Nothing here
decides anything: a cue only changes what people are asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from council.ground.meaning import cue_words as lists
from council.ground.meaning.lexicon import SMALL_WORDS, stem, words_of

NEGATION, ANTONYMS, SWAPPED = "negation", "antonyms", "comparison"
NUMBERS, MODALITY, QUESTION, STANCE = "numbers", "modality", "question", "stance"
SUBSTITUTED = "substituted"
SHORT = 12  # words up to which one word put for another is the whole point
REACH = 5  # words a "not" reaches forward
MUCH = 0.5  # share of meaningful words in common from which one word turns the whole
MOST = 0.7  # the same for a "not" that stands anywhere

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BOUND = re.compile(
    r"\b(more than|over|at least|less than|under|at most|up to|mehr als|weniger als)\s+(?=\d)", re.I
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One reason to doubt that two statements say the same; `left` and `right` are the words in each.

    `turns` where the two more likely say the opposite than the same.
    """

    kind: str
    left: str
    right: str
    turns: bool = False


@dataclass(frozen=True)
class Said:
    """A statement as cues read it; worked out once for each text, however many pairs it is in."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that carry meaning, without "not" and its kin."""
        return frozenset(
            stem(word) for word in self.words if word not in SMALL_WORDS and word not in lists.NEGATIONS
        )

    @cached_property
    def demand(self) -> tuple[int, bool, str]:
        """(-1 asked to end, 1 asked to be, 0 none; whether a "not" turned it; its words).

        What follows a "should" is the demand, wherever it stands; else the first word that could be one.
        """
        signs = [-1 if w in lists.ENDING else 1 if w in lists.WANTING else 0 for w in self.words]
        places = [at for at, sign in enumerate(signs) if sign]
        if not places:
            return 0, False, ""
        at = next((at for at in places if set(self.words[max(0, at - REACH) : at]) & lists.SHOULD), places[0])
        nots = self._nots(at)
        turned = len(nots) % 2 == 1
        return (-signs[at] if turned else signs[at]), turned, " ".join([*nots, self.words[at]])

    @cached_property
    def nots(self) -> list[str]:
        return [word for word in self.words if word in lists.NEGATIONS]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its numbers in one spelling, and whether it says more or less than one of them."""
        found = {number.rstrip(".,").replace(",", ".") for number in _NUMBER.findall(self.text)}
        found |= {" ".join(bound.lower().split()) for bound in _BOUND.findall(self.text)}
        return frozenset(found | {lists.NUMBER_WORDS[w] for w in self.words if w in lists.NUMBER_WORDS})

    @cached_property
    def judgement(self) -> tuple[int, str]:
        """(how much more it praises than it blames, the words that did it); a "not" before turns each."""
        score, told = 0, []
        for at, word in enumerate(self.words):
            sign = 1 if word in lists.PRAISING else -1 if word in lists.BLAMING else 0
            if sign:
                nots = self._nots(at)
                score += -sign if len(nots) % 2 else sign
                told.append(word)
        return score, ", ".join(told[:3])

    @cached_property
    def is_question(self) -> bool:
        return self.text.rstrip().endswith(("?", "？", "؟"))

    def has(self, words: frozenset[str]) -> str:
        """The first of these words in the statement; "" for none."""
        return next((word for word in self.words if word in words), "")

    def _nots(self, at: int) -> list[str]:
        """The negations that reach the word at this place."""
        reached: list[str] = []
        for word in reversed(self.words[max(0, at - REACH) : at]):
            if word in lists.TURNS:
                break
            if word in lists.NEGATIONS:
                reached.insert(0, word)
        return reached


def cues_of(a: Said, b: Said) -> tuple[Cue, ...]:
    """Every reason in the words of two statements to doubt that they say the same; () for none."""
    found = [
        _turned(a, b),
        _antonyms(a, b),
        _swapped(a, b),
        _judged(a, b),
        _numbers(a, b),
        _how_strongly(a, b),
        _asked(a, b),
        _substituted(a, b),
    ]
    return tuple(cue for cue in found if cue is not None)


def in_common(a: Said, b: Said) -> float:
    """The share of meaningful words the two have in common, 0 to 1 (Jaccard over word keys)."""
    both = a.stems | b.stems
    return len(a.stems & b.stems) / len(both) if both else 0.0


def _turned(a: Said, b: Said) -> Cue | None:
    """One asks for what the other asks to end; or a "not" more in otherwise the same words."""
    (one, one_turned, one_words), (other, other_turned, other_words) = a.demand, b.demand
    if one * other < 0:
        by_not = one_turned != other_turned
        return Cue(
            NEGATION if by_not else ANTONYMS, one_words, other_words, by_not or in_common(a, b) >= MUCH
        )
    differ = len(a.nots) % 2 != len(b.nots) % 2
    if differ and one * other == 0 and in_common(a, b) >= MOST:
        return Cue(NEGATION, " ".join(a.nots[:1]), " ".join(b.nots[:1]), turns=True)
    return None


def _antonyms(a: Said, b: Said) -> Cue | None:
    shared = in_common(a, b)
    if shared < MUCH / 2:
        return None
    here, there = f" {' '.join(a.words)} ", f" {' '.join(b.words)} "
    for pair in lists.OPPOSITES:
        for left, right in (pair, pair[::-1]):
            alone = f" {left} " in here and f" {right} " not in here
            if alone and f" {right} " in there and f" {left} " not in there:
                return Cue(ANTONYMS, left, right, shared >= MUCH)
    return None


def _swapped(a: Said, b: Said) -> Cue | None:
    """The same words the other way round: "cars before bicycles" and "bicycles before cars"."""
    one, other = _sides(a), _sides(b)
    if one and other and one[0] & other[1] and one[1] & other[0] and not one[0] & other[0]:
        return Cue(SWAPPED, a.has(lists.THAN), b.has(lists.THAN), turns=True)
    return None


def _sides(said: Said) -> tuple[frozenset[str], frozenset[str]] | None:
    for at, word in enumerate(said.words):
        if word in lists.THAN:
            before, after = said.words[:at], said.words[at + 1 :]
            return _keys(before), _keys(after)
    return None


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word not in SMALL_WORDS)


def _judged(a: Said, b: Said) -> Cue | None:
    (one, one_words), (other, other_words) = a.judgement, b.judgement
    return Cue(STANCE, one_words, other_words) if one * other < 0 else None


def _numbers(a: Said, b: Said) -> Cue | None:
    if a.numbers == b.numbers or not (a.numbers and b.numbers):
        return None
    return Cue(NUMBERS, ", ".join(sorted(a.numbers)[:3]), ", ".join(sorted(b.numbers)[:3]))


def _how_strongly(a: Said, b: Said) -> Cue | None:
    for strong, weak in ((lists.MUST, lists.MAY), (lists.ALL, lists.SOME)):
        for one, other in ((strong, weak), (weak, strong)):
            left, right = a.has(one), b.has(other)
            if left and right and not a.has(other) and not b.has(one):
                return Cue(MODALITY, left, right)
    return None


def _substituted(a: Said, b: Said) -> Cue | None:
    """Short, and one word for another: "I live in a city" and "I live in a village"."""
    if max(len(a.words), len(b.words)) > SHORT:
        return None
    beside = SequenceMatcher(None, a.words, b.words, False)
    changes = [op for op in beside.get_opcodes() if op[0] != "equal"]
    if len(changes) != 1 or changes[0][0] != "replace" or beside.ratio() < MUCH:
        return None
    _replace, first, last, start, stop = changes[0]
    left, right = a.words[first:last], b.words[start:stop]
    if max(len(left), len(right)) > SHORT // 3 or not (_keys(left) and _keys(right)):
        return None
    return None if _keys(left) & _keys(right) else Cue(SUBSTITUTED, " ".join(left), " ".join(right))


def _asked(a: Said, b: Said) -> Cue | None:
    return Cue(QUESTION, "?" * a.is_question, "?" * b.is_question) if a.is_question != b.is_question else None
