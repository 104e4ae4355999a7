"""The contrast table of the style, worked out anew from the inks as they stand."""

from __future__ import annotations

import pytest

from ui.theme import DARK, LIGHT, Scheme

GROUNDS = ("ground", "surface", "raised")
TABLE = {  # role: least contrast on all three grounds, light and dark
    "text": (14.2, 11.6),
    "quiet": (5.2, 5.5),
    "accent": (6.4, 7.1),
    "alarm": (5.9, 6.0),
    "warn": (5.9, 7.2),
    "edge": (3.2, 3.2),
    "line": (1.2, 1.2),
}
ON_GROUND = {"for": (8.1, 6.8), "against": (4.3, 7.1), "abstain": (3.4, 10.9)}
SCHEMES = pytest.mark.parametrize(("scheme", "place"), [(LIGHT, 0), (DARK, 1)], ids=["light", "dark"])


def luminance(scheme: Scheme, role: str) -> float:
    """Relative luminance, 0 to 1. Source: WCAG 2.2, "relative luminance"."""
    color = scheme.color(role)

    def straight(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    r, g, b = (straight(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(scheme: Scheme, one: str, other: str) -> float:
    """Contrast ratio, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    low, high = sorted((luminance(scheme, one), luminance(scheme, other)))
    return (high + 0.05) / (low + 0.05)


@SCHEMES
@pytest.mark.parametrize("role", TABLE)
def test_an_ink_is_as_clear_as_the_style_says(scheme, place, role):
    """Each ink keeps its least contrast on ground, surface and raised."""
    least = min(contrast(scheme, role, under) for under in GROUNDS)
    assert least >= TABLE[role][place] - 0.06


@SCHEMES
@pytest.mark.parametrize("role", ON_GROUND)
def test_a_vote_is_clear_on_the_ground(scheme, place, role):
    """The vote inks keep their contrast on the ground of the window."""
    assert contrast(scheme, role, "ground") >= ON_GROUND[role][place] - 0.06


@SCHEMES
def test_words_on_the_accent_can_be_read(scheme, place):
    """The words of the primary button stand out from its accent."""
    assert contrast(scheme, "on_accent", "accent") >= (7.5, 8.5)[place] - 0.06


@SCHEMES
def test_the_focus_ring_can_be_seen_everywhere(scheme, place):
    """The ring is accent on the grounds, and text beside a gap of ground on the accent button."""
    assert all(contrast(scheme, "accent", under) >= 3 for under in GROUNDS)
    assert contrast(scheme, "text", "ground") >= 3
    assert contrast(scheme, "ground", "accent") >= 3


@SCHEMES
def test_words_and_marks_meet_the_rule(scheme, place):
    """Words reach 4.5 to 1, borders and marks 3 to 1, on every ground."""
    for under in GROUNDS:
        for role in ("text", "quiet", "accent", "alarm", "warn"):
            assert contrast(scheme, role, under) >= 4.5, (role, under)
        assert contrast(scheme, "edge", under) >= 3, under
