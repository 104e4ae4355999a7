"""The wall: a second window for a room full of people, which never takes the focus.

Always light, type as large as the last row needs it; who subclasses it paints.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets.lettering import type_share

MARGIN = 0.05  # of the picture's height, all round
LEADING = 1.25


class Wall(QWidget):
    """A window on the other screen where there is one, else one that can be dragged there.

    distance, height: metres to the last row, and of the picture's height. stark: black on white.
    """

    def __init__(
        self, words: str, *, distance: float = 10.0, height: float = 1.2, stark: bool = False
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(words)
        self.setAccessibleName(words)
        self._distance, self._height, self._stark = distance, height, stark

    def fit(self, *, distance: float, height: float, stark: bool = False) -> None:
        """Type follows the room, and ink its light."""
        self._distance, self._height, self._stark = distance, height, stark
        self.tell()

    def tell(self) -> None:
        """Paint anew."""
        self.update()

    def type_pixels(self) -> int:
        """Type size in pixels of this window."""
        return max(1, round(self.height() * type_share(distance=self._distance, height=self._height)))

    def stand_on(self, window: QWidget, spot: bytes = b"") -> None:
        """Fill a screen the window is not on; without one, be a window to be dragged, where it stood."""
        others = [screen for screen in QGuiApplication.screens() if screen is not window.screen()]
        if others:
            self.setScreen(others[0])
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(theme.SMALLEST[1], theme.SMALLEST[1] * 9 // 16)
            if spot:
                self.restoreGeometry(spot)
            self.show()

    def lines(self, words: str, font: QFont | None = None, *, less: int = 0) -> list[str]:
        """Words as lines that fit between the margins, or in so many pixels less."""
        lines, wide = [], self.area().width() - less
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for paragraph in words.split("\n"):
            layout = QTextLayout(paragraph, font or self.type())
            layout.setTextOption(option)
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

    def ink(self, role: str) -> QColor:
        """The ink of a role on the wall, whatever the program is dressed in."""
        if not self._stark:
            return theme.LIGHT.color(role)
        return QColor(Qt.GlobalColor.white if role in ("ground", "surface") else Qt.GlobalColor.black)

    def say(
        self,
        painter: QPainter,
        box: QRect,
        words: str,
        ink: str = "text",
        *,
        share: float = 1.0,
        strong: bool = False,
        how: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write words into a box in the type of the wall, or a share of it."""
        painter.setFont(self.type(share, strong=strong))
        painter.setPen(self.ink(ink))
        painter.drawText(box, int(how), words)

    def area(self) -> QRect:
        """What lies within the margins."""
        margin = round(self.height() * MARGIN)
        return self.rect().adjusted(margin, margin, -margin, -margin)
