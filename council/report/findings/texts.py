"""What stands in texts: empty ones, links without words or to bad addresses, names nobody agreed to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from council.report.blocks import Paragraph, Quote, Tree, inside, plain, spans, texts
from council.report.findings.finding import Finding, found
from council.words import _

ADDRESS = re.compile(r"(https?://[^\s/]|mailto:[^\s@]+@[^\s@]+)", re.IGNORECASE)
SHORTEST = 3  # a shorter alias would be found inside everything


def about_texts(tree: Tree, *, aliases: Collection[str]) -> Iterator[Finding]:
    """Paragraphs, links, and what members are called who have not agreed to it."""
    for section, block in inside(tree):
        if isinstance(block, Paragraph | Quote) and not plain(block.text).strip():
            yield found("ParagraphEmpty", _("A paragraph is empty."), section, grave="warning")
    yield from _about_links(tree)
    yield from _about_aliases(tree, aliases)


def _about_links(tree: Tree) -> Iterator[Finding]:
    for section, span in spans(tree):
        if (span.to or span.url or span.note) and not span.words.strip():
            told = _("A link has no words; it leads to {target}.")
            target = span.url or span.to or span.note
            yield found("LinkEmpty", told.format(target=target), section)
        if span.url and not ADDRESS.match(span.url):
            told = _("“{words}” leads to {url}; only web and mail addresses may be linked.")
            yield found("LinkUnsafe", told.format(words=span.words, url=span.url), section)


def _about_aliases(tree: Tree, aliases: Collection[str]) -> Iterator[Finding]:
    wanted = sorted((one for one in aliases if len(one) >= SHORTEST), key=len, reverse=True)
    if not wanted:
        return
    names = re.compile(rf"\b({'|'.join(map(re.escape, wanted))})\b", re.IGNORECASE)
    for section, text in texts(tree):
        if there := names.search(text):
            told = _(
                "“{alias}” is what a member is called who has not agreed to be shown so. Ask, or take it out."
            )
            yield found("ConsentMissing", told.format(alias=there[0]), section, grave="warning")
