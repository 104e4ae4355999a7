"""What every page has in common: a head, a body, a voice, and the roads to the store.

A page is told who to ask (`Desk`), says which tables it shows, and asks again when one of them moved.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from council.errors import CouncilError
from council.saving import FileUnwritable
from council.words import _, say
from ui import theme
from ui.commands import Commands, Do, When
from ui.feedback import Feedback
from ui.meaning import Meaning
from ui.places import Place
from ui.preferences import Preferences
from ui.runner import Job, Runner
from ui.widgets import (
    Banner,
    Empty,
    Flow,
    Label,
    ProgressStrip,
    Rows,
    Search,
    TableView,
    button,
    takes_focus,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies within a page's reach."""

    runner: Runner
    commands: Commands
    feedback: Feedback
    preferences: Preferences
    meaning: Meaning | None = None  # what sounds alike; None where nobody reads


class Head(QWidget):
    """A page's name, its tabs, one quiet line of facts, and its buttons."""

    def __init__(self, words: str, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._name, self._facts = Label(words, "display", wrap=False), Label("", "quiet")
        self._holder = QWidget()
        self._buttons = Flow(self._holder, gap=theme.TIGHT)
        top = QHBoxLayout(spacing=theme.ROOMY)
        top.addWidget(self._name)
        top.addStretch()
        top.addWidget(self._holder)
        self._lay = QVBoxLayout(self, spacing=theme.HAIR)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.addLayout(top)
        self._lay.addWidget(self._facts)

    def event(self, event: QEvent) -> bool:
        """As high as its tabs wrap at its width, so that no page below is laid out as if they did not."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.layout():
            self.setMinimumHeight(max(self.layout().totalMinimumHeightForWidth(self.width()), 0))
        return done

    def name(self, words: str) -> None:
        """Change the name."""
        self._name.setText(words)

    def facts(self, words: str) -> None:
        """The one quiet line."""
        self._facts.setText(words)

    def actions(self, *ids: str, primary: bool = False) -> None:
        """Put buttons at the right; the primary one is the page's first thing to do."""
        for id in ids:
            self._buttons.addWidget(button(self._desk.commands.action(id), primary=primary))

    def widget(self, widget: QWidget) -> None:
        """Put something else among the buttons."""
        self._buttons.addWidget(widget)

    def show_buttons(self, shown: bool) -> None:
        """Show the buttons; an empty state has its own."""
        self._holder.setVisible(shown)

    def tabs(self, tabs: QWidget) -> None:
        """Stand the room's tabs under the name."""
        self._lay.insertSpacing(1, theme.HAIR)
        self._lay.insertWidget(2, tabs)


class Page(QWidget):
    """One place of the window. Write `build()` and `refresh()`; say in `shows` what makes it ask again."""

    shows: ClassVar[frozenset[str]] = frozenset()
    help: ClassVar[str] = ""
    wants_place = Signal(str, dict)
    wants_wall = Signal(str, dict)

    def __init__(self, desk: Desk, place: Place | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.place = desk, place
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.head = Head(_(place.words) if place else "", desk)
        self._banner, self._strip = Banner(_("Close this note")), ProgressStrip(_("Cancel"))
        self._search = Search(_("Search here"))
        self._lay_out()
        self._stale = True
        self._searched: TableView | Rows | None = None
        self._newest_work: Job | None = None  # whose progress stands in the strip
        self._beside: dict[Callable, Job] = {}  # the last of each long task in a process of its own
        desk.runner.changed.connect(self._on_changed)
        self.build()

    def build(self) -> None:
        """Make children, layout, connections; once."""

    def refresh(self) -> None:
        """Ask again for what stands here."""

    def help_rows(self) -> tuple[tuple[str, str], ...]:
        """What F1 lists before the keys: short signs of this page, and what each means."""
        return ()

    def first_focus(self) -> QWidget | None:
        """What takes the focus when the page comes to the front; None for the first that can."""
        return None

    def take_focus(self) -> None:
        """Give the focus to what the page names, to the first in its body that can take it, or to itself."""
        inside = (each for each in self.findChildren(QWidget) if not self.head.isAncestorOf(each))
        wanted = self.first_focus() or next((each for each in inside if takes_focus(each)), self)
        if not wanted.isEnabled():  # a button whose command has just become possible
            self.desk.commands.refresh_now()
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    # roads -------------------------------------------------------------------------------------------------

    def ask(self, query: Callable, then: Callable[[Any], object], /, **given: Any) -> None:
        """Ask the store; the answer comes while the page lives."""
        self.desk.runner.ask(self, query, then, **given)

    def act(self, verb: Callable, then: Any = None, otherwise: Any = None, /, **given: Any) -> None:
        """Do one thing; a refusal nobody takes stands as a banner here."""
        self.desk.runner.act(self, verb, then, otherwise or self.refused, **given)

    def work(
        self,
        words: str,
        task: Callable,
        then: Any,
        otherwise: Any = None,
        /,
        *,
        beside: bool = False,
        **given: Any,
    ) -> Job:
        """Long, pure work beside the store, with progress and Cancel under the head.

        beside: in a process of its own, for what would hold the window up; see Runner.work_beside.
        """
        road = self.desk.runner.work_beside if beside else self.desk.runner.work
        job = self._long(road, words, task, then, otherwise, given)
        if beside:
            before, self._beside[task] = self._beside.get(task), job
            if before is not None:  # asked for twice: the answer to the first would come on top of it
                before.cancel()
        return job

    def work_act(
        self, words: str, verb: Callable, then: Any = None, otherwise: Any = None, /, **given: Any
    ) -> Job:
        """A long act, with progress under the head."""
        return self._long(self.desk.runner.act, words, verb, then, otherwise, given)

    def said(self, words: str, then: Callable[[Any], object] | None = None) -> Callable[[Any], None]:
        """A `then` that says what was done, with Undo, before it goes on."""

        def told(outcome: Any) -> None:
            self.toast(words, outcome)
            if then is not None:
                then(outcome)

        return told

    # commands ----------------------------------------------------------------------------------------------

    def bind(self, id: str, do: Do, when: When | None = None, on: QWidget | None = None) -> QAction:
        """Say what a command of the room does here; its key works while the page (or `on`) has the focus."""
        return self.desk.commands.bind(id, do, when, on=on or self, owner=self)

    def action(self, id: str) -> QAction:
        """The action of a command, for a button or a menu."""
        return self.desk.commands.action(id)

    def look(self) -> None:
        """Look again what can be done."""
        self.desk.commands.refresh()

    def go(self, place_id: str, **hint: Any) -> None:
        """Ask for another place; its page's `arrive(**hint)` is called if it has one."""
        self.wants_place.emit(place_id, hint)

    def show_to_room(self, part: str, **given: Any) -> None:
        """Ask that a part stand on the projector; `given` says which of it."""
        self.wants_wall.emit(part, given)

    # voice -------------------------------------------------------------------------------------------------

    def toast(self, words: str, outcome: Any = None) -> None:
        """Say what was done, at the foot of the window."""
        self.desk.feedback.toast(words, outcome)

    def banner(
        self, words: str, kind: str = "note", actions: Iterable[QAction | str] = (), *, lasting: bool = True
    ) -> None:
        """Let a sentence stand under the head; a lasting one is closed by the person."""
        made = [self.action(each) if isinstance(each, str) else each for each in actions]
        self._banner.say(words, kind, actions=made, lasting=lasting)

    def clear_banner(self) -> None:
        """Take the sentence away."""
        self._banner.hide()

    def refused(self, error: CouncilError) -> None:
        """Let the sentence of a refusal stand under the head."""
        self.banner(say(error), "alarm")

    def question(
        self, title: str, consequence: str, verb: str, then: Callable[[], object], *, danger: bool = False
    ) -> None:
        """Ask once before what cannot be undone."""
        self.desk.feedback.question(self, title, consequence, verb, then, danger=danger)

    def pick_file(self, title: str, filters: str, then: Callable[[Path], object]) -> None:
        """Ask for a file to read."""
        self.desk.feedback.pick_file(self, title, filters, then)

    def save_file(self, title: str, name: str, filters: str, then: Callable[[Path], object]) -> None:
        """Ask where to write a file; a place that cannot be written to is said under the head."""

        def write(path: Path) -> None:
            try:
                then(path)
            except FileUnwritable as error:
                self.refused(error)

        self.desk.feedback.save_file(self, title, name, filters, write)

    def take_files(self, then: Callable[[Path], object]) -> None:
        """Let files be dropped onto the page; they go the way of those picked by its button."""
        self._dropped = then
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._dropped(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def pick_folder(self, title: str, then: Callable[[Path], object]) -> None:
        """Ask for a folder."""
        self.desk.feedback.pick_folder(self, title, then)

    # empty, search -----------------------------------------------------------------------------------------

    def empty(self, title: str, sentence: str, *command_ids: str) -> None:
        """Say, before there is anything, what the place is for and the first thing to do."""
        made = [button(self.action(id), primary=n == 0) for n, id in enumerate(command_ids)]
        self._empty = Empty(title, sentence, *made)
        self._empty.hide()
        self.layout().addWidget(self._empty, 1)

    @property
    def is_empty(self) -> bool:
        """Whether the empty state stands in place of the body."""
        return self._empty is not None and not self._empty.isHidden()

    def show_empty(self, is_empty: bool) -> None:
        """Show the empty state in place of the body, or the body."""
        if self._empty is None or self.is_empty == is_empty:
            return
        gone, comes = (self._holder, self._empty) if is_empty else (self._empty, self._holder)
        at = self.window().focusWidget()  # also while a form stands over it and has the keys
        had_focus = at is self or (at is not None and gone.isAncestorOf(at))
        comes.show()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        gone.hide()
        self.head.show_buttons(not is_empty)
        self.look()
        if had_focus:
            self.take_focus()

    def searchable(self, view: TableView | Rows) -> None:
        """Say which list Ctrl+F searches."""
        self._searched = view

    def search(self) -> None:
        """Open the search line over the list."""
        view = self.searched()
        if view is None:
            self.toast(_("There is no list to search on this page."))
            return
        self._search.show()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def searched(self) -> TableView | Rows | None:
        """The list searched and exported: the one with the focus, the one named, or the first."""
        views = [v for v in (*self.findChildren(TableView), *self.findChildren(Rows)) if v.isVisibleTo(self)]
        focused = next((view for view in views if view.hasFocus()), None)
        return focused or self._searched or (views[0] if views else None)

    # inside ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._holder = QWidget(self)
        self.body = QVBoxLayout(self._holder, spacing=theme.ROOMY)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._empty: Empty | None = None
        lay = QVBoxLayout(self, spacing=theme.ROOMY)
        lay.setContentsMargins(*theme.PAGE)
        for part in (self.head, self._banner, self._strip, self._search):
            lay.addWidget(part)
        lay.addWidget(self._holder, 1)
        self._search.hide()
        self._search.textChanged.connect(self._on_search)
        self._search.left.connect(self._on_search_left)

    def _long(
        self,
        road: Callable[..., Job],
        words: str,
        task: Callable,
        then: Any,
        otherwise: Any,
        given: dict[str, Any],
    ) -> Job:
        if "progress" in inspect.signature(task).parameters:
            given.setdefault("progress", self._strip.tell)
        job = road(self, task, then, otherwise or self.refused, **given)
        self._newest_work = job
        job.over = lambda: self._strip.end() if isValid(self) and self._newest_work is job else None
        self._strip.begin(words, job.cancel if job.is_long else None)
        return job

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
        self.look()

    def _on_changed(self, outcome: Any) -> None:
        if not self.shows & outcome.touched:
            return
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def _on_search(self, text: str) -> None:
        view = self._searched or self.searched()
        if view is not None:
            view.search(text)

    def _on_search_left(self) -> None:
        self._search.hide()
        view = self.searched()
        if view is not None:
            view.setFocus()
