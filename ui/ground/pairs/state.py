"""What the page of near pairs shows: questions, what was left for later, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.ground.meaning.alike import OPPOSITE, NearPair
from council.ground.meaning.asking import cue_sentence, pair_question
from council.ground.voting.values import SMALLEST
from council.words import _, ngettext
from ui.ground.pairs.desk import Pair, PairsDesk, Told

OPEN, ANSWERED = "open", "answered"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two statements: its number, its words, where it comes from and what was voted."""

    id: str
    number: int
    text: str
    quiet: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as a question. `answer` is what people said, None while it is open."""

    id: str
    one: Side
    other: Side
    question: str
    reasons: tuple[str, ...]
    is_warned: bool
    is_later: bool
    answer: bool | None

    @property
    def pair(self) -> Pair:
        return frozenset((self.one.id, self.other.id))


@dataclass(frozen=True, slots=True)
class PairsState:
    """Open questions, those left for later last; and what was answered, the newest first."""

    facts: str
    open: tuple[PairRow, ...]
    answered: tuple[PairRow, ...]

    @classmethod
    def of(
        cls,
        desk: PairsDesk,
        found: Sequence[NearPair],
        later: Sequence[Pair] = (),
        *,
        has_looked: bool = True,
    ) -> PairsState:
        """What is asked and what was said.

        Args:
            found: the pairs worth a question; those answered since or no longer standing are left out.
            later: pairs put off, in the order they were; they come last.
            has_looked: before anything was looked for, nothing is counted that is to be answered.
        """
        known = {frozenset((one.a, one.b)): one for one in found}
        asked = [pair for pair in known if pair not in desk.judged and pair <= set(desk.told)]
        put_off = [pair for pair in later if pair in asked]
        first = [pair for pair in asked if pair not in put_off]
        rows = [_asked(desk, known[pair], is_later=False) for pair in first]
        rows += [_asked(desk, known[pair], is_later=True) for pair in put_off]
        answered = [
            _answered(desk, pair, same, known.get(pair)) for pair, same in reversed(desk.judged.items())
        ]
        return cls(_facts(rows, desk, has_looked=has_looked), tuple(rows), tuple(answered))


def _facts(rows: Sequence[PairRow], desk: PairsDesk, *, has_looked: bool) -> str:
    same = sum(desk.judged.values())
    warned = sum(row.is_warned for row in rows)
    told = ngettext("{count} pair to answer", "{count} pairs to answer", len(rows))
    parts = [told.format(count=len(rows))] if has_looked else []
    if warned:
        parts.append(_("{count} may mean the opposite").format(count=warned))
    if desk.judged:
        told = _("{same} said to be the same, {others} not")
        parts.append(told.format(same=same, others=len(desk.judged) - same))
    return " · ".join(parts)


def _asked(desk: PairsDesk, pair: NearPair, *, is_later: bool) -> PairRow:
    reasons = tuple(cue_sentence(cue) for cue in pair.cues)
    return PairRow(
        f"{pair.a} {pair.b}",
        _side(desk, desk.told[pair.a]),
        _side(desk, desk.told[pair.b]),
        pair_question(pair),
        reasons or (_("They are near in meaning, and nothing in the words speaks against it."),),
        pair.verdict == OPPOSITE,
        is_later,
        None,
    )


def _answered(desk: PairsDesk, pair: Pair, same: bool, found: NearPair | None) -> PairRow:
    one, other = sorted((desk.told[id] for id in pair), key=lambda told: told.number)
    said = _("Said to be the same.") if same else _("Said not to be the same.")
    reasons = tuple(cue_sentence(cue) for cue in found.cues) if found else ()
    return PairRow(
        f"{one.id} {other.id}", _side(desk, one), _side(desk, other), said, reasons, False, False, same
    )


def _side(desk: PairsDesk, told: Told) -> Side:
    parts = [told.origin, counts_words(desk.counts.get(told.id, (0, 0, 0)))]
    return Side(told.id, told.number, told.text, " · ".join(part for part in parts if part))


def counts_words(counts: tuple[int, int, int]) -> str:
    """The votes on a statement, or why they are not told."""
    if not sum(counts):
        return _("never voted on")
    if sum(counts) < SMALLEST:
        return _("fewer than five votes: not shown")
    agree, disagree, passed = counts
    told = _("{agree} agree, {disagree} disagree, {passed} pass")
    return told.format(agree=agree, disagree=disagree, passed=passed)
