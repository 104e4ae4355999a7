"""Frames for what stands on a page: card, section, fact tiles, banner, empty state, hairline, chip, bar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, button
from ui.widgets.field import announce
from ui.widgets.layout import Flow, emptied
from ui.widgets.text import Label


def line() -> QFrame:
    """A hairline; ornament only."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


class Card(QFrame):
    """A surface with a hairline around it."""

    def __init__(self, title: str = "", quiet: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self, spacing=theme.TIGHT)
        self.body.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.ROOMY)
        self._title, self._quiet = _heading(self.body, title, quiet, "strong")

    def say(self, title: str, quiet: str = "") -> None:
        """Change the heading."""
        _say(self._title, title)
        _say(self._quiet, quiet)


class Section(QWidget):
    """A heading and what belongs to it, without a frame."""

    def __init__(self, title: str = "", quiet: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self, spacing=theme.TIGHT)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._title, self._quiet = _heading(self.body, title, quiet, "lead")

    def say(self, title: str, quiet: str = "") -> None:
        """Change the heading."""
        _say(self._title, title)
        _say(self._quiet, quiet)


def _heading(lay: QVBoxLayout, title: str, quiet: str, role: str) -> tuple[Label, Label]:
    name, note = Label(title, role), Label(quiet, "quiet")
    for part, words in ((name, title), (note, quiet)):
        lay.addWidget(part)
        part.setVisible(bool(words))
    return name, note


def _say(part: Label, words: str) -> None:
    part.setText(words)
    part.setVisible(bool(words))


@dataclass(frozen=True, slots=True)
class Figure:
    """One fact in a tile: the value, what it counts, and what it is a share of."""

    value: str
    words: str
    base: str = ""


class Figures(QWidget):
    """Fact tiles in a row that wraps."""

    def __init__(self, *figures: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay = Flow(self, gap=theme.SNUG)
        self._shown: tuple[Figure, ...] = ()
        self.show_figures(figures)

    def show_figures(self, figures: Iterable[Figure]) -> None:
        """Stand for these figures; nothing flickers when they are the same."""
        new = tuple(figures)
        if new == self._shown:
            return
        self._shown = new
        emptied(self._lay)
        for figure in new:
            self._lay.addWidget(_tile(figure))
        self.updateGeometry()


def _tile(figure: Figure) -> QFrame:
    tile = QFrame()
    tile.setProperty("role", "tile")
    tile.setMinimumWidth(theme.grown(theme.TILE))
    tile.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    lay = QVBoxLayout(tile, spacing=0)
    lay.setContentsMargins(theme.ROOMY, theme.SNUG, theme.ROOMY, theme.SNUG)
    lay.addWidget(Label(figure.value, "figure", wrap=False))
    lay.addWidget(Label(figure.words, "body", wrap=False))
    lay.addWidget(Label(figure.base or " ", "caption", wrap=False))
    return tile


class Banner(QFrame):
    """One sentence that stays in the page until it is settled."""

    def __init__(self, close: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._kind = "note"
        self._icon = QLabel()
        self._words = Label("", "body")
        self._buttons = QHBoxLayout(spacing=theme.TIGHT)
        self.away = Button(role="quiet", icon="close")
        self.away.setAccessibleName(close)
        self.away.setToolTip(close)
        self.away.clicked.connect(self.hide)
        lay = QHBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(theme.ROOMY, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        lay.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignVCenter)
        lay.addWidget(self._words, 1)
        lay.addLayout(self._buttons)
        lay.addWidget(self.away)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it does not stand."""
        return "" if self.isHidden() else self._words.text()

    def say(
        self, words: str, kind: str = "note", *, actions: Iterable[QAction] = (), lasting: bool = True
    ) -> None:
        """Stand with these words.

        Args:
            kind: "note", "done", "warn" or "alarm".
            lasting: it stays until the person closes it; else until the page takes it away.
        """
        self._words.setText(words)
        self._kind = kind
        self._paint_icon()
        emptied(self._buttons)
        for action in actions:
            self._buttons.addWidget(button(action))
        self.away.setVisible(lasting)
        theme.set_role(self, kind, name="kind")
        self.show()
        announce(self, words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._paint_icon()

    def _paint_icon(self) -> None:
        name = {"done": "check", "warn": "warning", "alarm": "warning"}.get(self._kind, "info")
        ink = {"done": "accent", "warn": "warn", "alarm": "alarm"}.get(self._kind, "quiet")
        side = theme.icon_side().width()
        self._icon.setPixmap(theme.icon_pixmap(name, ink, side, self.devicePixelRatioF()))


class Empty(QWidget):
    """An empty state that teaches: what this is for, one sentence, the button that does the first thing."""

    def __init__(self, title: str, sentence: str, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, theme.VAST, 0, theme.VAST)
        lay.addStretch(2)
        for words, role in ((title, "title"), (sentence, "quiet")):
            part = Label(words, role)
            part.setMaximumWidth(theme.wide(64))
            lay.addWidget(part)
        foot = QHBoxLayout(spacing=theme.TIGHT)
        for each in buttons:
            foot.addWidget(each)
        foot.addStretch()
        lay.addSpacing(theme.TIGHT)
        lay.addLayout(foot)
        lay.addStretch(3)


class Chip(Label):
    """A short word with an outline: a state, a kind."""

    def __init__(self, words: str, ink: str = "quiet", *, parent: QWidget | None = None) -> None:
        super().__init__(words, "chip", wrap=False, parent=parent)
        self.setProperty("ink", ink)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def say(self, words: str, ink: str = "quiet") -> None:
        """Change words and ink."""
        self.setText(words)
        theme.set_role(self, ink, name="ink")


class Bar(QWidget):
    """A share as a thin bar with its words beside it: "31 of 42"."""

    def __init__(
        self, share: float = 0.0, words: str = "", ink: str = "accent", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = Label(words, "caption", wrap=False)
        self._share, self._ink = share, ink
        lay = QVBoxLayout(self, spacing=0)
        lay.setContentsMargins(0, 0, 0, theme.SNUG)
        lay.addWidget(self._words)
        self.setAccessibleName(words)

    def say(self, share: float, words: str, ink: str = "accent") -> None:
        """Show another share, 0 to 1."""
        self._share, self._ink = min(max(share, 0.0), 1.0), ink
        self._words.setText(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, self.height() - theme.TIGHT, self.width(), theme.HAIR + 1)
        painter.setBrush(theme.ink("line"))
        painter.drawRoundedRect(track, theme.HAIR / 2, theme.HAIR / 2)
        track.setWidth(track.width() * self._share)
        painter.setBrush(theme.ink(self._ink))
        painter.drawRoundedRect(track, theme.HAIR / 2, theme.HAIR / 2)
        painter.end()
