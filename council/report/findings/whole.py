"""All findings of a tree, errors first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from council.report.blocks import Tree
from council.report.findings.cells import about_cells
from council.report.findings.characters import about_characters
from council.report.findings.figures import about_figures
from council.report.findings.finding import Finding
from council.report.findings.structure import about_structure
from council.report.findings.texts import about_texts


def findings(
    tree: Tree,
    *,
    missing: Callable[[str], Sequence[str]] | None = None,
    aliases: Collection[str] = (),
) -> tuple[Finding, ...]:
    """All at once: what is missing, would stumble a reader, or gives somebody away; errors first.

    Args:
        missing: the characters of a text that no font has; not looked for when left out.
        aliases: what members are called who have not agreed to be shown under it.
    """
    told = (
        *about_structure(tree),
        *about_texts(tree, aliases=aliases),
        *about_figures(tree),
        *about_cells(tree),
        *(about_characters(tree, missing) if missing else ()),
    )
    first: dict[tuple[str, str, str], Finding] = {}
    for one in told:
        first.setdefault((one.code, one.words, one.section), one)
    return tuple(sorted(first.values(), key=lambda one: one.grave != "error"))
