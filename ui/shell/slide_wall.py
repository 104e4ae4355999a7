"""A slide on the wall: its type, its pages, and how words, weights and a countdown are painted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from council.words import _
from ui.ground.map.canvas import shape_of
from ui.shell.slide_changes import Marked, paint_runs
from ui.shell.slides import Bar, Face, Slide
from ui.widgets.lettering import ARC, LEAST, Part, paged
from ui.widgets.wall import Wall

SMALL = LEAST / ARC  # of the type: the least that can be read from the last row
HUGE = 5.0  # digits of a countdown
LARGE = (1.7, 1.4)  # one thought alone, where it fits
MAP = 0.6  # of the width; the names stand beside it
GAP = 0.5  # of a line, between blocks
LEFT, RIGHT, TOP = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignTop
FOOT = Qt.AlignmentFlag.AlignBottom
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SlideWall(Wall):
    """Paints one slide, a page at a time; what does not fit is paged, never shrunk."""

    def __init__(
        self, words: str, *, distance: float, height: float, stark: bool, now: Callable[[], datetime]
    ) -> None:
        super().__init__(words, distance=distance, height=height, stark=stark)
        self._now = now
        self._shown, self._page = Slide(), 0

    @property
    def slide(self) -> Slide:
        """What stands on the wall."""
        return self._shown

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return min(self._page, self.pages() - 1) + 1

    def pages(self) -> int:
        """How many pages the slide has, at least one."""
        return max(1, len(self._parts()))

    def page_of(self, id: str) -> int:
        """On which page, from 0, the bar of that id begins; the first where there is none."""
        blocks = len(self.slide.blocks)
        found = [blocks + at for at, bar in enumerate(self.slide.bars) if id and bar.id == id]
        pages = (at for at, page in enumerate(self._parts()) if any(part.block in found for part in page))
        return next(pages, 0)

    def turn(self, pages: int) -> None:
        """Go on by so many pages, or back."""
        self._page = max(0, min(self._page + pages, self.pages() - 1))
        self.tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Paint what stands, wherever it is to be seen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.ink("ground"))
        if not self.slide.is_empty:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        top = self.area().top()
        for words in self._heading():
            self.say(painter, self._line_at(top), words, "accent", strong=True, how=LEFT | TOP)
            top += self.line_height()
        if self.slide.countdown is not None:
            self._paint_countdown(painter)
            return
        if self.slide.spots:
            self._paint_map(painter)
        self._paint_parts(painter, self._room().top())
        foot, pages = self.slide.foot, len(self._parts())
        if foot:
            self.say(painter, self.area(), foot, share=SMALL, how=LEFT | FOOT)
        if pages > 1:
            said = _("{page} of {pages}").format(page=self.page, pages=pages)
            self.say(painter, self.area(), said, share=SMALL, how=RIGHT | FOOT)

    def _paint_parts(self, painter: QPainter, top: int) -> None:
        line, pages, blocks, share = self.line_height(), self._parts(), len(self.slide.blocks), self._share()
        for part in pages[self.page - 1] if pages else ():
            if part.block >= blocks:
                self._paint_bar(painter, self.slide.bars[part.block - blocks], part, top)
                top += (part.last - part.first) * line
            else:
                block = self.slide.blocks[part.block]
                words = self.lines(block, self.type(share))
                runs = block.runs(words) if isinstance(block, Marked) else None
                for at in range(part.first, part.last):
                    line_at = self._line_at(top, share=share)
                    if runs is None:
                        self.say(painter, line_at, words[at], share=share, how=LEFT | TOP)
                    else:
                        inks = (self.ink("text"), self.ink("accent"))
                        paint_runs(painter, line_at, runs[at], font=self.type(share), inks=inks)
                    top += self.line_height(share)
            top += round(GAP * self.line_height(share))

    def _paint_bar(self, painter: QPainter, bar: Bar, part: Part, top: int) -> None:
        """Number, words, and under them its share of the largest, from zero."""
        line, indent = self.line_height(), self._numbers()
        number = QRect(self.area().left(), top, indent - self.type_pixels() // 2, line)
        self.say(painter, number, bar.number, "accent", strong=True, how=RIGHT | TOP)
        words, notes = self._bar_lines(bar), self._note_lines(bar)
        for at in range(part.first, part.last):
            is_note = at >= len(words)
            said = notes[at - len(words)] if is_note else words[at]
            share = SMALL if is_note else 1.0
            self.say(painter, self._line_at(top, indent, share=share), said, share=share, how=LEFT | TOP)
            top += line
        if (bar.share > 0 or bar.against > 0 or bar.mark is not None) and part.last == len(words) + len(
            notes
        ):
            self._paint_track(painter, bar, QRectF(self._line_at(top + line // 8, indent)))

    def _paint_track(self, painter: QPainter, bar: Bar, track: QRectF) -> None:
        """The whole as a frame; from zero what is counted, from the end what is against; over it the span."""
        line = self.line_height()
        track.setHeight(line / 5)
        painter.setPen(QPen(self.ink("accent"), max(1.0, line / 40)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(track)
        painter.fillRect(
            QRectF(track.topLeft(), QSizeF(track.width() * bar.share, track.height())), self.ink("accent")
        )
        if bar.against > 0:
            left = track.right() - track.width() * bar.against
            self._paint_hatch(painter, QRectF(QPointF(left, track.top()), track.bottomRight()))
        if bar.span:
            low, high = (track.left() + track.width() * share for share in bar.span)
            painter.setPen(QPen(self.ink("text"), max(2.0, line / 24)))
            y = track.top() - line / 16
            painter.drawLine(QPointF(low, y), QPointF(high, y))
            for x in (low, high):
                painter.drawLine(QPointF(x, y - line / 20), QPointF(x, track.bottom()))
        if bar.mark is not None:
            self._paint_mark_at(painter, track, track.left() + track.width() * bar.mark)

    def _paint_mark_at(self, painter: QPainter, track: QRectF, x: float) -> None:
        """What had to be reached: a line through the bar that stands out of it on both sides."""
        line = self.line_height()
        painter.setPen(QPen(self.ink("text"), max(3.0, line / 16)))
        painter.drawLine(QPointF(x, track.top() - line / 10), QPointF(x, track.bottom() + line / 10))

    def _paint_map(self, painter: QPainter) -> None:
        """Marks at the left, at the right each shape with its name; shape and filling tell, never colour."""
        room, radius = self._room(), self.type_pixels() * 0.16
        chart = QRectF(room.left(), room.top(), room.width() * MAP, room.height() - radius)
        inner = chart.adjusted(2 * radius, 2 * radius, -2 * radius, -2 * radius)
        for spot in self.slide.spots:
            at = QPointF(
                inner.left() + (spot.x + 1) / 2 * inner.width(),
                inner.top() + (spot.y + 1) / 2 * inner.height(),
            )
            self._paint_mark(painter, spot.group, at, radius)
        names = dict(sorted({spot.group: spot.name for spot in self.slide.spots if spot.name}.items()))
        line, left = self.line_height(SMALL), round(chart.right() + 3 * radius)
        metrics, fits = QFontMetrics(self.type(SMALL)), room.height() // line
        for at, (group, name) in enumerate(names.items()):
            top = room.top() + at * line
            box = QRect(round(left + 2.5 * radius), top, round(room.right() - left - 2.5 * radius), line)
            if at == fits - 1 and len(names) > fits:
                more = _("and {count} more").format(count=len(names) - at)
                self.say(painter, box, more, share=SMALL, how=LEFT | MIDDLE)
                break
            self._paint_mark(painter, group, QPointF(left, top + line / 2), radius)
            said = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
            self.say(painter, box, said, share=SMALL, how=LEFT | MIDDLE)

    def _paint_mark(self, painter: QPainter, group: int, at: QPointF, radius: float) -> None:
        is_full = group >= 0 and group % 12 < 6
        ink = self.ink("accent" if is_full else "text")
        painter.setPen(QPen(ink, radius / 4))
        painter.setBrush(ink if is_full else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(shape_of(group, at, radius if group >= 0 else radius / 2))

    def _paint_countdown(self, painter: QPainter) -> None:
        """Digits, what they mean, and a bar that empties; near the end and over it has another shape."""
        face, room = Face.of(self.slide.countdown, self._now()), self._room()
        share = min(HUGE, room.height() * 0.5 / self.line_height())
        box = QRect(room.left(), room.top(), room.width(), self.line_height(share))
        ink = "accent" if face.mark in ("running", "open") else "text"
        self.say(painter, box, face.digits, ink, share=share, strong=True, how=LEFT | MIDDLE)
        high = self.line_height() // 2
        track = QRectF(room.left(), box.bottom() + high, room.width(), high)
        painter.setPen(QPen(self.ink(ink), max(2.0, self.type_pixels() / 14)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(track)
        left = QRectF(track.topLeft(), QSizeF(track.width() * face.share, track.height()))
        if ink == "accent":
            painter.fillRect(left, self.ink(ink))
        else:
            self._paint_hatch(painter, left)
        words = self._line_at(round(track.bottom()) + self.line_height() // 2)
        self.say(painter, words, face.words, ink, strong=True, how=LEFT | TOP)

    def _paint_hatch(self, painter: QPainter, box: QRectF) -> None:
        """Slanting strokes, wide enough to be told from a full bar by the last row."""
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(self.ink("text"), box.height() / 4))
        step, left = box.height() * 0.75, box.left() - box.height()
        while left < box.right():
            painter.drawLine(QPointF(left, box.bottom()), QPointF(left + box.height(), box.top()))
            left += step
        painter.restore()

    # measures ----------------------------------------------------------------------------------------------

    def _line_at(self, top: int, indent: int = 0, *, share: float = 1.0) -> QRect:
        area = self.area()
        return QRect(area.left() + indent, top, area.width() - indent, self.line_height(share))

    def _heading(self) -> list[str]:
        """The heading in at most two lines; what is longer ends in an ellipsis."""
        font = self.type(strong=True)
        lines = self.lines(self._shown.heading, font)
        if len(lines) > 2:
            rest = " ".join(lines[1:])
            lines = [
                lines[0],
                QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, self.area().width()),
            ]
        return lines

    def _room(self) -> QRect:
        """What is left under the heading and over the foot."""
        above = len(self._heading()) * self.line_height() + self.line_height() // 2
        return self.area().adjusted(0, above, 0, -self.line_height(SMALL))

    def _numbers(self) -> int:
        """How far the words of a list with weights stand in."""
        metrics = QFontMetrics(self.type(strong=True))
        return (
            max(metrics.horizontalAdvance(bar.number) for bar in self._shown.bars) + self.type_pixels() // 2
        )

    def _bar_lines(self, bar: Bar) -> list[str]:
        return self.lines(bar.words, less=self._numbers())

    def _note_lines(self, bar: Bar) -> list[str]:
        if not bar.note:
            return []
        return self.lines(bar.note, self.type(SMALL), less=self._numbers())

    def _share(self) -> float:
        """How large the words are: as the last row needs them, one thought alone larger where it fits."""
        for share in LARGE if self._shown.is_short else ():
            line, blocks = self.line_height(share), self._shown.blocks
            count = sum(len(self.lines(block, self.type(share))) for block in blocks)
            if (count + GAP * (len(blocks) - 1)) * line <= self._room().height():
                return share
        return 1.0

    def _parts(self) -> tuple[tuple[Part, ...], ...]:
        share = self._share()
        counts = [len(self.lines(block, self.type(share))) for block in self._shown.blocks]
        counts += [len(self._bar_lines(bar)) + len(self._note_lines(bar)) for bar in self._shown.bars]
        return paged(counts, self._room().height() / self.line_height(share), gap=GAP)
