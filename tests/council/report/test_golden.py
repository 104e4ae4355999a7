"""Pages of the report beside approved pictures of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.council.report import golden


@pytest.fixture(scope="module")
def pages() -> dict[str, Image.Image]:
    return dict(golden.pages())


def test_pages_look_as_approved(pages: dict[str, Image.Image], tmp_path: Path) -> None:
    """Cover, glance, charts, card, ways and table look as they did when somebody looked, in both designs.

    On failure the differences lie in red beside the test's files; if they are meant, write the pages anew.
    """
    off: list[str] = []
    for name, page in pages.items():
        share, picture = golden.apart(page, golden.approved(name))
        if share > golden.MOST:
            picture.save(tmp_path / f"{name}.png")
            off.append(f"{name}: {share:.2%} of the pixels differ, see {tmp_path / name}.png")
    assert not off, "\n".join([*off, "Meant? python -m tests.council.report.golden, then look at each."])


def test_a_small_change_of_a_page_is_seen(pages: dict[str, Image.Image]) -> None:
    """A line of words gone, or a bar a little longer, is more than the tolerance lets pass."""
    for name in ("plain-2", "plain-4", "large-3"):
        page = golden.approved(name)
        wide, high = page.size
        gone, longer = page.copy(), page.copy()
        ImageDraw.Draw(gone).rectangle(_darkest(page), fill="white")
        bar = (wide // 2, high // 2, wide // 2 + 24, high // 2 + 10)
        ImageDraw.Draw(longer).rectangle(bar, fill="#0A4F78")
        assert golden.apart(gone, pages[name])[0] > golden.MOST
        assert golden.apart(longer, pages[name])[0] > golden.MOST


def _darkest(page: Image.Image) -> tuple[int, int, int, int]:
    """The strip of twelve lines of pixels with most ink on it."""
    ink = 255 - np.asarray(page.convert("L"), dtype=np.int64).mean(axis=1)
    top = int(np.argmax(np.convolve(ink, np.ones(12), mode="valid")))
    return 0, top, page.width, top + 12


def test_pictures_are_small() -> None:
    """All approved pages together stay under 200 KB."""
    assert sum(path.stat().st_size for path in golden.FOLDER.glob("*.png")) < 200_000
