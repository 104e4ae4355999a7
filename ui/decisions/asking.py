"""What follows a form: its answer closes it and is said; a refusal stands in it and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from council.errors import CouncilError
from council.words import say
from ui.page import Page
from ui.widgets import Field, Form


def done(
    page: Page, words: str, form: Form | None = None, place: str = "", **hint: str
) -> Callable[[object], None]:
    """A `then`: the form goes, the deed is said with Undo, and another place comes if one is named."""

    def follow(_outcome: object) -> None:
        if form is not None:
            form.accept()
        if place:
            page.go(place, **hint)

    return page.said(words, follow)


def fixed(page: Page, words: str, form: Form | None = None) -> Callable[[object], None]:
    """A `then` of a sealed act: the form goes, and a banner says what is fixed now."""

    def follow(_outcome: object) -> None:
        if form is not None:
            form.accept()
        page.banner(words, "done")

    return follow


def refused(form: Form, **fields: Field) -> Callable[[CouncilError], None]:
    """An `otherwise`: the sentence stands at the field named for its code, or above the buttons."""
    return lambda error: form.refuse(say(error), fields.get(error.code))


def told(say_it: Callable[[str], None]) -> Callable[[CouncilError], None]:
    """An `otherwise`: the sentence is said by what is handed in, at the line it belongs to."""
    return lambda error: say_it(say(error))
