"""A few pages of the report as pictures, approved by eye.

`python -m tests.council.report.golden` writes them anew.

After writing, look at every picture before it is committed: the tests hold later pages against them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from council.report import charts
from council.report import facts as f
from council.report.blocks import (
    Card,
    Column,
    Contents,
    Cover,
    Figure,
    Glance,
    Grid,
    Heading,
    Listing,
    Note,
    Paragraph,
    Picture,
    Quote,
    Section,
    Span,
    Tree,
)
from council.report.design import Design, design_of
from council.report.printing import build_pdf
from tests.council.report.made import ballot

Inks = NDArray[np.int16]
FOLDER = Path(__file__).parents[2] / "golden" / "report"
DPI = 50
SOFT = 1.1  # a blur of this radius forgives how a renderer smooths edges
SEEN, MOST = 40, 0.0008  # how far an ink may be off, and which share of the pixels may be farther off

DESIGNS: dict[str, Design] = {
    "plain": design_of(),
    "large": design_of(paper="Letter", large=True, accent="#7D1148"),
}
PAGES = {"plain": (1, 2, 3, 4), "large": (1, 3)}

CATEGORIES = tuple(
    f.CategoryFacts("Age", name, pool, panel, panel - 1, panel + 1, Fraction(share, 100))
    for name, pool, panel, share in (
        ("16 to 34", 30, 3, 27),
        ("35 to 64", 50, 5, 49),
        ("65 and over", 20, 4, 24),
    )
)
SESSIONS = tuple(
    f.SessionFacts(number, "Session", day=date(2026, month, 7), present=11, seated=12)
    for number, month in ((1, 2), (2, 3), (3, 6), (4, 9))
)
GROUND = (
    f.GroundFacts(7, "Rents rise faster than wages.", "Rents", 12, 10, 1, 1, 0.8, 0.6, 0.95, "shared"),
    f.GroundFacts(8, "Cap rents in every town for as long as it takes.", "Rents", 12, 5, 6, 1, 0.45, 0.2,
                  0.7, "contested"),
)  # fmt: skip
THEMES = (
    f.ThemeFacts(1, "Rents and tenants", ("rent",), 25, 9), f.ThemeFacts(2, "Land", ("land",), 14, 5),
)  # fmt: skip


def tree() -> Tree:
    """One of everything that has a look of its own, from fixed facts."""
    way = charts.Way("R1", "Build on public land and let it at cost", "62 for, 30 against", 25, 7, 3)
    rows = (
        charts.ThemeRow("Land", 0, ("R1", "R4"), ("P8",)),
        charts.ThemeRow("Rents and tenants", 1, ("R2", "R3")),
    )
    first = Section(
        "reading", "How to read this report",
        (
            Contents(),
            Glance((
                (Figure(40, 900, "people in the pool"), "seats, filled by lot"),
                (Figure(7, 11, "proposals put to the vote"), "proposals carried"),
            )),
            Note("What to bear in mind", (Listing(("No figure stands without its base.", "No names.")),)),
            Quote("What should be done so that everybody can afford a decent home?", large=True),
        ),
    )  # fmt: skip
    second = Section(
        "members", "Who we are",
        (
            Paragraph("The panel has 12 seats, set beside the pool it was drawn from.", "lead"),
            Picture(charts.composition("Age", CATEGORIES, pool=100, seats=12, key=True, population=True)),
            Picture(charts.timeline(SESSIONS)),
            Picture(charts.support(GROUND)),
            Picture(charts.themes_by_people(THEMES, speakers=6), "Bars count members."),
        ),
        fresh=True,
    )  # fmt: skip
    third = Section(
        "recommendations", "Recommendations",
        (
            Picture(charts.overview(rows)),
            _card(),
            Picture(charts.chain(((102, "statements"), (9, "themes"), (8, "recommendations")))),
            Picture(charts.paths((way,))),
            _table(),
        ),
        fresh=True,
    )  # fmt: skip
    cover = Cover(
        "Council on homes", "Who should build?", "Published", ("Riverton", "Edition 1"),
        charts.hemicycle(40, vacant=2, width=400.0),
    )  # fmt: skip
    return Tree("Council on homes", "en", "Riverton", date(2026, 11, 22), cover, (first, second, third))


def _card() -> Card:
    return Card(
        "R1", "Build on public land and let it at cost",
        (
            Paragraph("The city keeps its land, builds on it, and lets what it builds at cost."),
            Heading("The vote", 4),
            Picture(charts.vote_bar(ballot(), width=430.0), "62 of 97 valid votes (64%) in favour."),
            Quote("We waited long enough.", "statement 3, table 2"),
        ),
        theme=0, key="recommendation-r1",
    )  # fmt: skip


def _table() -> Grid:
    columns = (
        Column("No.", 0.4), Column("Text", 3), Column("For", 0.6, right=True), Column("Result", 1.3),
    )  # fmt: skip
    bar = charts.small_vote_bar(ballot(), width=80.0)
    return Grid(
        "Ballots", columns,
        (((Span("1", strong=True),), "Build on public land", "62", bar),
         ("2", "Tell tenants early", "9", "–")),
        note="Each bar shows votes for, against and abstentions.",
    )  # fmt: skip


def pages() -> Iterator[tuple[str, Image.Image]]:
    """The pages as they are now, by the name of their picture."""
    for name, design in DESIGNS.items():
        document = pypdfium2.PdfDocument(_printed(design))
        for page in PAGES[name]:
            yield f"{name}-{page}", document[page - 1].render(scale=DPI / 72).to_pil().convert("RGB")
        document.close()


@cache
def _printed(design: Design) -> bytes:
    return build_pdf(tree(), design=design).data


def apart(one: Image.Image, other: Image.Image) -> tuple[float, Image.Image]:
    """The share of pixels that differ to the eye, and a picture with those in red; 1.0 where sizes differ."""
    if one.size != other.size:
        return 1.0, one
    first, second = _soft(one), _soft(other)
    seen = np.abs(first - second).max(axis=-1) > SEEN
    red = np.where(seen[..., None], np.array([220, 0, 0]), first // 2 + 127)
    return float(seen.mean()), Image.fromarray(red.astype(np.uint8))


def _soft(picture: Image.Image) -> Inks:
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(SOFT)), dtype=np.int16)


def approved(name: str) -> Image.Image:
    """The picture that was looked at and committed."""
    return Image.open(io.BytesIO((FOLDER / f"{name}.png").read_bytes())).convert("RGB")


def write() -> None:
    """Every page as it is now becomes the approved one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, picture in pages():
        picture.quantize(64).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    write()
