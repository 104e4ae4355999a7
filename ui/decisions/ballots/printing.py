"""Papers, tellers' sheets and the certificate of a ballot as files, and the proof that comes before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from council.decisions.ballots.views import BallotView, CallView
from council.people import queries as people
from council.report.pictures import Picture, picture_of
from council.saving import write_file
from council.words import _
from ui import theme
from ui.page import Page
from ui.widgets import Form, Label

SIZES = ("A4", "Letter")
WIDE = 1000  # pixels of a proof


class ProofForm(Form):
    """One page of papers as it will be printed. Whoever has read it says so, and the ballot can be opened."""

    def __init__(self, ballot: BallotView, picture: Picture, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Proof of ballot {n}").format(n=ballot.number),
            verb=_("I have read it: it is right"),
            cancel=_("Not yet"),
            lead=_("Read it aloud: question, wording, options, how to mark. Once open it cannot change."),
            parent=parent,
        )
        self.add(_Proof(picture, ballot.question))
        self.add(Label(_("All papers are alike; nothing on them leads to a person."), "caption"))


class _Proof(QWidget):
    """The page, as wide as there is room."""

    def __init__(self, picture: Picture, words: str) -> None:
        super().__init__()
        format_ = QImage.Format.Format_RGB32
        self._image = QImage(picture.pixels, picture.width, picture.height, picture.stride, format_).copy()
        self.setAccessibleName(_("Proof: {question}").format(question=words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = theme.wide(60)
        return QSize(wide, self.heightForWidth(wide))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width * self._image.height() // max(self._image.width(), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = self._image.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth)
        painter.drawImage(0, 0, shown)
        painter.end()


class SizeForm(Form):
    """On which paper, before the files are written."""

    def __init__(self, ballot: BallotView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Papers and sheets of ballot {n}").format(n=ballot.number),
            verb=_("Choose a folder…"),
            cancel=_("Cancel"),
            lead=_("One page of papers, printed as often as it takes; a count sheet for each teller."),
            parent=parent,
        )
        self.size_ = self.field(_("Paper"), QComboBox())
        for name in SIZES:
            self.size_.editor.addItem(name, name)


def with_name(page: Page, then: Callable[[str, str], object]) -> None:
    """The council's name and language, for what is printed."""
    page.ask(people.council_of, lambda one: then(one.name if one else "", one.language if one else "en"))


def proof_of(ballot: BallotView, council: str, language: str) -> Picture:
    """The page of papers as a picture."""
    from council.report.sheets.ballot_paper import paper_for, print_papers

    bound = print_papers(paper_for(ballot, council=council, language=language))
    return picture_of(bound.data, page=0, width=WIDE)


def written(ballot: BallotView, council: str, language: str, size: str, folder: Path) -> tuple[str, int]:
    """Write the page of papers and the tellers' sheets; the file's name and papers on a page."""
    from council.report.paper import PAPERS
    from council.report.sheets import ballot_paper as printing

    made, paper = printing.paper_for(ballot, council=council, language=language), PAPERS[size]
    given: dict[str, Any] = {"council": council, "language": language, "size": paper}
    name = f"ballot-{ballot.number}-papers.pdf"
    write_file(folder / name, printing.print_papers(made, size=paper).data)
    sheets = printing.print_tellers([ballot], **given)
    write_file(folder / f"ballot-{ballot.number}-tellers.pdf", sheets.data)
    return name, printing.papers_on_a_page(made, size=paper)


def certified(ballot: BallotView, council: str, language: str, path: Path, calls: Sequence[CallView]) -> int:
    """Write the certificate, with what seats answered in a roll call; its pages."""
    from council.report.sheets.ballot_paper import print_certificate

    bound = print_certificate(ballot, council=council, language=language, calls=calls)
    write_file(path, bound.data)
    return bound.pages
