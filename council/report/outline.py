"""Facts → the tree of the whole report.

The order of the sections is the order a reader needs them in, unless the council chose another; empty ones
and those the council left out are named.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import date

from council.report.blocks import Section, Tree
from council.report.editions.changes import section_texts
from council.report.editions.proof import mark_of
from council.report.facts import Facts
from council.report.links import held
from council.report.numbers import day_words
from council.report.sections import (
    annex,
    chosen,
    decided,
    edition,
    evaluation,
    glossary,
    heard,
    limits,
    members,
    notes,
    opening,
    origins,
    worked,
)
from council.report.setup.views import FIRST, LAST, ordered
from council.words import N_, _, in_language, spoken

Make = Callable[[Facts], Section | None]

SECTIONS: tuple[tuple[str, str, Make], ...] = (
    ("opening", N_("opening statement and foreword"), opening.opening),
    ("summary", N_("summary"), opening.summary),
    ("remit", N_("remit"), opening.remit),
    ("members", N_("who the members are"), members.who),
    ("chosen", N_("how the members were chosen"), chosen.chosen),
    ("worked", N_("how the council worked"), worked.worked),
    ("heard", N_("what was heard"), heard.heard),
    ("ground", N_("shared ground"), heard.ground),
    ("principles", N_("what proposals were judged by"), decided.principles),
    ("recommendations", N_("recommendations"), decided.recommendations),
    ("origins", N_("the way of the recommendations"), origins.origins),
    ("not-adopted", N_("proposals not adopted"), decided.not_adopted),
    ("open", N_("open questions and known limits"), limits.open_points),
    ("minority", N_("minority views"), decided.minority),
    ("ballots", N_("ballots"), decided.ballots),
    ("evaluation", N_("evaluation"), evaluation.evaluation),
    ("response", N_("the answer, and what happens next"), decided.response),
    ("glossary", N_("glossary"), glossary.glossary),
    ("languages", N_("summary in other languages"), annex.languages),
    ("annex", N_("annexes"), annex.annex),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A section a council may have, by key and name: is there anything to print, and is it hidden.

    A fixed one always stands where it stands.
    """

    key: str
    name: str
    is_empty: bool = False
    is_hidden: bool = False
    is_fixed: bool = False


def wanted_language(facts: Facts, language: str = "") -> str:
    """The language the report is asked to speak: of this copy, else as chosen, else the council's own."""
    return language or facts.setup.language or facts.council.language


def outline_of(facts: Facts, *, day: date, language: str = "") -> Tree:
    """The whole report as a tree.

    Where the words are no longer those the members were handed, the cover says draft again.

    Args: day: the date on the cover; language: of headings, see `wanted_language`; where
            the program has no words in it, English is spoken and said to be.
    """
    code = spoken(wanted_language(facts, language))
    with in_language(code):
        made = {key: section for key, _name, make in SECTIONS if (section := make(facts)) is not None}
        body = [made[one.key] for one in _choices(facts, made) if one.key in made and not one.is_hidden]
        last = notes.notes(facts)
        bare = _tree(facts, day, code, (*body, last))
        said = section_texts(bare)
        facts = replace(facts, edition=edition.as_it_stands(facts.edition, mark_of(said)))
        new = edition.changes(facts, said)
        first = opening.reading(facts, left_out=left_out(facts), hidden=_hidden(facts, made))
        first = replace(first, blocks=(*first.blocks, *edition.way(facts)))
        return _tree(facts, day, code, (first, *((new,) if new else ()), *body, last))


def left_out(facts: Facts) -> tuple[str, ...]:
    """The sections for which the council's record holds nothing, by name."""
    return tuple(_(name) for _key, name, make in SECTIONS if make(facts) is None)


def choices(facts: Facts) -> tuple[Choice, ...]:
    """Every section the report can have, in the order chosen, the fixed ones too."""
    return _choices(facts, {key for key, _name, make in SECTIONS if make(facts) is not None})


def _choices(facts: Facts, filled: Container[str]) -> tuple[Choice, ...]:
    names = {FIRST: N_("how to read this report")} | {key: name for key, name, _make in SECTIONS}
    names |= {LAST: N_("notes and credits")}
    setup = facts.setup
    return tuple(
        Choice(
            key,
            _(names[key]),
            is_empty=key not in filled and key not in (FIRST, LAST),
            is_hidden=key in setup.hidden,
            is_fixed=key in (FIRST, LAST),
        )
        for key in ordered(tuple(names), setup.order)
    )


def _hidden(facts: Facts, made: Container[str]) -> tuple[str, ...]:
    return tuple(one.name for one in _choices(facts, made) if one.is_hidden and not one.is_empty)


def _tree(facts: Facts, day: date, code: str, sections: tuple[Section, ...]) -> Tree:
    whole = Tree(
        title=facts.council.name,
        language=code,
        author=facts.council.convener or facts.council.name,
        day=day,
        cover=opening.cover(facts, day_words=day_words(day)),
        sections=sections,
    )
    return held(whole)
