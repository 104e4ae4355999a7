"""Links that lead somewhere: what points to a part that is not in this report becomes plain words.

A council may leave a section out that another one leads to; words stay, the link goes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from council.report.blocks import Card, Endnotes, Heading, Span, Tree, inside, spans


@dataclass(frozen=True, slots=True)
class _Ends:
    """Keys that links may lead to, keys of notes that stand at the end, and of notes that are called."""

    places: frozenset[str]
    noted: frozenset[str]
    called: frozenset[str]


def held(tree: Tree) -> Tree:
    """The tree in which every link to a place and every sign of a note has its other end.

    An endnote that nothing calls keeps its words and loses its key.
    """
    ends = _ends(tree)
    lost = any(_held(span, ends) != span for _section, span in spans(tree)) or ends.noted - ends.called
    if not lost:
        return tree
    whole: Tree = _each(tree, ends)
    return whole


def _ends(tree: Tree) -> _Ends:
    blocks = [block for _section, block in inside(tree)]
    places = [block.key for block in blocks if isinstance(block, Card | Heading)]
    places += [section.key for section in tree.sections]
    noted = [key for block in blocks if isinstance(block, Endnotes) for key, _text in block.items]
    called = [span.note for _section, span in spans(tree)]
    return _Ends(*(frozenset(key for key in keys if key) for keys in (places, noted, called)))


def _held(span: Span, ends: _Ends) -> Span:
    to = span.to if span.to in ends.places else ""
    note = span.note if span.note in ends.noted else ""
    return replace(span, to=to, note=note)


def _each(value: Any, ends: _Ends) -> Any:
    match value:
        case Span():
            return _held(value, ends)
        case Endnotes():
            items = ((key if key in ends.called else "", _each(text, ends)) for key, text in value.items)
            return Endnotes(tuple(items))
        case tuple():
            return tuple(_each(one, ends) for one in value)
        case _ if (
            is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == Tree.__module__
        ):
            mended = {field.name: _each(getattr(value, field.name), ends) for field in fields(value)}
            return replace(value, **mended)
        case _:
            return value
