"""The tokens of the printed page: grid, type, ink. The report's only place with colours and sizes.

`Design` is what a council chose of them: paper, large print, accent, logo. Contrast on white and on the tint
is computed by tests/council/report/test_design.py, not claimed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from council.report.blocks import Image
from council.report.colours import READABLE, accent_contrast, inks_of, is_colour, nearest_accent
from council.report.paper import A4, PAPERS, Paper
from council.report.refusals import AccentTooPale, AccentUnreadable, PaperUnknown


@dataclass(frozen=True, slots=True)
class Type:
    """One voice of the page: face ("serif" or "sans" with a weight), size and leading in points."""

    face: str
    size: float
    leading: float
    ink: str = "ink"


PAGE = (595.27, 841.89)
LEFT, RIGHT, TOP, BOTTOM = 64.0, 64.27, 74.0, 72.0
WIDTH = 467.0
COLUMN = PAGE[1] - TOP - BOTTOM
INDENT = 86.0
PAD = 16.0
EDGE = 5.0

INK = MappingProxyType({
    "ink": "#1B1F24", "muted": "#4A5560", "paper": "#FFFFFF",
    "teal": "#0B5563", "deep": "#083B45", "tint": "#EEF4F5", "rule": "#C9D3D6",
    "on_deep": "#FFFFFF", "quiet_on_deep": "#CFE6EA", "cover_dot": "#CFE6EA", "cover_shade": "#0B4A57",
    "for": "#0A4F78", "against": "#C4511A", "abstain": "#7B8794",
    "on_vote": "#FFFFFF", "on_abstain": "#1B1F24", "empty": "#E3E9EB", "band": "#D6E4E7",
    "theme0": "#16325C", "theme1": "#BF4A12", "theme2": "#3F6CB4", "theme3": "#7D1148", "theme4": "#4B7F52",
})  # fmt: skip

DARK = MappingProxyType({
    "ink": "#ECEAE4", "muted": "#B4BBC0", "paper": "#16191C",
    "teal": "#7FC8D6", "deep": "#9AD6E2", "tint": "#20262A", "rule": "#3A444A",
    "on_deep": "#FFFFFF", "quiet_on_deep": "#CFE6EA", "cover_dot": "#CFE6EA", "cover_shade": "#0B4A57",
    "for": "#5AA9E6", "against": "#F28C5A", "abstain": "#C9CED6",
    "on_vote": "#16191C", "on_abstain": "#16191C", "empty": "#2B3338", "band": "#2C4147",
    "theme0": "#8FB3EA", "theme1": "#F0955F", "theme2": "#86AEEF", "theme3": "#E58BB8", "theme4": "#8FC898",
})  # fmt: skip

TYPE = MappingProxyType({
    "cover": Type("serif-bold", 44, 48, "on_deep"),
    "cover_long": Type("serif-bold", 30, 35, "on_deep"),
    "cover_longer": Type("serif-bold", 19, 24, "on_deep"),
    "cover_lead": Type("sans", 14, 20, "quiet_on_deep"),
    "cover_line": Type("sans", 10.6, 15.5, "quiet_on_deep"),
    "h2": Type("sans-bold", 25, 29, "deep"),
    "h3": Type("sans-bold", 14, 18.5, "teal"),
    "h4": Type("sans-semibold", 10.6, 15, "ink"),
    "lead": Type("serif", 13.5, 20.5),
    "body": Type("serif", 10.6, 16),
    "wide": Type("sans", 9.6, 14, "muted"),
    "small": Type("sans", 9, 12.5, "muted"),
    "card": Type("serif", 10, 15),
    "card_list": Type("sans", 9.3, 12.8),
    "card_title": Type("sans-bold", 13.5, 17.5),
    "card_number": Type("sans-bold", 10, 13),
    "card_result": Type("sans-semibold", 9.4, 13),
    "card_small": Type("sans", 9, 12.8, "muted"),
    "table": Type("sans", 9.2, 12.4),
    "table_name": Type("sans-semibold", 9.2, 12.4),
    "table_head": Type("sans-semibold", 9.2, 12.4, "muted"),
    "caption": Type("sans", 9, 12.5, "muted"),
    "caption_strong": Type("sans-semibold", 9.2, 12.5),
    "footer": Type("sans", 8.6, 11, "muted"),
    "quote": Type("serif-italic", 19, 27, "deep"),
    "quote_small": Type("serif-italic", 11, 16),
    "figure": Type("sans-bold", 34, 38, "teal"),
    "note_title": Type("sans-semibold", 10.6, 15, "deep"),
    "note": Type("serif", 10, 15),
    "contents": Type("sans", 10.6, 14),
    "sheet_title": Type("sans-bold", 25, 29, "deep"),
    "sheet_title_long": Type("sans-bold", 15, 19, "deep"),
    "sheet_lead": Type("serif", 15, 21),
    "sheet_quiet": Type("sans", 11, 15, "muted"),
    "sheet_body": Type("sans", 10.8, 14.6),
    "sheet_strong": Type("sans-semibold", 10.8, 14.6),
    "sheet_head": Type("sans-semibold", 9.6, 12.4, "muted"),
    "sheet_prompt": Type("serif", 15, 20.5),
    "sheet_roster": Type("sans", 12.4, 16),
    "minutes_head": Type("sans-bold", 17, 21, "deep"),
    "poster": Type("sans-bold", 58, 66, "deep"),
    "poster_body": Type("sans", 17, 22),
})  # fmt: skip

LARGE = 14 / 10.6  # large print: the body at 14 points, everything else in step
LEAST, TITLES, CALM = 12.0, 20.0, 1.16

FONTS = MappingProxyType({
    "serif": "SourceSerif4_400Regular.ttf",
    "serif-italic": "SourceSerif4_400Regular_Italic.ttf",
    "serif-semibold": "SourceSerif4_600SemiBold.ttf",
    "serif-bold": "SourceSerif4_700Bold.ttf",
    "sans": "SourceSans3_400Regular.ttf",
    "sans-italic": "SourceSans3_400Regular_Italic.ttf",
    "sans-semibold": "SourceSans3_600SemiBold.ttf",
    "sans-bold": "SourceSans3_700Bold.ttf",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Design:
    """How one report looks. `large` is the preset for those who read large print; `accent` "" is the house's.

    Lengths in points. The column is 467 wide on every paper, so a chart is the same on all of them.
    """

    paper: Paper = A4
    large: bool = False
    accent: str = ""
    logo: Image | None = None

    @property
    def ink(self) -> Mapping[str, str]:
        """The colour of each role."""
        return _inks(self.accent)

    @property
    def type(self) -> Mapping[str, Type]:
        """The voice of each role."""
        return _large_types() if self.large else TYPE

    @property
    def scale(self) -> float:
        """How much larger words in charts are than they were made."""
        return LARGE if self.large else 1.0

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return self.paper.width, self.paper.height

    @property
    def left(self) -> float:
        """The margin at the left, and the same at the right but for the last quarter of a point."""
        return LEFT if self.paper == A4 else (self.paper.width - WIDTH) / 2

    @property
    def right(self) -> float:
        """The margin at the right."""
        return self.paper.width - WIDTH - self.left

    @property
    def top(self) -> float:
        """Free above the column."""
        return TOP

    @property
    def bottom(self) -> float:
        """Free below the column; the foot stands in it."""
        return BOTTOM

    @property
    def width(self) -> float:
        """The column from edge to edge."""
        return WIDTH

    @property
    def column(self) -> float:
        """The height of the column."""
        return self.paper.height - TOP - BOTTOM

    @property
    def long(self) -> float:
        """The column of a page on its side."""
        return self.paper.height - 2 * self.left

    @property
    def indent(self) -> float:
        """Where running text begins; large print needs the whole column."""
        return 0.0 if self.large else INDENT

    @property
    def inner(self) -> float:
        """The column inside a card."""
        return WIDTH - EDGE - 2 * PAD


PLAIN = Design()


def design_of(
    *, paper: str = "A4", large: bool = False, accent: str = "", logo: Image | None = None
) -> Design:
    """What a council chose, refused where nobody could read it.

    Raises: PaperUnknown; AccentUnreadable: no colour; AccentTooPale: below 4.5:1, with the nearest readable.
    """
    if paper not in PAPERS:
        raise PaperUnknown(paper=paper, known=", ".join(sorted(PAPERS)))
    return Design(PAPERS[paper], large, checked_accent(accent), logo)


def checked_accent(accent: str) -> str:
    """An accent as it is kept: "" for the house's own, else # and six capitals.

    Raises: AccentUnreadable; AccentTooPale.
    """
    if not accent:
        return ""
    if not is_colour(accent):
        raise AccentUnreadable(accent=accent)
    if (found := accent_contrast(accent)) < READABLE:
        raise AccentTooPale(
            accent=accent.upper(), contrast=f"{found:.1f}", least=READABLE, nearest=nearest_accent(accent)
        )
    return accent.upper()


@cache
def _inks(accent: str) -> Mapping[str, str]:
    return MappingProxyType({**INK, **inks_of(accent)}) if accent else INK


@cache
def _large_types() -> Mapping[str, Type]:
    return MappingProxyType({role: _larger(voice) for role, voice in TYPE.items()})


def _larger(voice: Type) -> Type:
    """In step with the body; nothing under 12 points, and titles, large already, grow less."""
    times = CALM if voice.size > TITLES else max(LARGE, LEAST / voice.size)
    return replace(voice, size=round(voice.size * times, 1), leading=round(voice.leading * times, 1))
