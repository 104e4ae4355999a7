"""The long tasks of this room, beside the window: making the report, and writing it to files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from council.progress import Progress
from council.report.facts import Facts
from council.saving import write_file

if TYPE_CHECKING:
    from council.report.editions.changes import SectionText
    from council.report.making import Made
    from council.report.marks import Chart
    from council.report.printing import Printed


@dataclass(frozen=True, slots=True)
class Told:
    """What the report says, section by section, its fingerprint, and how many findings keep it back."""

    title: str
    said: tuple[SectionText, ...]
    mark: str
    grave: int


def make(*, facts: Facts, day: date, progress: Progress) -> Made:
    """The whole report from the facts; nothing is written."""
    from council.report.making import make_report

    return make_report(facts, day=day, progress=progress)


def write_pdf(printed: Printed, *, path: Path) -> Printed:
    """The PDF as a file, whole or not at all. Raises: FileUnwritable."""
    write_file(path, printed.data)
    return printed


def write_page(made: Made, *, path: Path) -> Path:
    """The web page as one file. Raises: FileUnwritable."""
    write_file(path, made.page())
    return path


def write_data(made: Made, *, folder: Path) -> int:
    """Every data file into a folder; how many there are. Raises: FileUnwritable."""
    for name, content in made.files.items():
        write_file(folder / name, content, make_folder=True)
    return len(made.files)


def tell(*, facts: Facts, day: date, progress: Progress) -> Told:
    """What the report would say now, without laying it out."""
    from council.report.editions.changes import section_texts
    from council.report.editions.proof import mark_of
    from council.report.findings import findings
    from council.report.outline import outline_of

    progress(0, 0)
    tree = outline_of(facts, day=day)
    said = section_texts(tree)
    grave = sum(one.grave == "error" for one in findings(tree))
    return Told(tree.title, said, mark_of(said), grave)


def figures_of(*, facts: Facts, day: date, progress: Progress) -> tuple[tuple[str, tuple[Chart, ...]], ...]:
    """The charts the report prints, under the titles of their sections, each once, in their order."""
    from council.report.blocks import Picture, inside
    from council.report.outline import outline_of

    progress(0, 0)
    found: dict[str, dict[Chart, None]] = {}
    for section, block in inside(outline_of(facts, day=day)):
        if isinstance(block, Picture):
            found.setdefault(section.title, {})[block.chart] = None
    return tuple((title, tuple(charts)) for title, charts in found.items())
