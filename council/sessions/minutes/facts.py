"""What the minutes of one session are made from: one frozen value, members counted and never named.

Every figure stands beside its base; what was not measured is None, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SittingRecord:
    """The session: announced from `start` to `end`, in fact from `began` to `closed` (None: not noted)."""

    id: str
    number: int
    title: str
    purpose: str
    place: str
    mode: str
    time_zone: str
    start: datetime
    end: datetime
    began: datetime | None = None
    closed: datetime | None = None
    council: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One agenda item: as planned, and as it was. `minutes` is None unless start and end were noted.

    States: planned (never begun), running, done, cut, carried. `origin` and `goes_on` say "2. Title" of the
    session a carried-over item came from or went to.
    """

    id: str
    title: str
    method: str
    lead: str
    output: str
    state: str
    planned_start: datetime
    planned_minutes: int
    started: datetime | None = None
    ended: datetime | None = None
    minutes: int | None = None
    protected: bool = False
    origin: str = ""
    goes_on: str = ""


@dataclass(frozen=True, slots=True)
class ReplanRecord:
    """The agenda was fitted anew: when, why, and (title, minutes before, minutes after) of what changed."""

    at: datetime
    reason: str
    changes: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """How many of the seats held that day were in which state; `noted` of `seats` have a note at all."""

    seats: int
    noted: int
    states: tuple[tuple[str, int], ...]

    @property
    def there(self) -> int:
        """Seats that were taken, if only for a part of the session."""
        return sum(count for state, count in self.states if state in ("present", "late", "left"))


@dataclass(frozen=True, slots=True)
class SeatingRecord:
    """The seating and how far people were mixed, this session included.

    `bound_pairs` is an upper bound that may be out of reach; `misses` are of `cells`.
    """

    state: str
    sizes: tuple[int, ...]
    people: int
    seatings: int
    pairs: int
    pairs_met: int
    bound_pairs: int
    met_least: int
    met_median: float
    most_possible: int
    worst_pair: int
    misses: int
    cells: int
    missed: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One standing statement, by the id of its version. `table` is 0 where the speaker wished it hidden.

    `text` is not kept with the minutes: it is read from the statement each time.
    """

    id: str
    number: int
    kind: str
    table: int = 0
    item: str = ""
    read_back: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class SignOffRecord:
    """A table's own list, signed: how (aloud, screen, paper), how many were there, how many agreed."""

    item: str
    table: int
    method: str
    present: int
    agreed: int
    statements: int
    state: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question to a speaker: its rank, state, answer or the day it is due."""

    text: str
    state: str
    table: int = 0
    rank: int = 0
    speaker: str = ""
    answer: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """What was heard as evidence: title, speaker or source, position, minutes (None: not measured)."""

    title: str
    source: str
    position: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ParkedRecord:
    """What was put off: its words, who owns it or why it was closed."""

    text: str
    state: str
    owner: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VoiceRecord:
    """Turns of one group of members: shares beside the share of presence; None: fewer than five people."""

    field: str
    value: str
    people: int | None
    turns: int | None
    seconds: int | None
    presence: float | None


@dataclass(frozen=True, slots=True)
class TurnsRecord:
    """The turn log: how many turns and seconds in all, of how many people present, how many never heard."""

    turns: int
    seconds: int
    people: int
    unheard: int
    groups: tuple[VoiceRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One question of a form: how many of `base` gave which answer; None where the cell is hidden."""

    question: str
    base: int
    counts: tuple[tuple[str, int | None], ...]
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class FormRecord:
    """A form of the session: its title, kind (checkin, pulse, evaluation), and how many were handed in."""

    title: str
    kind: str
    answered: int
    given: int
    answers: tuple[AnswerRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """A correction somebody asked for: of which part, in which words, and what became of it."""

    part: str
    asked: str
    state: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """Everything the minutes of one session tell. None: nothing of it was kept or measured."""

    sitting: SittingRecord
    agenda: tuple[ItemRecord, ...] = ()
    replans: tuple[ReplanRecord, ...] = ()
    attendance: AttendanceRecord | None = None
    seating: SeatingRecord | None = None
    statements: tuple[StatementRecord, ...] = ()
    withdrawn: int = 0
    signoffs: tuple[SignOffRecord, ...] = ()
    questions: tuple[QuestionRecord, ...] = ()
    evidence: tuple[EvidenceRecord, ...] = ()
    parked: tuple[ParkedRecord, ...] = ()
    turns: TurnsRecord | None = None
    forms: tuple[FormRecord, ...] = ()
    corrections: tuple[CorrectionRecord, ...] = ()


PARTS = (
    "sitting", "agenda", "replans", "attendance", "seating", "statements", "signoffs", "questions",
    "evidence", "parked", "turns", "forms", "corrections",
)  # fmt: skip


def by_kind(statements: tuple[StatementRecord, ...]) -> tuple[tuple[str, tuple[StatementRecord, ...]], ...]:
    """Statements by kind, the most frequent kind first, each by number."""
    found: dict[str, list[StatementRecord]] = {}
    for one in sorted(statements, key=lambda one: one.number):
        found.setdefault(one.kind, []).append(one)
    ordered = sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple((kind, tuple(inside)) for kind, inside in ordered)


def changed_parts(before: SessionRecord, after: SessionRecord) -> tuple[str, ...]:
    """The parts, in the order of the minutes, in which two records differ; the words of statements aside."""
    return tuple(part for part in PARTS if _part(before, part) != _part(after, part))


def without_words(record: SessionRecord) -> SessionRecord:
    """The record as it is kept: statements by id alone."""
    return replace(record, statements=tuple(replace(one, text="") for one in record.statements))


def _part(record: SessionRecord, part: str) -> object:
    """A part as it is compared: statements with how many were taken out, and by id."""
    bare = without_words(record)
    return (bare.statements, bare.withdrawn) if part == "statements" else getattr(bare, part)
