"""The control list of the projector, beside the page: what the room sees, small, and what can be sent.

It never takes the focus by itself; who goes there by key comes back with Esc.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from council.words import N_, _
from ui import theme
from ui.commands import Commands
from ui.shell.projector import Projector
from ui.shell.released import PARTS, Part
from ui.shell.slides import Slide
from ui.widgets import Button, Flow, Label, Row, Rows, Table, announce

LOW = 27  # lines of words
MOST = 3  # halves of a sidebar
SHORT = (
    ("project_back", "", "left"),
    ("project_next", "", "right"),
    ("project_blank", N_("Blank"), ""),
    ("project_freeze", N_("Freeze"), ""),
    ("project_last", N_("Before"), ""),
    ("project_room", N_("Room…"), ""),
)
BARE = {
    Qt.Key.Key_B: "project_blank",
    Qt.Key.Key_F: "project_freeze",
    Qt.Key.Key_Right: "project_next",
    Qt.Key.Key_Left: "project_back",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A part as it can be sent now: how much there is of it, and whether it stands on the wall."""

    part: Part
    slide: Slide | None
    stands: bool

    @property
    def id(self) -> str:
        return self.part.id

    def row(self, key: str) -> Row:
        """The offer as a row of the list; `key` is the digit that sends it."""
        ink = "accent" if self.stands else "quiet"
        return Row(_(self.part.words), side=self._side(), mark=key, ink=ink)

    def _side(self) -> str:
        if self.stands:
            return _("shown")
        if self.slide is None:
            return ""
        if not self.slide.has_body:
            return "–"
        return f"{self.slide.size:,}" if self.slide.size > 1 else ""


def standing_words(projector: Projector | None) -> str:
    """What the room sees now, and what waits."""
    if projector is None:
        return _("The projector is closed.")
    if projector.held.is_empty:
        return _("Open; nothing has been sent.")
    parts = [projector.held.heading]
    if projector.pages() > 1:
        parts.append(_("page {page} of {pages}").format(page=projector.page, pages=projector.pages()))
    if projector.is_blank:
        parts.insert(0, _("Blank"))
    if projector.is_frozen:
        parts.append(_("frozen"))
    if projector.waiting is not None:
        parts.append(_("then {heading}").format(heading=projector.waiting.heading))
    return " · ".join(parts)


class Picture(QWidget):
    """The projector's window as it is, small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: Projector | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_of(self, projector: Projector | None) -> None:
        """Picture this window, or none."""
        self._of = projector
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.width() * 9 // 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(frame, theme.ink("raised"))
        if self._of is not None:
            painter.save()
            share = min(self.width() / self._of.width(), self.height() / self._of.height())
            left, top = self.width() - share * self._of.width(), self.height() - share * self._of.height()
            painter.translate(left / 2, top / 2)
            painter.scale(share, share)
            self._of.paint(painter)
            painter.restore()
        painter.setPen(QPen(theme.ink("edge"), 1))
        painter.drawRect(frame)
        painter.end()


class _Short(Button):
    """A button for an action in fewer words; the action's own are its tooltip and what is read out."""

    def __init__(self, words: str, icon: str, action: QAction) -> None:
        super().__init__(words, role="choice", icon=icon)
        self._does = action
        self.setAccessibleName(action.text().replace("&", ""))
        self.clicked.connect(self._on_clicked)
        action.changed.connect(self._on_changed)
        self._on_changed()

    def _on_clicked(self) -> None:
        self._does.trigger()

    def _on_changed(self) -> None:
        if isValid(self):
            self.setEnabled(self._does.isEnabled())
            self.setToolTip(self._does.toolTip())
            self.setCheckable(self._does.isCheckable())
            self.setChecked(self._does.isChecked())


class Controls(QFrame):
    """Picture, pages, blank and freeze, and the list of what can be sent."""

    left = Signal()  # back to where one was

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._slides: dict[str, Slide] = {}
        self._projector: Projector | None = None
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Projector"))
        self._says, self.picture = Label("", "quiet"), Picture()
        self._table = Table()
        self.list = Rows(self._table, self._row, name=_("What can be sent"))
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.clicked.connect(self._send)
        self.list.opened.connect(self._send)
        self.list.installEventFilter(self)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(theme.SNUG, theme.WIDE, theme.SNUG, theme.SNUG)
        hint = Label(_("Ctrl+Shift and the number sends it."), "caption")
        for part in (Label(_("Projector"), "lead"), self.picture, self._says, self._buttons(), hint):
            lay.addWidget(part)
        lay.addWidget(self.list, 1)
        self._measure()

    def show_slides(self, slides: dict[str, Slide]) -> None:
        """Say of each part what there is."""
        self._slides = dict(slides)
        self._render()

    def show_of(self, projector: Projector | None) -> None:
        """Stand for this window, or for none."""
        if projector is not self._projector and projector is not None:
            projector.told.connect(self._render)
        self._projector = projector
        self._render()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height, the list is worth more than the picture."""
        super().resizeEvent(event)
        self.picture.setVisible(self.height() >= LOW * theme.line_height())

    def _measure(self) -> None:
        self.setFixedWidth(min(theme.grown(theme.SIDEBAR + theme.VAST), MOST * theme.SIDEBAR // 2))

    def _on_key(self, event: QKeyEvent) -> bool:
        """Bare keys work while the focus is here: B, F, arrows for pages; Esc goes back."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in BARE:
            self._commands.run(BARE[Qt.Key(event.key())])
        else:
            return False
        return True

    def _buttons(self) -> QWidget:
        holder = QWidget()
        lay = Flow(holder, gap=theme.HAIR)
        for id, words, icon in SHORT:
            lay.addWidget(_Short(_(words) if words else "", icon, self._commands.action(id)))
        return holder

    def _send(self, *_given: object) -> None:
        offer = self.list.current()
        if offer is not None:
            self._commands.run(offer.part.command)

    def _row(self, offer: Offer) -> Row:
        return offer.row(self._commands.known[offer.part.command].key[-1:])

    def _render(self) -> None:
        held = self._projector.held.part if self._projector is not None else ""
        self._table.show(
            [Offer(part, self._slides.get(part.id), bool(held) and held == part.id) for part in PARTS]
        )
        words = standing_words(self._projector)
        if words != self._says.text():
            self._says.setText(words)
            announce(self, words)
        self.picture.show_of(self._projector)
