"""The papers sheets and minutes are laid out for, in points."""

from __future__ import annotations

from dataclasses import dataclass

MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright; `turned` lays it on its side."""

    name: str
    width: float
    height: float
    side: float = 45.0
    top: float = 66.0
    foot: float = 58.0

    @property
    def column(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.side

    @property
    def tall(self) -> float:
        """Height between head and foot."""
        return self.height - self.top - self.foot

    @property
    def turned(self) -> Paper:
        """The same paper on its side."""
        return Paper(self.name, self.height, self.width, self.side, self.top, self.foot)


A4 = Paper("A4", 595.27, 841.89)
LETTER = Paper("Letter", 612.0, 792.0)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}
