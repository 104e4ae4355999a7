"""Who conducts the ceremony: opens and closes its screen, and goes from scene to scene.

The controls stay in the main window; the screen only ever shows what was gone on to.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from council.words import _
from ui.preferences import DISTANCE, PICTURE, STARK, Preferences
from ui.selection.ceremony.scenes import Scene
from ui.selection.ceremony.screen import CeremonyScreen


class Ceremony(QObject):
    """The screen of one page; it goes with the page, and with the window."""

    moved = Signal()

    def __init__(self, preferences: Preferences, page: QWidget) -> None:
        super().__init__(page)
        self._preferences, self._page = preferences, page
        self._scenes: tuple[Scene, ...] = ()
        self._at = 0
        self._over: QWidget | None = None
        self.screen: CeremonyScreen | None = None
        page.destroyed.connect(self._end)

    @property
    def scene(self) -> Scene | None:
        """The scene one stands at, whether or not the screen is open."""
        return self._scenes[self._at] if self._scenes else None

    @property
    def following(self) -> Scene | None:
        """The scene that comes next."""
        return self._scenes[self._at + 1] if self._at + 1 < len(self._scenes) else None

    def tell(self, scenes: Sequence[Scene], *, to: str = "") -> None:
        """Take these scenes for those before; stay where one is, or go to the first of a kind.

        What the room sees changes by itself only in the scene it sees already, as when a digit is entered.
        """
        self._scenes = tuple(scenes)
        at = next((n for n, one in enumerate(self._scenes) if to and one.kind == to), self._at)
        self._at = max(0, min(at, len(self._scenes) - 1))
        self._show(0 if to else self.screen.page if self.screen else 0)

    def step(self, by: int) -> None:
        """Go on by a page, or by a scene where its pages are through; or back."""
        page = (self.screen.page if self.screen else 0) + by
        if self.screen is not None and 0 <= page < self.screen.pages():
            self._show(page)
        elif 0 <= self._at + by < len(self._scenes):
            self._at += by
            self._show(0)

    def toggle(self) -> None:
        """Open the screen at the scene one stands at, or close it."""
        if self.screen is not None:
            self.close()
            return
        kept = self._preferences.get
        self.screen = CeremonyScreen(distance=kept(DISTANCE), height=kept(PICTURE), stark=kept(STARK))
        self._over = self._page.window()
        self._over.installEventFilter(self)
        self._show(0)
        self.screen.stand_on(self._over)
        self.moved.emit()

    def close(self) -> None:
        """Close the screen."""
        screen, self.screen = self.screen, None
        if screen is not None:
            screen.close()
            screen.deleteLater()
            self.moved.emit()

    def said(self) -> str:
        """What stands on the screen and what comes next, for who conducts."""
        if self.scene is None:
            return _("There is nothing to show yet.")
        words = _("Shown: {scene} ({number} of {count}).") if self.screen else _("First shown: {scene}.")
        parts = [words.format(scene=self.scene.name, number=self._at + 1, count=len(self._scenes))]
        if self.screen and self.screen.pages() > 1:
            pages = _("Page {page} of {pages}.")
            parts.append(pages.format(page=self.screen.page + 1, pages=self.screen.pages()))
        if self.following is not None:
            parts.append(_("Next: {scene}.").format(scene=self.following.name))
        return " ".join(parts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Close:
            self.close()
        return False

    def _show(self, page: int) -> None:
        if self.screen is not None and self.scene is not None:
            self.screen.put(self.scene, page=max(page, 0))
        self.moved.emit()

    def _end(self) -> None:
        screen, self.screen = self.screen, None
        if screen is not None:
            screen.close()
            screen.deleteLater()
