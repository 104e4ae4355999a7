"""A photograph or a logo as the report keeps it: checked, turned upright, no larger than paper needs, and
written anew, so that no metadata (place, camera, name) comes along."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from council.report.writing.refusals import PictureTooLarge, PictureUnreadable

MOST_BYTES = 30_000_000  # of the file that is brought
MOST_PIXELS = 60_000_000
LONGEST = 2_400  # pixels a side: 14 cm at 400 dots an inch
QUALITY = 86
FORMATS = ("PNG", "JPEG", "WEBP")


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture as it is kept: PNG where it is see-through or of few colours, else JPEG; size in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def rewritten(data: bytes) -> Kept:
    """The picture of a file, written anew without metadata.

    Raises: PictureTooLarge, before anything is unpacked; PictureUnreadable: no PNG, JPEG or WebP, or broken.
    """
    from PIL import Image, ImageOps

    if len(data) > MOST_BYTES:
        raise PictureTooLarge(told=f"{len(data) / 1e6:.0f} MB", most=f"{MOST_BYTES / 1e6:.0f} MB")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            width, height = opened.size
            if width * height > MOST_PIXELS:
                raise PictureTooLarge(told=f"{width} × {height}", most=f"{MOST_PIXELS / 1e6:.0f} megapixels")
            opened.load()
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
            return _written(upright)
    except PictureTooLarge:
        raise
    except Exception as error:  # a decoder fails in many ways on a file made to harm it
        raise PictureUnreadable() from error


def _written(image: Any) -> Kept:
    out = io.BytesIO()
    is_clear = "A" in image.getbands() or "transparency" in image.info
    if is_clear:
        bare, kind = image.convert("RGBA"), "PNG"
    elif image.format == "PNG" or image.mode in ("1", "P") or image.convert("RGB").getcolors(256):
        bare, kind = image.convert("L" if image.mode in ("1", "L") else "RGB"), "PNG"
    else:
        bare, kind = image.convert("RGB"), "JPEG"
    bare.info.clear()
    if kind == "PNG":
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Kept(out.getvalue(), f"image/{kind.lower()}", *bare.size)
