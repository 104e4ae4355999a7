"""Name cards on their page: folded in the middle, the same from both sides."""

from __future__ import annotations

from typing import Any

from council.report.design import INK
from council.report.marks import Anchor
from council.report.paper import Paper
from council.report.pdf.rich import draw_line, measured
from council.report.sheets import blocks as b
from council.report.sheets.cards import CAP, LEADING, Lettering, lettering

CARD_SIDE, CARD_EDGE = 40.0, 12.0


def card_of(block: b.Plate, paper: Paper) -> tuple[Lettering, Lettering]:
    """How a name card is lettered: (the seat, the alias); a card without alias shows the seat alone."""
    high = paper.height / 2 - 2 * CARD_EDGE - 20
    narrow = _seat_width(block, paper)
    seat = lettering(block.seat, width=narrow, height=high, measure=_bold)
    if not block.alias:
        return seat, Lettering((), seat.size)
    return seat, lettering(
        block.alias, width=paper.width - 2 * CARD_SIDE - narrow - 24, height=high, measure=_bold
    )


def _seat_width(block: b.Plate, paper: Paper) -> float:
    return _bold("000", 96.0) + 16 if block.alias else paper.width - 2 * CARD_SIDE


def _bold(words: str, size: float) -> float:
    return measured(words, font="sans-bold", size=size)


def plate(block: b.Plate, paper: Paper) -> Any:
    """A page: the card twice, the upper one upside down, so that it stands when folded."""
    from reportlab.platypus import Flowable

    class Folded(Flowable):  # type: ignore[misc]  # reportlab has no types
        def wrap(self, _width: float, height: float) -> tuple[float, float]:
            return paper.column, height - 0.1

        def draw(self) -> None:
            canvas = self.canv
            x, y = canvas.absolutePosition(0, 0)
            canvas.saveState()
            canvas.translate(-x, -y)
            _face(canvas, block, paper)
            canvas.translate(paper.width, paper.height)
            canvas.rotate(180)
            _face(canvas, block, paper)
            canvas.restoreState()
            canvas.saveState()
            canvas.translate(-x, -y)
            canvas.setStrokeColor(_colour("rule"))
            canvas.setLineWidth(0.5)
            canvas.setDash(3, 4)
            canvas.line(0, paper.height / 2, paper.width, paper.height / 2)
            canvas.restoreState()

    return Folded()


def _face(canvas: Any, block: b.Plate, paper: Paper) -> None:
    """One side of a card in the lower half of the page: the seat in teal, the alias beside it."""
    seat, alias = card_of(block, paper)
    middle = paper.height / 4 + 14
    narrow = _seat_width(block, paper)
    _stand(canvas, seat, CARD_SIDE + narrow / 2, middle, ink="teal", anchor="middle")
    _stand(canvas, alias, CARD_SIDE + narrow + 24, middle, ink="ink", anchor="start")


def _stand(canvas: Any, letters: Lettering, x: float, middle: float, *, ink: str, anchor: Anchor) -> None:
    step = letters.size * LEADING
    top = middle + (len(letters.lines) - 1) * step / 2 - letters.size * CAP / 2
    for at, words in enumerate(letters.lines):
        draw_line(
            canvas, x, top - at * step, words, font="sans-bold", size=letters.size, ink=ink, anchor=anchor
        )


def _colour(name: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(INK[name])
