"""Live capture: the line in which a table's words are kept, and the list of what was heard.

The law is in STYLE, section 6: the focus never leaves the line, the line is never blocked, saved is visible.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from council import clock
from council.sessions import actions, queries
from council.words import _, say
from ui import theme
from ui.runner import Runner
from ui.sessions.live import marks
from ui.sessions.live.around import Selectors
from ui.sessions.live.chooser import Chooser
from ui.sessions.live.composer import Composer
from ui.sessions.live.edge import Edge, Teaching
from ui.sessions.live.heard import HeardModel, HeardView
from ui.sessions.live.keeping import Drafting, Keeping
from ui.sessions.live.marks import LineState
from ui.sessions.live.state import DraftState, Row, SavedState, Sent, hint_of
from ui.widgets import announce, push

_LATEST = 500  # rows asked for again after a change, once there are more than twice as many
_REST = 250  # milliseconds without a key, before the list is searched for a near twin
_USUAL_KIND = "view"


class CapturePanel(QWidget):
    """Keeps what is said at the tables of one session, one Enter each."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._session_id, self._draft_sentence, self._asked, self._table = (
            runner,
            "",
            "",
            False,
            0,
        )
        self._moved: frozenset[str] = frozenset()
        self.model = HeardModel(self)
        self.list = HeardView(self.model, name=_("Statements of this session"), parent=self)
        self.composer = Composer(self)
        self.line = self.composer.line
        self.keeping = Keeping(runner, self.model, self)
        self.drafting = Drafting(runner, self._draft, self)
        self.chooser = Chooser(self, announce=self._say)
        self.selectors = Selectors(runner, self.composer, self.chooser, self)
        self._teaching = Teaching(self)
        self._saved, self._hint = Edge(self), Edge(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self.retry_button = push(_("Try again"), self.keeping.retry)
        self._lay_out()
        self._connect()
        self._render()

    # ---- the session ----------------------------------------------------------------------------------

    def open(self, session_id: str) -> None:
        """Capture for this session: its rows, tables, agenda, and what was left half typed."""
        if session_id != self._session_id:
            self.drafting.leave()
            self._session_id = session_id
            self.model.begin()
            self.keeping.begin(session_id)
            self.composer.show_line(LineState())
            self.selectors.open(session_id)
            self._ask(whole=True)
            self.drafting.restore(f"capture:{session_id}", self._on_draft)

    @property
    def saved_words(self) -> str:
        """What the line about saving says."""
        return self._saved.words

    @property
    def saved_role(self) -> str:
        """The ink it is in."""
        return self._saved.property("role")

    @property
    def hint_words(self) -> str:
        """What stands at the edge about the words being typed."""
        return self._hint.words

    def focus_line(self) -> None:
        """Put the focus where it belongs."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, *, whole: bool = False) -> None:
        """Ask what stands; nothing typed and no waiting row is touched."""
        whole = whole or self.model.rowCount() <= 2 * _LATEST
        then, last = (self._on_all, None) if whole else (self._on_latest, _LATEST)
        self._runner.ask(self, queries.statements_of, then, session_id=self._session_id, last=last)

    def _on_all(self, statements) -> None:
        self._show(statements, whole=True)

    def _on_latest(self, statements) -> None:
        self._show(statements, whole=False)

    def _show(self, statements, *, whole: bool) -> None:
        if all(statement.session_id == self._session_id for statement in statements):
            self.model.show_kept([Row.of_kept(statement) for statement in statements], whole=whole)
            self._asked = True
            self._render()

    def _on_changed(self, outcome) -> None:
        """Ask again for what moved; a hidden panel waits until it is shown."""
        self._moved |= outcome.touched & ({"statement"} | self.selectors.shows)
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        moved, self._moved = self._moved, frozenset()
        if self._session_id and "statement" in moved:
            self._ask()
        if self._session_id and moved & self.selectors.shows:
            self.selectors.refresh()

    # ---- Enter, and what else can be done with an empty hand ----------------------------------------------

    def keep(self) -> None:
        """Enter: the words leave the line at once, whatever the disk does."""
        text, rest = marks.head_and_rest(self.line.text())
        if marks.clean(text):
            self._send(text, self.composer.state)
            self.composer.empty(rest)
            self.drafting.touch()

    def split(self) -> None:
        """Keep what stands before the cursor; what stands behind it stays, with the same chips."""
        before, behind = self.composer.parts_at_cursor()
        if marks.clean(before) and marks.clean(behind):
            self._send(before, self.composer.state)
            self.composer.show_line(marks.with_text(self.composer.state, behind.lstrip()))
            self.line.setCursorPosition(0)
            self.drafting.touch()
        else:
            self.keep()

    def join(self) -> None:
        """Add the words of the line to the statement above."""
        last, words = self.model.last(), marks.clean(self.line.text())
        if words and last is not None and last.state != "failed" and self.composer.corrects is None:
            joined = f"{last.text} {words}"
            state = LineState(joined, last.kind, last.seat, last.table, last.carry)
            self._send(joined, state, corrects=last)
            self.composer.empty()
            self.drafting.touch()

    def read_back(self) -> None:
        """Mark the last statement as read back; only with an empty line, so that nobody is surprised."""
        last = self.model.last()
        if last is not None and self.composer.state.is_empty and last.state in ("kept", "waiting"):
            self._runner.act(
                self, actions.mark_read_back, None, self._on_refused, statement_ids=(last.id,), at=clock.now()
            )
            self._say(_("Read back: {text}").format(text=last.text))

    def withdraw(self) -> None:
        """Take the statement chosen in the list out of every later list."""
        chosen = self.list.chosen()
        if chosen is not None and chosen.is_kept:
            self._runner.act(self, actions.withdraw_statement, None, self._on_refused, statement_id=chosen.id)

    def correct_older(self) -> None:
        """Up: take the last statement back into the empty line, or the one before it."""
        self._walk(-1)

    def correct_newer(self) -> None:
        """Down: back towards the newest statement, and then to an empty line."""
        if self.composer.corrects is not None:
            self._walk(1)

    def _walk(self, step: int) -> None:
        if not self.composer.is_untouched:
            return
        rows = self.model.rows()
        at = self.composer.corrects
        place = (
            len(rows) if at is None else next((i for i, row in enumerate(rows) if row.id == at.id), len(rows))
        )
        if 0 <= place + step < len(rows):
            self._take_back(rows[place + step])
        elif step > 0:
            self.composer.show_line(LineState(table=self._table, chips=("table",) if self._table else ()))

    def _take_back(self, row: Row) -> None:
        if self.composer.corrects is None:
            self._table = self.composer.state.table
        sent = self.keeping.take_back(row.id)
        state = LineState(
            marks.shown(row.text),
            row.kind,
            row.seat,
            row.table,
            row.carry,
            row.below,
            tuple(name for name in ("table", "seat", "kind", "carry", "below") if getattr(row, name)),
        )
        if sent is None:
            self.composer.show_line(state, corrects=row)
        else:
            self.composer.show_line(state, corrects=self.model.row(sent.corrects), id=sent.id)

    def _send(self, text: str, state: LineState, *, corrects: Row | None = None) -> None:
        corrects = corrects or self.composer.corrects
        above = self.model.last()
        fresh = corrects is None or corrects is not self.composer.corrects
        self.keeping.send(
            Sent(
                id=clock.new_id() if fresh and corrects else self.composer.id or clock.new_id(),
                text=marks.clean(text),
                kind=state.kind or _USUAL_KIND,
                level=self.selectors.level,
                at=clock.now().isoformat(),
                seat=state.seat,
                table=state.table,
                item_id=self.selectors.item_id,
                answers_id=above.id if state.below and above and not corrects else "",
                carry=state.carry,
                corrects=corrects.id if corrects else "",
            )
        )

    # ---- drafts ---------------------------------------------------------------------------------------

    def _draft(self) -> DraftState:
        corrects = self.composer.corrects.id if self.composer.corrects else ""
        line = LineState() if corrects and self.composer.is_untouched else self.composer.state
        return DraftState(line, self.composer.id, corrects, self.keeping.unkept())

    def _on_draft(self, draft: DraftState) -> None:
        """What was left half typed opens where it was; what had left the line is sent again, once."""
        for sent in draft.unkept:
            if self.model.row(sent.id) is None:
                self.keeping.send(sent)
        if draft.line.is_empty or self.model.row(draft.id) is not None:
            return
        typed = self.line.text()  # in the moment before the draft was found
        line = marks.with_text(draft.line, draft.line.text + typed)
        self.composer.show_line(line, corrects=self.model.row(draft.corrects), id=draft.id)
        self._say(_("What was half typed is back: {text}").format(text=draft.line.text))

    def _on_draft_refused(self, sentence: str) -> None:
        self._draft_sentence = sentence
        self._render()

    def _on_draft_saved(self) -> None:
        if self._draft_sentence:
            self._draft_sentence = ""
            self._render()

    # ---- what is seen ---------------------------------------------------------------------------------

    def _on_moved(self) -> None:
        self.drafting.touch()
        self._render_hint()
        self._rest.start()

    def _on_failed(self, sentence: str) -> None:
        self._say(_("Not kept. {sentence}").format(sentence=sentence))

    def _on_refused(self, error) -> None:
        self._hint.say(say(error))
        self._say(say(error))

    def _say(self, words: str) -> None:
        announce(self.line, words)

    def _render(self) -> None:
        last = self.keeping.last_at
        clock_words = (
            QLocale().toString(last.astimezone().time(), QLocale.FormatType.ShortFormat) if last else ""
        )
        state = SavedState.of(
            kept=self.model.count_kept(),
            waiting=self.keeping.waiting(),
            failed=self.keeping.sentences(),
            clock=clock_words,
            draft=self._draft_sentence,
        )
        self._saved.say(state.words, state.role)
        self.retry_button.setVisible(state.may_retry)
        self._front.setCurrentIndex(1 if self._asked and self.model.rowCount() == 0 else 0)

    def _render_hint(self, *, twins: bool = False) -> None:
        """Say what is wrong at once, and what sounds alike once the hand rests."""
        rows = self.model.rows() if twins else ()
        words = hint_of(
            self.composer.state, rows, unknown=self.composer.unknown, corrects=self.composer.corrects
        )
        if words or twins or self.composer.state.is_empty:
            self._hint.say(words)

    def _on_rest(self) -> None:
        self._render_hint(twins=True)

    def _lay_out(self) -> None:
        self.retry_button.setVisible(False)
        self._front = QStackedLayout()
        self._front.addWidget(self.list)
        self._front.addWidget(self._teaching)
        foot = QHBoxLayout(spacing=theme.SNUG)
        foot.addWidget(self._saved, 1)
        foot.addWidget(self.retry_button)
        foot.addWidget(self._hint, 1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addLayout(self._front, 1)
        lay.addLayout(foot)
        lay.addWidget(self.composer)
        lay.addWidget(self.selectors)
        for first, then in pairwise((self.list, self.retry_button, self.line)):
            self.setTabOrder(first, then)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._on_rest)
        self.line.entered.connect(self.keep)
        self.line.split.connect(self.split)
        self.line.read_back.connect(self.read_back)
        self.line.older.connect(self.correct_older)
        self.line.newer.connect(self.correct_newer)
        self.composer.moved.connect(self._on_moved)
        self.composer.keys_for(self.chooser)
        self.selectors.known.connect(self.keeping.look_around)
        self.keeping.moved.connect(self._render)
        self.keeping.moved.connect(self.drafting.touch)
        self.keeping.failed.connect(self._on_failed)
        self.drafting.failed.connect(self._on_draft_refused)
        self.drafting.saved.connect(self._on_draft_saved)
        self._runner.changed.connect(self._on_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.focus_line()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chooser.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self.drafting.flush()
