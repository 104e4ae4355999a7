"""The projector: a second window that shows what was sent to it, and never takes the focus.

Always light, in text and accent only; no toast, no seat, nothing that is being typed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from council import clock
from council.sessions import timers
from council.words import _
from ui.shell.slide_wall import SlideWall
from ui.shell.slides import Slide

BEAT = 1000  # milliseconds


class Projector(SlideWall):
    """Shows one slide, a page at a time; blank shows nothing, frozen keeps what stands while others come."""

    told = Signal()  # what stands, or how, is another

    def __init__(
        self,
        *,
        distance: float = 10.0,
        height: float = 1.2,
        stark: bool = False,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        super().__init__(_("Projector"), distance=distance, height=height, stark=stark, now=now)
        self.is_blank, self.is_frozen = False, False
        self._sent = Slide()
        self._beat = QTimer(self, singleShot=True)
        self._beat.timeout.connect(self._on_beat)

    @property
    def slide(self) -> Slide:
        """What stands on the wall."""
        return Slide() if self.is_blank else self._shown

    @property
    def held(self) -> Slide:
        """What stands there once it is no longer blank."""
        return self._shown

    @property
    def waiting(self) -> Slide | None:
        """What comes once it is thawed."""
        return self._sent if self.is_frozen and self._sent is not self._shown else None

    def send(self, slide: Slide, *, begin_at: str = "") -> None:
        """Show a slide from its first page, or from that on which a bar begins; while frozen it waits."""
        self._sent = slide
        if not self.is_frozen:
            self._shown, self._page = slide, 0
            self._page = self.page_of(begin_at)
        self.tell()

    def renew(self, slide: Slide) -> None:
        """Take the slide as it stands now for what was sent of the same part; the page stays."""
        if self._sent.part == slide.part:
            is_shown, self._sent = self._sent is self._shown, slide
            if is_shown and not self.is_frozen:
                self._shown = slide
            self.tell()

    def take_back(self, released: Slide) -> None:
        """Let go of what is no longer released, frozen or not."""
        is_same = self._sent is self._shown
        if self._shown.part == released.part:
            self._shown = self._shown.still(released)
        if self._sent.part == released.part:
            self._sent = self._shown if is_same else self._sent.still(released)
        self.tell()

    def blank(self, is_blank: bool) -> None:
        """Show nothing, or what was sent."""
        self.is_blank = is_blank
        self.tell()

    def freeze(self, is_frozen: bool) -> None:
        """Let what stands stand; thawed, the newest slide sent is shown."""
        self.is_frozen = is_frozen
        if not is_frozen and self._sent is not self._shown:
            self._shown, self._page = self._sent, 0
        self.tell()

    def tell(self) -> None:
        self.setAccessibleDescription(self.slide.said())
        self.update()
        self._wind()
        self.told.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wind()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._beat.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.told.emit()

    # the countdown -----------------------------------------------------------------------------------------

    def _wind(self) -> None:
        """Look again when the next second is full, while a countdown runs in sight."""
        timer = self.slide.countdown
        if timer is None or timer.state != "running" or not self.isVisible():
            self._beat.stop()
        elif not self._beat.isActive():
            self._beat.start(round(timers.left(timer, self._now()) * BEAT) % BEAT + 1)

    def _on_beat(self) -> None:
        self.update()
        self._wind()
        self.told.emit()
