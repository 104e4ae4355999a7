"""Facts → the tree of the whole report.

The order of the sections is the order a reader needs them in; empty ones are left out and named.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from council.report.blocks import Section, Tree
from council.report.facts import Facts
from council.report.numbers import day_words
from council.report.sections import chosen, decided, heard, notes, opening, worked
from council.words import N_, _, in_language

SECTIONS: tuple[tuple[str, Callable[[Facts], Section | None]], ...] = (
    (N_("opening statement and foreword"), opening.opening),
    (N_("summary"), opening.summary),
    (N_("remit"), opening.remit),
    (N_("who the members are"), chosen.who),
    (N_("how the members were chosen"), chosen.chosen),
    (N_("how the council worked"), worked.worked),
    (N_("what was heard"), heard.heard),
    (N_("shared ground"), heard.ground),
    (N_("what proposals were judged by"), decided.principles),
    (N_("recommendations"), decided.recommendations),
    (N_("proposals not adopted"), decided.not_adopted),
    (N_("minority views"), decided.minority),
    (N_("ballots"), decided.ballots),
    (N_("the answer, and what happens next"), decided.response),
)


def outline_of(facts: Facts, *, day: date, language: str = "") -> Tree:
    """The whole report as a tree.

    Args: day: the date on the cover; language: of headings and labels, the council's own when left out.
    """
    code = language or facts.council.language
    with in_language(code):
        made = [(name, make(facts)) for name, make in SECTIONS]
        missing = tuple(_(name) for name, section in made if section is None)
        sections = tuple(section for _name, section in made if section is not None)
        return Tree(
            title=facts.council.name,
            language=code,
            author=facts.council.convener or facts.council.name,
            day=day,
            cover=opening.cover(facts, day_words=day_words(day)),
            sections=(opening.reading(facts, left_out=missing), *sections, notes.notes(facts)),
        )


def left_out(facts: Facts) -> tuple[str, ...]:
    """The sections for which the council's record holds nothing, by name."""
    return tuple(_(name) for name, make in SECTIONS if make(facts) is None)
