"""How sections say what they have in common: written texts, titles, keys, and where something was said."""

from __future__ import annotations

from council.report.blocks import Paragraph
from council.report.facts import StatementFacts
from council.words import _

SHORT = 240


def paragraphs(body: str, *, role: str = "body") -> tuple[Paragraph, ...]:
    """A written text as paragraphs: an empty line begins a new one."""
    parts = [part.strip() for part in body.replace("\r\n", "\n").split("\n\n")]
    return tuple(Paragraph(part, role) for part in parts if part)


def headline(title: str, text: str) -> str:
    """The title, or the whole short text where the title is only its beginning, or all of it but the stop."""
    bare = title.removesuffix("…").rstrip()
    begun = text.startswith(bare) and (title != bare or not text[len(bare) :].strip(" .!"))
    return text if begun and len(text) <= SHORT else title


def card_key(number_: str) -> str:
    """The key that links to the card of a recommendation."""
    return f"recommendation-{number_.lower()}"


def proposal_key(number_: str) -> str:
    """The key that links to the card of a proposal that was not adopted."""
    return f"proposal-{number_.lower()}"


def where(one: StatementFacts) -> str:
    """Where a statement was said: number, table, session."""
    parts = [_("statement {number}").format(number=one.number)]
    if one.table:
        parts.append(_("table {table}").format(table=one.table))
    if one.session:
        parts.append(_("session {session}").format(session=one.session))
    return ", ".join(parts)
