"""The window of the ceremony: paints one scene, paged, never shrunk; always light, never with the focus."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from council.words import _
from ui.selection.ceremony.scenes import Row, Scene
from ui.widgets.lettering import ARC, LEAST, Part, paged
from ui.widgets.wall import Wall

SMALL = LEAST / ARC  # of the type: the least that can be read from the last row
LARGE = 1.5  # what a scene is about
HUGE = 3.2  # digits as they are read aloud
LEFT, TOP, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignCenter


class CeremonyScreen(Wall):
    """One scene at a time; `turn` goes through its pages."""

    def __init__(self, *, distance: float = 10.0, height: float = 1.2, stark: bool = False) -> None:
        super().__init__(_("Ceremony"), distance=distance, height=height, stark=stark)
        self._scene: Scene | None = None
        self._page = 0

    @property
    def scene(self) -> Scene | None:
        """What stands on the wall."""
        return self._scene

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return min(self._page, self.pages() - 1)

    def put(self, scene: Scene, *, page: int = 0) -> None:
        """Show a scene."""
        self._scene, self._page = scene, page
        self.tell()

    def tell(self) -> None:
        self.setAccessibleDescription(self._scene.said() if self._scene else "")
        self.update()

    def pages(self) -> int:
        """How many pages the scene needs at this size, at least one."""
        scene = self._scene
        if scene is None:
            return 1
        if scene.kind == "words":
            return max(1, len(self._parts(scene)))
        per_page = {"names": self._columns() * self._rows(), "table": self._rows()}.get(scene.kind)
        count = len(scene.cells) if scene.kind == "names" else len(scene.rows)
        return max(1, -(-count // per_page)) if per_page else 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.ink("ground"))
        if self._scene is not None:
            self._paint(painter, self._scene)
        painter.end()

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        self.say(painter, self.area(), scene.heading, "accent", strong=True, how=LEFT | TOP)
        paint = {
            "words": self._paint_words,
            "hash": self._paint_hash,
            "digits": self._paint_digits,
            "sum": self._paint_sum,
            "names": self._paint_names,
            "table": self._paint_table,
        }[scene.kind]
        paint(painter, scene)
        self._paint_foot(painter, scene.foot)

    def _paint_foot(self, painter: QPainter, foot: str) -> None:
        room = self.area()
        if self.pages() > 1:
            said = _("{page} of {pages}").format(page=self.page + 1, pages=self.pages())
            self.say(painter, room, said, "text", share=SMALL, how=RIGHT | Qt.AlignmentFlag.AlignBottom)
        elif foot:
            lines = self.lines(foot, self.type(SMALL))
            top = room.bottom() - len(lines) * self.line_height(SMALL)
            for number, words in enumerate(lines):
                box = QRect(
                    room.left(), top + number * self.line_height(SMALL), room.width(), self.line_height(SMALL)
                )
                self.say(painter, box, words, "text", share=SMALL, how=LEFT | TOP)

    def _paint_words(self, painter: QPainter, scene: Scene) -> None:
        parts, room, top = self._parts(scene), self._room(scene), self._room(scene).top()
        for part in parts[self.page] if parts else ():
            for words in self.lines(scene.lines[part.block])[part.first : part.last]:
                self.say(
                    painter, QRect(room.left(), top, room.width(), self.line_height()), words, how=LEFT | TOP
                )
                top += self.line_height()
            top += self.line_height() // 2

    def _paint_hash(self, painter: QPainter, scene: Scene) -> None:
        """Four groups to a line, each sign in a cell of its own, so that lines stand under each other."""
        room = self._room(scene)
        high = self.line_height(LARGE)
        group = room.width() // 4
        sign = round(group * 0.8 / 4)
        for number, cell in enumerate(scene.cells):
            left, top = room.left() + (number % 4) * group, room.top() + (number // 4) * high
            for place, letter in enumerate(cell):
                box = QRect(left + place * sign, top, sign, high)
                self.say(painter, box, letter, share=LARGE, strong=True, how=MIDDLE)

    def _paint_digits(self, painter: QPainter, scene: Scene) -> None:
        room, count = self._room(scene), max(len(scene.cells), 1)
        share = min(HUGE, room.width() / (count * 1.25) / self.type_pixels())
        wide, high = round(self.type_pixels() * share * 0.95), round(self.type_pixels() * share * 1.4)
        gap = round(wide * 0.22)
        left = room.left() + (room.width() - count * wide - (count - 1) * gap) // 2
        top = room.top() + (room.height() - high) // 2
        for number, digit in enumerate(scene.cells):
            box = QRect(left + number * (wide + gap), top, wide, high)
            painter.setPen(QPen(self.ink("accent"), max(2.0, self.type_pixels() / 18)))
            painter.setBrush(self.ink("surface"))
            painter.drawRoundedRect(QRectF(box), wide / 10, wide / 10)
            self.say(painter, box, digit, share=share, strong=True, how=MIDDLE)

    def _paint_sum(self, painter: QPainter, scene: Scene) -> None:
        room = self._room(scene)
        high, signs, numbers = self._sum_measure(scene, room)
        for number, row in enumerate(scene.rows[: scene.upto]):
            is_last = number == scene.upto - 1
            ink = "accent" if is_last else "text"
            top = room.top() + number * high
            self.say(
                painter,
                QRect(room.left(), top, signs, high),
                row.left,
                ink,
                strong=True,
                how=RIGHT | Qt.AlignmentFlag.AlignVCenter,
            )
            box = QRect(room.left() + signs, top, numbers, high)
            self.say(
                painter,
                box,
                row.right,
                ink,
                share=LARGE,
                strong=True,
                how=RIGHT | Qt.AlignmentFlag.AlignVCenter,
            )
            left = room.left() + signs + numbers + self.type_pixels() // 2
            words = QRect(left, top, room.right() - left, high)
            self.say(
                painter,
                words,
                row.words,
                share=SMALL,
                how=LEFT | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
            )

    def _sum_measure(self, scene: Scene, room: QRect) -> tuple[int, int, int]:
        """Height of a row, width of its sign, width of its number."""
        strong, large = QFontMetrics(self.type(1.0, strong=True)), QFontMetrics(self.type(LARGE, strong=True))
        signs = max(strong.horizontalAdvance(row.left) for row in scene.rows) + self.type_pixels() // 4
        numbers = max(large.horizontalAdvance(row.right) for row in scene.rows) + self.type_pixels() // 2
        return min(room.height() // 5, self.line_height(LARGE) + self.type_pixels() // 4), signs, numbers

    def _paint_names(self, painter: QPainter, scene: Scene) -> None:
        room, columns, rows = self._room(scene), self._columns(), self._rows()
        first = self.page * columns * rows
        wide = room.width() // columns
        for number, cell in enumerate(scene.cells[first : first + columns * rows]):
            box = QRect(
                room.left() + (number // rows) * wide,
                room.top() + (number % rows) * self._row_height(),
                wide,
                self._row_height(),
            )
            self.say(painter, box, cell, how=LEFT | Qt.AlignmentFlag.AlignVCenter)

    def _paint_table(self, painter: QPainter, scene: Scene) -> None:
        room, rows = self._room(scene), self._rows()
        shown = scene.rows[self.page * rows : (self.page + 1) * rows]
        numbers = max(
            QFontMetrics(self.type(1.0, strong=True)).horizontalAdvance(row.right) for row in scene.rows
        )
        targets = max(QFontMetrics(self.type(SMALL)).horizontalAdvance(row.words) for row in scene.rows)
        gap = self.type_pixels() // 2
        wanted = max(QFontMetrics(self.type()).horizontalAdvance(row.left) for row in scene.rows)
        names = min(wanted + gap, room.width() - numbers - targets - 2 * gap)
        for number, row in enumerate(shown):
            self._paint_row(
                painter,
                row,
                QRect(room.left(), room.top() + number * self._row_height(), names, self._row_height()),
                numbers,
                gap,
            )

    def _paint_row(self, painter: QPainter, row: Row, box: QRect, numbers: int, gap: int) -> None:
        upright = Qt.AlignmentFlag.AlignVCenter
        name = QFontMetrics(self.type()).elidedText(row.left, Qt.TextElideMode.ElideRight, box.width())
        self.say(painter, box, name, how=LEFT | upright)
        number = QRect(box.right() + gap, box.top(), numbers, box.height())
        self.say(painter, number, row.right, strong=True, how=RIGHT | upright)
        target = QRect(
            number.right() + gap, box.top(), self.area().right() - number.right() - gap, box.height()
        )
        self.say(painter, target, row.words, share=SMALL, how=LEFT | upright)

    # measures ----------------------------------------------------------------------------------------------

    def _room(self, scene: Scene) -> QRect:
        """What is left under the heading and over the foot."""
        foot = len(self.lines(scene.foot, self.type(SMALL))) if scene.foot else 1
        return self.area().adjusted(0, round(1.5 * self.line_height()), 0, -foot * self.line_height(SMALL))

    def _parts(self, scene: Scene) -> tuple[tuple[Part, ...], ...]:
        room = self._room(scene).height() // self.line_height()
        return paged([len(self.lines(block)) for block in scene.lines], int(room))

    def _columns(self) -> int:
        wide = QFontMetrics(self.type()).horizontalAdvance("0000 0000") + self.type_pixels()
        return max(1, self.area().width() // wide)

    def _row_height(self) -> int:
        return round(self.line_height() * 1.12)

    def _rows(self) -> int:
        scene = self._scene or Scene("table", "")
        return max(1, self._room(scene).height() // self._row_height())
