"""What fonts are refused, and in which words."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class FontUnreadable(CouncilError):
    sentence = N_("{file} holds no font that can be opened. Choose a .ttf, .otf or .ttc file.")


class FontForbidden(CouncilError):
    sentence = N_("The maker of {file} does not allow it inside documents. Choose another font.")
