"""Live capture: the line in which a table's words are kept, and the list of what was heard.

The law is in STYLE, section 6: the focus never leaves the line, the line is never blocked, saved is visible.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from council import clock
from council.sessions import actions
from council.words import _, say
from ui import theme
from ui.meaning import Meaning
from ui.runner import Runner
from ui.sessions.live import marks, standing
from ui.sessions.live.around import Selectors
from ui.sessions.live.bringing import Bringing
from ui.sessions.live.chooser import Chooser
from ui.sessions.live.composer import Composer
from ui.sessions.live.edge import Teaching
from ui.sessions.live.heard import HeardModel, HeardView
from ui.sessions.live.keeping import Drafting, Keeping
from ui.sessions.live.marks import LineState
from ui.sessions.live.read_back import ReadBack
from ui.sessions.live.read_back_view import ReadBackView
from ui.sessions.live.standing import Standing
from ui.sessions.live.state import DraftState, Row, SavedState, Sent, hint_of
from ui.sessions.live.twins import Twins
from ui.sessions.live.versions import Versions
from ui.widgets import Edge, announce, push

_LIST, _TEACHING, _READING = range(3)  # what stands over the line


class CapturePanel(QWidget):
    """Keeps what is said at the tables of one session, one Enter each."""

    def __init__(
        self, runner: Runner, parent: QWidget | None = None, *, meaning: Meaning | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._session_id, self._draft_sentence, self._table = runner, "", "", 0
        self._moved: frozenset[str] = frozenset()  # tables that moved while the panel was hidden
        self._notice = ""  # what was refused last; gone with the next key
        self.model = HeardModel(self)
        self.list = HeardView(self.model, name=_("Statements of this session"), parent=self)
        self.composer = Composer(self)
        self.line = self.composer.line
        self.keeping = Keeping(runner, self.model, self)
        self.drafting = Drafting(runner, self._draft, self)
        self.chooser = Chooser(self, announce=self._say)
        self.selectors = Selectors(runner, self.composer, self.chooser, self)
        self.standing = Standing(runner, self.model, self)
        self.twins = Twins(runner, self.composer, self.model, meaning, self)
        self.versions = Versions(runner, self.composer, self.model, self.list, self.selectors, self)
        self.reading = ReadBack(runner, self.composer, self.model, self.selectors, self._take_back, self)
        self.bringing = Bringing(runner, self.composer, self.selectors, self)
        self.read_back_view = ReadBackView(self)
        self._teaching = Teaching(self)
        self._saved, self._hint = Edge(self), Edge(self)
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
            self.keeping.begin(session_id)
            self.reading.begin(session_id)
            self.composer.show_line(LineState())
            self.selectors.open(session_id)
            self.standing.open(session_id)
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

    def _on_changed(self, outcome) -> None:
        """Ask again for what moved; a hidden panel waits until it is shown."""
        shows = standing.SHOWS | self.selectors.shows
        if not self.isVisible():
            self._moved |= outcome.touched & shows
        elif self._session_id:
            if outcome.touched & standing.SHOWS:
                self.standing.follow(outcome)
            if outcome.touched & self.selectors.shows:
                self.selectors.refresh()

    def _catch_up(self) -> None:
        moved, self._moved = self._moved, frozenset()
        if self._session_id and moved & standing.SHOWS:
            self.standing.ask()
        if self._session_id and moved & self.selectors.shows:
            self.selectors.refresh()

    def _on_shown(self) -> None:
        self.reading.rows_moved()
        self._render()

    # ---- Enter, and what else can be done with an empty hand ----------------------------------------------

    def keep(self) -> None:
        """Enter: the words leave the line at once, whatever the disk does."""
        text, rest = marks.head_and_rest(self.line.text())
        if marks.clean(text) and not self.reading.is_signing:
            is_change = self.reading.is_change
            id = self._send(text, self.composer.state)
            self.composer.empty(rest)
            self.drafting.touch()
            if is_change:
                self.reading.changed(id)

    def split(self) -> None:
        """Keep what stands before the cursor; what stands behind it stays, with the same chips.

        A statement taken back becomes two, each with the old wording as its parent.
        """
        if self.versions.split_at_cursor():
            return
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
            chips=tuple(name for name in ("table", "seat", "kind", "carry", "below") if getattr(row, name)),
        )
        if sent is None:
            self.composer.show_line(state, corrects=row)
        else:
            self.composer.show_line(state, corrects=self.model.row(sent.corrects), id=sent.id)

    def _send(self, text: str, state: LineState, *, corrects: Row | None = None) -> str:
        """Put a statement on its way, and return its id."""
        corrects = corrects or self.composer.corrects
        above = self.model.last()
        fresh = corrects is None or corrects is not self.composer.corrects
        sent = Sent(
            id=clock.new_id() if fresh and corrects else self.composer.id or clock.new_id(),
            text=marks.clean(text),
            kind=state.kind or self.selectors.kind,
            level=self.selectors.level,
            at=clock.now().isoformat(),
            seat=state.seat,
            table=state.table,
            item_id=self.selectors.item_id,
            answers_id=above.id if state.below and above and not corrects else "",
            carry=state.carry,
            corrects=corrects.id if corrects else "",
            same_as=self.twins.id_of(state.same),
            read_back=corrects is not None and self.reading.is_change,
        )
        self.keeping.send(sent)
        self.twins.sent(sent.id)
        return sent.id

    def bring(self, pick) -> None:
        """Take statements in from a pasted list or a file; `pick` asks for one."""
        self.bringing.open(self._session_id, pick)

    # ---- drafts ---------------------------------------------------------------------------------------

    def _draft(self) -> DraftState:
        corrects = self.composer.corrects.id if self.composer.corrects else ""
        nothing = (corrects and self.composer.is_untouched) or self.reading.is_signing
        line = LineState() if nothing else self.composer.state
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
        self._notice = ""
        self.drafting.touch()
        self.twins.touch()
        self._render_hint()

    def _on_failed(self, sentence: str) -> None:
        self._say(_("Not kept. {sentence}").format(sentence=sentence))

    def _on_refused(self, error) -> None:
        self._on_notice(say(error))

    def _on_back(self) -> None:
        """A form was closed: the keys belong to the line again."""
        self.window().activateWindow()
        self.focus_line()

    def _on_notice(self, words: str) -> None:
        """Say a sentence at the edge until the next key."""
        self._notice = words
        self._render_hint()
        self._say(words)

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
        is_bare = self.standing.is_known and self.model.rowCount() == 0
        self._front.setCurrentIndex(_TEACHING if is_bare else _LIST)
        if self.reading.state is not None:
            self.read_back_view.show_state(self.reading.state)
            self._front.setCurrentIndex(_READING)

    def _render_hint(self) -> None:
        """Say what was refused, else what is wrong with the words, else what sounds alike."""
        wrong = hint_of(self.composer.state, unknown=self.composer.unknown)
        self._hint.say(self._notice or wrong or self.twins.words)

    def _lay_out(self) -> None:
        self.retry_button.setVisible(False)
        self._front = QStackedLayout()
        self._front.addWidget(self.list)
        self._front.addWidget(self._teaching)
        self._front.addWidget(self.read_back_view)
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
        shown = (self.list, self.read_back_view.list, self.retry_button, self.line)
        for first, then in pairwise(shown):
            self.setTabOrder(first, then)

    def _connect(self) -> None:
        self.line.entered.connect(self.keep)
        self.line.split.connect(self.split)
        self.line.read_back.connect(self.read_back)
        self.line.older.connect(self.correct_older)
        self.line.newer.connect(self.correct_newer)
        self.composer.moved.connect(self._on_moved)
        self.composer.keys_for(self.chooser.took, self.reading.took)
        self.selectors.known.connect(self.keeping.look_around)
        self.standing.shown.connect(self._on_shown)
        self.twins.moved.connect(self._render_hint)
        self.reading.moved.connect(self._render)
        self.reading.paged.connect(self.read_back_view.page)
        for form_opener in (self.versions, self.bringing):
            form_opener.left.connect(self._on_back)
        self.bringing.said.connect(self._on_notice)
        for speaker in (self.twins, self.versions, self.reading):
            speaker.said.connect(self._say)
        for refuser in (self.versions, self.reading):
            refuser.refused.connect(self._on_notice)
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
        self.twins.stop()
        self.drafting.flush()
