"""The report made beside the store: from the facts to the tree, its findings and the finished PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from council.files import write_whole
from council.progress import SILENT, Progress
from council.report import data, html, outline
from council.report.blocks import Tree
from council.report.facts import Facts
from council.report.findings import Finding, findings
from council.report.printing import Printed, build_pdf
from council.words import in_language


@dataclass(frozen=True, slots=True)
class Made:
    """A report as it stands; `printed` is None while something grave is found."""

    facts: Facts
    tree: Tree
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]
    printed: Printed | None


def make(facts: Facts, *, day: date, language: str = "", progress: Progress = SILENT) -> Made:
    """The whole report from the facts; nothing is written."""
    tree = outline.outline_of(facts, day=day, language=language)
    with in_language(tree.language):
        missing = outline.left_out(facts)
    found = findings(tree)
    is_grave = any(one.grave == "error" for one in found)
    return Made(facts, tree, found, missing, None if is_grave else build_pdf(tree, progress=progress))


def write_pdf(printed: Printed, *, path: Path) -> Printed:
    """The PDF as a file, whole or not at all."""
    write_whole(path, printed.data)
    return printed


def write_page(made: Made, *, path: Path) -> Path:
    """The web page as one file."""
    write_whole(path, html.page_of(made.tree))
    return path


def write_data(made: Made, *, folder: Path) -> int:
    """Every data file into a folder; how many there are."""
    files = data.files_of(made.facts, day=made.tree.day)
    for name, content in files.items():
        write_whole(folder / name, content)
    return len(files)
