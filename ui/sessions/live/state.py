"""What live capture must think: rows, what is saved, what is half typed, and words that sound alike.

Pure: frozen values and functions over them, tested without a window.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from council.sessions.kinds import KIND_OF
from council.sessions.wording import LONG
from council.words import _, ngettext
from ui.sessions.live.marks import LONGEST, LineState

_SOON = timedelta(hours=36)
MOST_KINDS = 6  # a method offers, so that the list is seen at a glance


@dataclass(frozen=True, slots=True)
class Sent:
    """What one Enter sends, held until the answer: enough to send it again under the same id.

    `corrects` is the id of the statement whose wording this one replaces, "" for a new statement.
    """

    id: str
    text: str
    kind: str
    level: str
    at: str  # ISO, the moment of Enter
    seat: int = 0
    table: int = 0
    item_id: str = ""
    answers_id: str = ""
    carry: bool = False
    corrects: str = ""
    again: bool = False  # the same words may be kept a second time
    same_as: str = ""  # the id of a statement that says the same
    read_back: bool = False  # a correction made while the list was read back


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `state` is waiting, kept, read_back, confirmed or failed.

    `sentence` says why it failed; `unread`: its table signed the others, and nobody has heard this one again.
    """

    id: str
    text: str
    kind: str
    state: str
    number: int = 0
    table: int = 0
    seat: int = 0
    carry: bool = False
    below: bool = False
    sentence: str = ""
    item_id: str = ""
    level: str = "table"
    language: str = ""
    made_by: str = ""
    unread: bool = False

    @classmethod
    def of_sent(cls, sent: Sent) -> Row:
        """The waiting row of what has just left the line."""
        return cls(
            *(sent.id, sent.text, sent.kind, "waiting", 0, sent.table, sent.seat, sent.carry),
            below=bool(sent.answers_id),
            item_id=sent.item_id,
            level=sent.level,
        )

    @classmethod
    def of_kept(cls, kept, signed: frozenset[tuple[str | None, str | None]] = frozenset()) -> Row:
        """The row of a statement that is on disk (a StatementView).

        Args:
            signed: (item id, table id) of the lists that were signed off.
        """
        state = kept.state if kept.state in ("read_back", "confirmed") else "kept"
        return cls(
            *(kept.id, kept.text, kept.kind, state, kept.number, kept.table or 0, kept.seat_number or 0),
            kept.carry,
            below=bool(kept.answers_id),
            item_id=kept.item_id or "",
            level=kept.level,
            language=kept.language,
            made_by=kept.made_by,
            unread=state == "kept" and (kept.item_id, kept.table_id) in signed,
        )

    @property
    def is_kept(self) -> bool:
        """On disk, so it counts as saved."""
        return self.state in ("kept", "read_back", "confirmed")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the line: ids of tables and seats by number, and the agenda of the session."""

    tables: Mapping[int, str] = field(default_factory=dict)
    seats: Mapping[int, str] = field(default_factory=dict)
    items: tuple = ()

    def item(self, id: str):
        """The agenda item with this id, or None."""
        return next((item for item in self.items if item.id == id), None)

    @property
    def running(self) -> str:
        """The id of the item that runs now, "" if none does."""
        return next((item.id for item in self.items if item.state == "running"), "")


@dataclass(frozen=True, slots=True)
class SavedState:
    """The one line that says what is saved: its words, and the ink they are in."""

    words: str
    role: str
    may_retry: bool

    @classmethod
    def of(cls, *, kept: int, waiting: int, failed: Sequence[str], clock: str, draft: str = "") -> SavedState:
        """Say what is saved.

        Args:
            kept, waiting: numbers of statements.
            failed: the sentence of each statement that could not be kept.
            clock: the time of the last commit as words, "" before the first.
            draft: why the half-typed line cannot be saved, "" while it can.
        """
        if failed:
            said = ngettext(
                "{count} statement is not kept. {sentence}",
                "{count} statements are not kept. {sentence}",
                len(failed),
            )
            return cls(said.format(count=len(failed), sentence=failed[-1]), "alarm", True)
        if draft:
            said = _("The half-typed line cannot be saved. {sentence}")
            return cls(said.format(sentence=draft), "alarm", False)
        said = _saved(kept, clock)
        if waiting:
            waits = ngettext("{count} waiting", "{count} waiting", waiting).format(count=waiting)
            said = f"{said} · {waits}"
        return cls(said, "quiet", False)


def _saved(kept: int, clock: str) -> str:
    if not kept:
        return _("Enter keeps each statement at once")
    count = ngettext("{count} statement", "{count} statements", kept).format(count=kept)
    return " · ".join(part for part in (_("Saved"), count, clock) if part)


@dataclass(frozen=True, slots=True)
class DraftState:
    """What would be lost if the program ended now: the line, and what left it but is not yet kept."""

    line: LineState = LineState()
    id: str = ""
    corrects: str = ""
    unkept: tuple[Sent, ...] = ()

    @property
    def is_empty(self) -> bool:
        """There is nothing that could be lost."""
        return self.line.is_empty and not self.unkept

    def as_text(self) -> str:
        """The draft as it lies in the file; "" when there is nothing to keep."""
        return "" if self.is_empty else json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> DraftState:
        """The draft that was kept; an empty one where nothing or nothing readable lies."""
        try:
            kept = json.loads(text)
            line = LineState(**{**kept["line"], "chips": tuple(kept["line"]["chips"])})
            return cls(line, kept["id"], kept["corrects"], tuple(Sent(**sent) for sent in kept["unkept"]))
        except (ValueError, KeyError, TypeError):
            return cls()


def side_of(row: Row) -> str:
    """What stands beside the words: first what was done with it, for the end may be cut off; then kind."""
    parts = [
        {"read_back": _("read back"), "confirmed": _("signed")}.get(row.state, ""),
        _("not read back") if row.unread else "",
        _(KIND_OF[row.kind].words),
        _("Table {number}").format(number=row.table) if row.table else "",
        _("Seat {number}").format(number=row.seat) if row.seat else "",
        _("carry forward") if row.carry else "",
        _("translated") if row.made_by == "translation" else "",
    ]
    return " · ".join(part for part in parts if part)


def spoken(row: Row) -> str:
    """The row as a screen reader says it: where it stands first, then the words."""
    standing = {"waiting": _("Waiting"), "failed": _("Not kept")}.get(row.state, "")
    number = str(row.number) if row.number else ""
    return ". ".join(part for part in (standing or number, side_of(row), row.text, row.sentence) if part)


def runs_right_to_left(words: str) -> bool:
    """Whether the first letter with a direction is of a script written from the right."""
    directions = (unicodedata.bidirectional(sign) for sign in words[:200])
    return next((way in ("R", "AL") for way in directions if way in ("L", "R", "AL")), False)


def not_kept(row: Row, sentence: str) -> Row:
    """The row when its answer was a refusal or a failing disk."""
    return replace(row, state="failed", sentence=sentence)


def chip_words(state: LineState, corrects: Row | None) -> tuple[str, ...]:
    """The chips before the line, in the order Backspace leaves them standing."""
    said = {
        "kind": _(KIND_OF[state.kind].words) if state.kind else "",
        "seat": _("Seat {number}").format(number=state.seat),
        "table": _("Table {number}").format(number=state.table),
        "carry": _("Carry forward"),
        "below": _("Belongs above"),
        "same": _("Same as {number}").format(number=state.same),
    }
    first = []
    if corrects is not None:
        number = corrects.number or "…"
        first = [_("Correcting {number}").format(number=number)]
    return (*first, *(said[chip] for chip in state.chips))


def hint_of(state: LineState, *, unknown: tuple[str, int] | None) -> str:
    """What is wrong with the words being typed: a number that does not exist, or a text too long.

    Never in the way: the statement is kept whatever the hint says.
    """
    if unknown is not None:
        said = _("There is no seat {number}.") if unknown[0] == "seat" else _("There is no table {number}.")
        return said.format(number=unknown[1])
    if len(state.text) > LONGEST:
        return _("One statement holds {most} characters; the rest stays in the line.").format(most=LONGEST)
    if len(state.text) > LONG:
        return _("This is long. Ctrl+Shift+Enter keeps what stands before the cursor.")
    return ""


def offered_kinds(item, methods: Sequence) -> tuple[str, ...]:
    """The kinds the running stage captures, the first preselected, at most six; () where none is named.

    Args:
        item: an agenda item with `method` and `stage`, or None.
        methods: of the council, with `id`, `stages` and `kinds`.
    """
    method = next((each for each in methods if item is not None and each.id == item.method), None)
    if method is None:
        return ()
    stage = method.stages[item.stage].capture if item.stage < len(method.stages) else ()
    return tuple(stage or method.kinds)[:MOST_KINDS]


def pick_session(sessions: Sequence, now: datetime, *, spoken: Sequence[int] = ()):
    """The sitting to capture for: one that runs, else the nearest in time, None where there is none.

    When none is within a day and a half, the last one in which something was said is shown instead.

    Args:
        spoken: numbers of the sessions that hold statements.
    """
    running = [session for session in sessions if session.state == "running"]
    if running:
        return running[-1]
    nearest = min(sessions, key=lambda session: abs(session.start - now), default=None)
    held = [session for session in sessions if session.number in spoken]
    if nearest is not None and held and abs(nearest.start - now) > _SOON:
        return held[-1]
    return nearest
