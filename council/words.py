"""Words in a person's language: gettext, chosen for a stretch of code, never for the whole program.

A report speaks another language than the window, so the language lives in a context variable.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from council.errors import CouncilError
from council.files import resource

_language: ContextVar[str] = ContextVar("language", default="en")


def N_(words: str) -> str:
    """Mark words for the catalogue without translating them yet."""
    return words


def _(words: str) -> str:
    """The words in the language in force."""
    return _catalogue(_language.get()).gettext(words)


def ngettext(one: str, many: str, count: int) -> str:
    """The form for `count` in the language in force."""
    return _catalogue(_language.get()).ngettext(one, many, count)


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Speak `code` (BCP 47, as "de" or "pt-BR") inside the block; English where no catalogue is found."""
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """The language in force, as a BCP 47 code."""
    return _language.get()


def spoken(code: str) -> str:
    """The language words really come in where `code` is asked for: itself, or English without a catalogue."""
    if not code or code.split("-")[0] == "en" or isinstance(_catalogue(code), gettext.GNUTranslations):
        return code
    return "en"


def languages() -> tuple[str, ...]:
    """The codes there are words in: English, and every catalogue that is shipped."""
    return (
        "en",
        *sorted(each.name.replace("_", "-") for each in resource("locale").glob("*") if each.is_dir()),
    )


def say(error: CouncilError) -> str:
    """The sentence of a refusal, with its facts, in the language in force."""
    return _(error.sentence).format(**error.facts)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    names = [code.replace("-", "_"), code.split("-")[0]]
    return gettext.translation("council", resource("locale"), languages=names, fallback=True)
