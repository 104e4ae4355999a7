"""Characters that no font has, each with where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from council.report.blocks import Tree, texts
from council.report.findings.finding import Finding, found
from council.words import _

AROUND = 24


def about_characters(tree: Tree, missing: Callable[[str], Sequence[str]]) -> Iterator[Finding]:
    """One finding for each character that cannot be drawn and each section it stands in.

    Args: missing: the characters of a text that no font has.
    """
    every = sorted({letter for _section, text in texts(tree) for letter in text} | set(_of_cover(tree)))
    lacking = set(missing("".join(every)))
    if not lacking:
        return
    met: set[tuple[str, str]] = set()
    for section, text in texts(tree):
        for letter in sorted(lacking.intersection(text)):
            if (section.key, letter) not in met:
                met.add((section.key, letter))
                yield found("GlyphMissing", _lacking(text, letter), section, grave="warning")
    for letter in sorted(lacking.intersection(_of_cover(tree))):
        yield Finding("GlyphMissing", _lacking(_of_cover(tree), letter), _("Cover"), place="people")


def _of_cover(tree: Tree) -> str:
    """The texts of the first page; the title also stands in the foot and in what the file says of itself."""
    cover = tree.cover
    return "\n".join((cover.title, cover.subtitle, cover.status, *cover.lines, tree.title))


def _lacking(text: str, letter: str) -> str:
    at = text.index(letter)
    return _(
        "No font here has the character {letter} ({code}), in “{around}”. Use another wording, add a font "
        "that has it, or let it be printed as [{code}]."
    ).format(
        letter=letter,
        code=f"U+{ord(letter):04X}",
        around=text[max(0, at - AROUND) : at + AROUND].strip().replace("\n", " "),
    )
