"""What the minutes of one session are made from: one frozen value, members counted and never named.

Every figure stands beside its base; what was not measured is None, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    """One agenda item: as planned, and as it was. `minutes` without pauses, None unless both ends were noted.

    `planned_minutes` is 0 for one that was added while the day ran.

    States: planned (never begun), running, done, cut, carried. `from_session` and `to_session` number the
    sessions a carried-over item came from and goes on in; 0: none.
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
    from_session: int = 0
    to_session: int = 0


@dataclass(frozen=True, slots=True)
class ReplanRecord:
    """The agenda was fitted anew: when, why, and (title, minutes before, minutes after) of what changed.

    `gone` names what was cut or carried over; the session was let run `later` minutes, `missing` were short.
    An item taken off the agenda since has no title any more.
    """

    at: datetime
    reason: str
    changes: tuple[tuple[str, int, int], ...]
    gone: tuple[str, ...] = ()
    later: int = 0
    missing: int = 0


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
    rounds: int
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

    `text` is not kept with the minutes: it is read from the statement each time. `state` as captured,
    read_back or confirmed.
    """

    id: str
    number: int
    kind: str
    table: int = 0
    item: str = ""
    state: str = "captured"
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
    """A question to a speaker: rank (0: none), state, answer or the day it is due, tables that asked.

    `sources` are the statements behind it, `copies` the one whose very words it has ("": words of its own);
    when these were taken out, the question has no words either.
    """

    text: str
    state: str
    tables: tuple[int, ...] = ()
    rank: int = 0
    speaker: str = ""
    answer: str = ""
    due: str = ""
    sources: tuple[str, ...] = ()
    copies: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """What was heard as evidence: title, speaker or source, position, minutes (None: not measured)."""

    title: str
    source: str
    position: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ParkedRecord:
    """What was put off: its words, where it belongs, who owns it or why it was closed."""

    text: str
    state: str
    statement_id: str = ""
    number: int = 0
    belongs: str = ""
    owner: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VoiceCell:
    """One group's share of the turns beside its share of presence, 0 to 1; a hidden cell tells its name."""

    value: str
    hidden: bool
    people: int = 0
    turns: int = 0
    turn_share: float = 0.0
    presence_share: float = 0.0


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """One break-down of the turns, by a field or by table (field "table"); no cells: all were too small."""

    field: str
    cells: tuple[VoiceCell, ...]


@dataclass(frozen=True, slots=True)
class TurnsRecord:
    """The turn log: turns, seconds and passes in all; `spoke` of `present` people had a turn, `never` none.

    The most frequent `top_people` held `top_turns` of the turns. `noted` False: attendance was not noted, so
    everybody expected counts as present.
    """

    turns: int
    seconds: int
    passes: int
    present: int
    spoke: int
    never: int
    top_people: int
    top_turns: int
    noted: bool
    groups: tuple[VoiceGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One question of a form, `answered` its base. Cells are (lowest point, highest point, people).

    A scale runs from `low` at 1 to `high` at `points`; free text has no points and is only counted.
    """

    question: str
    side: str
    low: str
    high: str
    points: int
    answered: int
    median: int = 0
    mean: float | None = None
    cells: tuple[tuple[int, int, int], ...] = ()
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class FormRecord:
    """A form of the session, handed in `answered` times by `base` people there (None: nobody counted)."""

    title: str
    kind: str
    answered: int
    base: int | None
    answers: tuple[AnswerRecord, ...] = ()
    hidden: str = ""


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
