"""From Enter to the disk: what was sent waits in sight until it stands, and what half stands is drafted.

An answer changes rows, never the line. What was refused keeps its id, so trying again cannot double it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from council import clock
from council.errors import CouncilError
from council.sessions import actions, queries
from council.words import _, say
from ui.runner import Runner
from ui.sessions.live.heard import HeardModel
from ui.sessions.live.state import Around, DraftState, Row, Sent, not_kept

_DRAFT_AFTER = 400  # milliseconds after the first change; with the commit well under a second
_DRAFT_AGAIN = 2000  # after the disk refused it


class Keeping(QObject):
    """Sends statements in the order of their Enter, and holds each until it is on disk."""

    moved = Signal()  # something waits, stands or failed
    failed = Signal(str)  # the sentence
    saved = Signal(str)  # the id that is on disk now

    def __init__(self, runner: Runner, model: HeardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._model = runner, model
        self._sent: dict[str, Sent] = {}
        self._before: dict[str, Row] = {}  # rows as they stood before a correction was sent
        self._session_id, self._around = "", Around()
        self.last_at: datetime | None = None
        runner.broke.connect(self._on_broke)

    def begin(self, session_id: str) -> None:
        """Statements belong to this session from now on; what still waits for another is its draft's."""
        self._session_id, self._sent, self._before, self.last_at = session_id, {}, {}, None

    def look_around(self, around: Around) -> None:
        """Say which id a number of a table or seat has."""
        self._around = around

    def send(self, sent: Sent) -> None:
        """Put the statement among the rows at once, and on its way to the disk."""
        self._sent[sent.id] = sent
        before = self._model.row(sent.corrects) if sent.corrects else None
        row = Row.of_sent(sent)
        if before is not None and before.id != sent.id:
            self._before[sent.id] = before
            row = replace(row, number=before.number, item_id=before.item_id, level=before.level)
        self._model.put(before.id if before else sent.id, row)
        verb, given = self._told(sent)
        self._runner.act(self, verb, partial(self._on_kept, sent), partial(self._on_refused, sent), **given)
        self.moved.emit()

    def retry(self) -> None:
        """Send again, oldest first, whatever could not be kept."""
        for id in [id for id in self._sent if self._has_failed(id)]:
            self.send(self._sent[id])

    def take_back(self, id: str) -> Sent | None:
        """Give up one that could not be kept: its row goes, or stands again as it was before."""
        if not self._has_failed(id):
            return None
        before = self._before.pop(id, None)
        if before is None:
            self._model.take(id)
        else:
            self._model.put(id, before)
        sent = self._sent.pop(id)
        self.moved.emit()
        return sent

    def unkept(self) -> tuple[Sent, ...]:
        """All that has left the line and is not yet on disk, in the order of Enter."""
        return tuple(self._sent.values())

    def waiting(self) -> int:
        """How many have had no answer yet."""
        return len(self._sent) - len(self.sentences())

    def sentences(self) -> list[str]:
        """Why each of the failed ones could not be kept."""
        return [self._model.row(id).sentence for id in self._sent if self._has_failed(id)]

    def _has_failed(self, id: str) -> bool:
        row = self._model.row(id)
        return id in self._sent and row is not None and row.state == "failed"

    def _told(self, sent: Sent) -> tuple[Callable, dict[str, object]]:
        """The verb, and what it is given."""
        given = {
            "text": sent.text,
            "kind": sent.kind,
            "carry": sent.carry,
            "at": datetime.fromisoformat(sent.at),
            "table_id": self._around.tables.get(sent.table),
            "seat_id": self._around.seats.get(sent.seat),
        }
        if sent.corrects:
            which = {"statement_id": sent.corrects, "version_id": sent.id, "read_back": sent.read_back}
            return actions.edit_statement, given | which
        more = {
            "statement_id": sent.id,
            "session_id": self._session_id or None,
            "item_id": sent.item_id or None,
        }
        rest = {"level": sent.level, "answers_id": sent.answers_id, "again": sent.again}
        return actions.capture_statement, given | more | rest | {"same_as": sent.same_as}

    def _on_kept(self, sent: Sent, outcome) -> None:
        self.last_at = clock.now()
        self._sent.pop(sent.id, None)
        self._before.pop(sent.id, None)
        row = self._model.row(sent.id)
        if row is not None:
            state = "read_back" if sent.read_back else "kept"
            self._model.put(sent.id, replace(row, id=outcome.value, state=state, sentence=""))
        self.moved.emit()
        self.saved.emit(outcome.value)

    def _on_refused(self, sent: Sent, error: CouncilError) -> None:
        if error.code == "StatementTwice":
            self._sent[sent.id] = replace(sent, again=True)
        self._fail(sent.id, say(error))

    def _on_broke(self, error: Exception) -> None:
        """A fault of ours: nobody knows which act it was, so all that wait may be tried again."""
        for id in [id for id in self._sent if not self._has_failed(id)]:
            self._fail(id, _("The program met a fault. The words are still here; try again."))

    def _fail(self, id: str, sentence: str) -> None:
        row = self._model.row(id)
        if id in self._sent and row is not None:
            self._model.put(id, not_kept(row, sentence))
            self.moved.emit()
            self.failed.emit(sentence)


class Drafting(QObject):
    """Keeps what would be lost beside the record, at most a second old, and brings it back."""

    failed = Signal(str)
    saved = Signal()

    def __init__(
        self, runner: Runner, draft: Callable[[], DraftState], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._draft = runner, draft
        self._place, self._wanted, self._kept = "", "", ""
        self._timer = QTimer(self, singleShot=True, interval=_DRAFT_AFTER)
        self._timer.timeout.connect(self.flush)

    def touch(self) -> None:
        """Something changed: it will be on disk within a second, however long the typing goes on."""
        if self._place and not self._timer.isActive():
            self._timer.start(_DRAFT_AFTER)

    def flush(self) -> None:
        """Write the draft now, if it is not what lies there already."""
        self._timer.stop()
        text = self._draft().as_text() if self._place else self._kept
        if text != self._kept:
            self._kept = text
            self._runner.act(
                self, actions.keep_draft, self._on_kept, self._on_refused, place=self._place, text=text
            )

    def leave(self) -> None:
        """Write the draft of this place for the last time; from now on nothing is drafted."""
        self.flush()
        self._place = ""

    def restore(self, place: str, then: Callable[[DraftState], None]) -> None:
        """Ask for the draft of a place; from then on this place is drafted."""
        self.leave()
        self._wanted = place
        self._runner.ask(self, queries.draft_of, partial(self._on_found, place, then), place=place)

    def _on_found(self, place: str, then: Callable[[DraftState], None], text: str) -> None:
        if place != self._wanted:
            return  # one has gone on to another place meanwhile
        self._place, self._kept = place, text
        then(DraftState.of_text(text))

    def _on_kept(self, outcome) -> None:
        self.saved.emit()

    def _on_refused(self, error: CouncilError) -> None:
        self._kept = "not kept"  # differs from every draft, so the next flush writes
        self._timer.start(_DRAFT_AGAIN)
        self.failed.emit(say(error))
