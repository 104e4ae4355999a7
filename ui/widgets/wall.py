"""The wall: a second window for a room full of people, which never takes the focus.

Always light, type as large as the last row needs it; who subclasses it paints.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets.lettering import type_share

MARGIN = 0.05  # of the picture's height, all round
LEADING = 1.25


class Wall(QWidget):
    """A window on the other screen where there is one, else one that can be dragged there."""

    def __init__(self, words: str, *, distance: float = 10.0, height: float = 1.2) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(words)
        self.setAccessibleName(words)
        self._distance, self._height = distance, height

    def fit(self, *, distance: float, height: float) -> None:
        """Type follows the room: metres to the last row, metres of the picture's height."""
        self._distance, self._height = distance, height
        self.tell()

    def tell(self) -> None:
        """Paint anew."""
        self.update()

    def type_pixels(self) -> int:
        """Type size in pixels of this window."""
        return max(1, round(self.height() * type_share(distance=self._distance, height=self._height)))

    def stand_on(self, window: QWidget) -> None:
        """Fill a screen the window is not on; without one, stand as a window that can be dragged."""
        others = [screen for screen in QGuiApplication.screens() if screen is not window.screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(*theme.SMALLEST)
            self.show()

    def lines(self, words: str, font: QFont | None = None) -> list[str]:
        """Words as lines that fit between the margins."""
        lines, wide = [], self.area().width()
        for paragraph in words.split("\n"):
            layout = QTextLayout(paragraph, font or self.type())
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(wide)
                lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
            layout.endLayout()
        return lines

    def type(self, share: float = 1.0, *, strong: bool = False) -> QFont:
        """The type of the wall, or a share of it."""
        font = QFont(QApplication.font())
        font.setPixelSize(max(1, round(self.type_pixels() * share)))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def line_height(self, share: float = 1.0) -> int:
        """One line of that type."""
        return max(1, round(self.type_pixels() * share * LEADING))

    def area(self) -> QRect:
        """What lies within the margins."""
        margin = round(self.height() * MARGIN)
        return self.rect().adjusted(margin, margin, -margin, -margin)
