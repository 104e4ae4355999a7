"""What is sent to the projector, by command: each part by its own, and nothing that was not released."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QMainWindow

from council import clock
from council.words import _
from ui.page import Desk
from ui.preferences import DISTANCE, PICTURE, REMOTE, SPOT, STARK
from ui.shell.controls import Controls
from ui.shell.projector import Projector
from ui.shell.released import PARTS, Part, slide_of
from ui.shell.slides import Slide
from ui.shell.wall_form import WallForm

SOON = 300  # milliseconds from a change to a look at it


class Projecting(QObject):
    """Opens and closes the second window and its control list, and sends what may be shown.

    It goes with the window. `beside` is where the control list stands; `back` gives the focus to the page.
    """

    def __init__(
        self,
        desk: Desk,
        window: QMainWindow,
        is_open: Callable[[], bool | str],
        *,
        beside: QBoxLayout,
        back: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._is_open = desk, window, is_open
        self._back = back
        self.projector: Projector | None = None
        self._slides: dict[str, Slide] = {}
        self._given: dict[str, dict[str, Any]] = {}  # what a page asked to have shown of a part, by its id
        self._sent: list[Part] = []  # what was sent last and before that, newest first
        self._moved: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._look)
        self.controls = Controls(desk.commands, window)
        self.controls.hide()
        self.controls.left.connect(self._back)
        beside.addWidget(self.controls)
        window.installEventFilter(self)
        desk.runner.changed.connect(self._on_changed)
        desk.runner.opened.connect(self._on_opened)
        self._bind()

    def _bind(self) -> None:
        bind = self._desk.commands.bind
        bind("projector", self.toggle)
        bind("project_list", self.go_to_list, self._is_open)
        bind("project_room", self._ask_room)
        bind("project_last", self._send_last, self._may_send_last)
        for part in PARTS:
            bind(part.command, partial(self.send, part), self._is_open)
        bind("project_next", partial(self._turn, 1), self._when_open)
        bind("project_back", partial(self._turn, -1), self._when_open)
        for id, do in (("project_blank", self._blank), ("project_freeze", self._freeze)):
            bind(id, do, self._when_open).setCheckable(True)

    def toggle(self) -> None:
        """Open the projector, blank, on the other screen where there is one; or close it."""
        if self.projector is not None:
            self.close()
        else:
            self._opened()
            self._say(_("Projector opened; nothing is shown until it is sent"))

    def close(self) -> None:
        """Close the second window."""
        projector, self.projector = self.projector, None
        if projector is not None:
            if not projector.isFullScreen():
                self._desk.preferences.set(SPOT, bytes(projector.saveGeometry()))
            projector.close()
            projector.deleteLater()
            self._show()
            if not self.controls.list.hasFocus():
                self.controls.hide()
        self._desk.commands.refresh()

    def send(self, part: Part, *, begin_at: str = "") -> None:
        """Ask for a part as it stands, and show it; where there is nothing to show, say so.

        begin_at: the bar whose page is shown first.
        """
        self._ask(part, partial(self._on_sent, part, begin_at))

    def send_part(self, id: str, given: dict[str, Any]) -> None:
        """Send what a page asks for; `given` says which of the part, and stays until another is asked for.

        Its `begin_at` says where to begin this once.
        """
        self._given[id] = {name: value for name, value in given.items() if name != "begin_at"}
        part = next(part for part in PARTS if part.id == id)
        self.send(part, begin_at=given.get("begin_at", ""))

    def go_to_list(self) -> None:
        """Show the control list and go there; from there, put it away and go back."""
        if self.controls.isAncestorOf(self._window.focusWidget() or self._window):
            self._desk.preferences.set(REMOTE, False)
            self.controls.hide()
            self._back()
        else:
            self._desk.preferences.set(REMOTE, True)
            self._show_controls()
            self.controls.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close and event.isAccepted():
            self.close()
        if watched is self.projector and event.type() == QEvent.Type.Close:
            self.close()
        return False

    # the second window -------------------------------------------------------------------------------------

    def _opened(self) -> Projector:
        if self.projector is None:
            kept = self._desk.preferences.get
            made = Projector(distance=kept(DISTANCE), height=kept(PICTURE), stark=kept(STARK))
            self.projector = made
            made.stand_on(self._window, kept(SPOT))
            made.installEventFilter(self)
            self._show()
            if kept(REMOTE):
                self._show_controls()
            self._desk.commands.refresh()
        return self.projector

    def _show_controls(self) -> None:
        """Stand beside the page, and ask what there is to send."""
        self.controls.show()
        self._show()
        for part in PARTS:
            self._ask(part, partial(self._on_slide, part))

    def _show(self) -> None:
        self.controls.show_of(self.projector)
        projector = self.projector
        for id, is_on in (
            ("project_blank", projector is not None and projector.is_blank),
            ("project_freeze", projector is not None and projector.is_frozen),
        ):
            self._desk.commands.action(id).setChecked(is_on)

    def _say(self, words: str) -> None:
        """Say it where one looks: in the control list, else as a toast."""
        if not self.controls.isVisible():
            self._desk.feedback.toast(words)

    def _when_open(self) -> bool | str:
        return self.projector is not None or _("The projector is not open.")

    def _turn(self, pages: int) -> None:
        self._opened().turn(pages)

    def _blank(self) -> None:
        projector = self._opened()
        projector.blank(not projector.is_blank)
        self._show()
        self._say(_("Projector blank") if projector.is_blank else _("Projector shown"))

    def _freeze(self) -> None:
        projector = self._opened()
        projector.freeze(not projector.is_frozen)
        self._show()
        self._say(_("Projector frozen") if projector.is_frozen else _("Projector follows again"))

    def _ask_room(self) -> None:
        WallForm(self._desk.preferences, self._fit, self._window).open()

    def _fit(self) -> None:
        kept = self._desk.preferences.get
        if self.projector is not None:
            self.projector.fit(distance=kept(DISTANCE), height=kept(PICTURE), stark=kept(STARK))

    # what is sent ------------------------------------------------------------------------------------------

    def _ask(self, part: Part, then: Callable[[Slide], object]) -> None:
        given = self._given.get(part.id, {})
        self._desk.runner.ask(self, slide_of, then, part=part, at=clock.now(), given=given)

    def _on_sent(self, part: Part, begin_at: str, slide: Slide) -> None:
        self._on_slide(part, slide)
        if not slide.has_body:
            self._desk.feedback.toast(_(part.nothing))
            return
        self._sent = [part, *(one for one in self._sent if one is not part)][:2]
        self._opened().send(slide, begin_at=begin_at)
        self._desk.commands.refresh()
        self._say(self._sent_words(slide))

    def _sent_words(self, slide: Slide) -> str:
        if self.projector.is_frozen:
            return _("Waits until the projector follows again: {heading}").format(heading=slide.heading)
        if self.projector.is_blank:
            return _("Sent to the blank projector: {heading}").format(heading=slide.heading)
        return _("On the projector: {heading}").format(heading=slide.heading)

    def _on_slide(self, part: Part, slide: Slide) -> None:
        self._slides[part.id] = slide
        self.controls.show_slides(self._slides)

    def _send_last(self) -> None:
        """What stood there before, or what stood there when the projector was closed."""
        stands = self.projector is not None and not self.projector.held.is_empty
        self.send(self._sent[-1] if stands else self._sent[0])

    def _may_send_last(self) -> bool | str:
        stands = self.projector is not None and not self.projector.held.is_empty
        return len(self._sent) > int(stands) or _("Nothing was sent before this.")

    # what moves --------------------------------------------------------------------------------------------

    def _on_changed(self, outcome: Any) -> None:
        """Something moved: look a little later, so that a busy table's statements are looked at together."""
        self._moved |= outcome.touched
        if not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        """Ask anew for what stands on the wall, and for the list while it is in sight."""
        moved, self._moved = self._moved, set()
        for part in PARTS:
            if part.tables & moved:
                if self._stands(part):
                    self._ask(part, partial(self._on_moved, part))
                elif self.controls.isVisible():
                    self._ask(part, partial(self._on_slide, part))

    def _stands(self, part: Part) -> bool:
        if self.projector is None:
            return False
        waiting = self.projector.waiting
        return part.id in (self.projector.held.part, waiting.part if waiting else "")

    def _on_moved(self, part: Part, slide: Slide) -> None:
        self._on_slide(part, slide)
        if self.projector is None:
            return
        if part.follows:
            self.projector.renew(slide)
        else:
            self.projector.take_back(slide)

    def _on_opened(self, _path: object) -> None:
        """Another council, or none: nothing of the one before stays on the wall."""
        self._slides, self._given, self._sent, self._moved = {}, {}, [], set()
        self.close()
        self.controls.hide()
