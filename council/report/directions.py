"""Which languages are written from right to left."""

from __future__ import annotations

LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


def runs_right_to_left(code: str) -> bool:
    """Whether a language (BCP 47) is: by its script ("az-Arab"), else as it usually is."""
    first, *rest = code.lower().replace("_", "-").split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    return scripts[0] in SCRIPTS if scripts else first in LANGUAGES
