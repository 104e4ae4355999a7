"""Colours as numbers: contrast, distance for every kind of sight, and inks derived from one accent."""

from __future__ import annotations

import math
import re
from functools import cache

Lab = tuple[float, float, float]
READABLE = 4.5  # WCAG 2.2, 1.4.3: text under 18 points
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_WHITE = (0.95047, 1.0, 1.08883)  # D65, 2 degrees
_STEP = 0.5


def is_colour(words: str) -> bool:
    """Whether these are a colour as the report keeps it: # and six hex digits."""
    return bool(_HEX.fullmatch(words))


def contrast(one: str, other: str) -> float:
    """Contrast of two hex colours, 1 to 21.

    Source: WCAG 2.2, relative luminance and contrast ratio.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def accent_contrast(accent: str) -> float:
    """The least contrast an accent has as text of the report: on white, and on the tint made from it."""
    return min(contrast(accent, "#FFFFFF"), contrast(accent, tinted(accent)))


def nearest_accent(accent: str) -> str:
    """The accent itself where it can be read (4.5:1), else the lightest colour of its hue that can.

    Lightness alone moves, in steps of half a unit of CIE L*, so nothing readable of this hue lies nearer.
    """
    light, a, b = lab(accent)
    found = accent.upper()
    while accent_contrast(found) < READABLE and light > 0:
        light -= _STEP
        found = _hex_of((light, a, b))
    return found


def tinted(accent: str) -> str:
    """The pale ground of boxes and cards in the accent's hue, L* 95.5."""
    return _toned(accent, 95.5, _muted(accent, 0.16, 4.0))


@cache
def inks_of(accent: str) -> dict[str, str]:
    """Every ink that follows the accent, by role: text inks dark enough, grounds pale or deep enough."""
    band = _toned(accent, 88.5, _muted(accent, 0.25, 9.0))
    deep = _toned(accent, min(22.0, lab(accent)[0]), 0.85)
    pale = _toned(accent, 89.0, 0.35)
    return {
        "teal": accent.upper(), "deep": deep, "tint": tinted(accent), "band": band,
        "cover_shade": _toned(accent, lab(deep)[0] + 5.0, 0.85), "cover_dot": pale, "quiet_on_deep": pale,
    }  # fmt: skip


@cache
def dark_inks_of(accent: str) -> dict[str, str]:
    """The same on a dark page: text inks pale enough, grounds only a little lighter than the page."""
    return {
        "teal": _toned(accent, 78.0, 0.6), "deep": _toned(accent, 84.0, 0.5),
        "tint": _toned(accent, 14.0, 0.2), "band": _toned(accent, 26.0, 0.4),
    }  # fmt: skip


def lab(colour: str) -> Lab:
    """A hex colour in CIE L*a*b* under D65.

    Source: IEC 61966-2-1 (sRGB to XYZ), CIE 15 (XYZ to L*a*b*).
    """
    r, g, b = _linear(colour)
    whole = (
        0.4124564 * r + 0.3575761 * g + 0.1804375 * b,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        0.0193339 * r + 0.1191920 * g + 0.9503041 * b,
    )
    x, y, z = (_root(part / white) for part, white in zip(whole, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, *, vision: str = "normal") -> float:
    """How far apart two hex colours look: CIE76, the Euclidean distance in L*a*b*.

    Args: vision: normal, protan, deutan or tritan, as whoever lacks that cone sees them.
    Source: Machado, Oliveira, Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision
    Deficiency", matrices of severity 1.0, on linear light.
    """
    first, second = (lab(seen(colour, vision=vision)) for colour in (one, other))
    return math.dist(first, second)


def seen(colour: str, *, vision: str) -> str:
    """A hex colour as a kind of colour vision sees it, in hex again."""
    if vision == "normal":
        return colour
    light = _linear(colour)
    return _packed([sum(w * c for w, c in zip(row, light, strict=True)) for row in _SEEN[vision]])


_SEEN = {
    "protan": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip


def _toned(accent: str, light: float, chroma: float) -> str:
    """The accent's hue at another lightness, with so much of its chroma."""
    _light, a, b = lab(accent)
    return _hex_of((light, a * chroma, b * chroma))


def _muted(accent: str, part: float, most: float) -> float:
    """A part of the accent's chroma, but never more than `most` units of it: a ground stays a ground."""
    _light, a, b = lab(accent)
    chroma = math.hypot(a, b)
    return min(part, most / chroma) if chroma else part


def _hex_of(colour: Lab) -> str:
    light, a, b = colour
    y = (light + 16) / 116
    parts = (_cubed(y + a / 500), _cubed(y), _cubed(y - b / 200))
    x, y, z = (part * white for part, white in zip(parts, _WHITE, strict=True))
    return _packed([
        3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
        -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
        0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
    ])  # fmt: skip


def _packed(light: list[float]) -> str:
    """Linear light to hex, cut to what a screen can show."""
    parts = []
    for part in light:
        p = min(max(part, 0.0), 1.0)
        parts.append(round(255 * (p * 12.92 if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055)))
    return "#{:02X}{:02X}{:02X}".format(*parts)


def _linear(colour: str) -> tuple[float, float, float]:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return r, g, b


def _luminance(colour: str) -> float:
    r, g, b = _linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _cubed(part: float) -> float:
    return part**3 if part**3 > 216 / 24389 else (116 * part - 16) * 27 / 24389
