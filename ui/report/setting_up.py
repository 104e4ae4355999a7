"""The sheet on which a report is set up: its look, its language, how it may be used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QColorDialog, QComboBox, QLabel, QLineEdit, QWidget

from council import clock
from council.errors import CouncilError
from council.files import resource
from council.report import actions
from council.report.colours import READABLE, accent_contrast, nearest_accent
from council.report.design import INK
from council.report.setup.views import Setup
from council.report.writing.places import LOGO
from council.words import N_, _, say
from ui import theme
from ui.page import Page
from ui.report.texts.forms import PictureForm, small_picture
from ui.report.texts.pictures import PICTURES, read_picture
from ui.widgets import Form, Label, column, push, row

PAPERS = (("A4", "A4"), ("Letter", N_("Letter (United States)")))
LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0")
REFUSED = {"AccentTooPale": "accent", "AccentUnreadable": "accent", "TongueUnknown": "language"}


class Swatch(QWidget):
    """A piece of the colour that is chosen; its contrast is told in words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = QColor()
        self.setFixedSize(theme.grown(theme.VAST), theme.grown(theme.TARGET) + theme.TIGHT)

    def show_colour(self, colour: QColor) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.ink("edge"))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()


class SetupForm(Form):
    """Paper, large print, colour and logo, language, licence, and where readers may write to."""

    def __init__(self, page: Page, setup: Setup) -> None:
        super().__init__(
            _("Set up the report"),
            verb=_("Keep"),
            cancel=_("Cancel"),
            lead=_("It holds for the PDF and the web page, for drafts and for what is published."),
            parent=page,
        )
        self._page, self._has_logo = page, setup.logo is not None
        self._paper = self.field(_("Paper"), _choice(PAPERS, setup.paper))
        self._large = QCheckBox(_("Large print: 14 points and more"))
        self._large.setChecked(setup.large)
        self.add(self._large)
        self._accent = self.field(_("Colour"), QLineEdit(setup.accent, placeholderText=INK["teal"]))
        self._told = Label("", "caption")
        self._swatch = Swatch()
        self._take = push(_("Take the nearest that can be read"), self._take_nearest)
        tools = row(self._swatch, push(_("Choose…"), self._pick), self._take, None)
        self.add(column(tools, self._told, gap=theme.HAIR))
        self._accent.editor.textChanged.connect(self._look)
        self._logo_row(setup)
        self._language = self.field(
            _("Language of headings"), _choice(_languages(), setup.language), hint=_("Texts stay as written.")
        )
        self._licence = self.field(
            _("Licence"), _editable(LICENCES, setup.licence), hint=_("How the report may be used by others.")
        )
        self._address = self.field(
            _("Whom readers write to"),
            QLineEdit(setup.address),
            hint=_("An address for those who cannot read a part of it; it stands in the report."),
        )
        self._gaps = QCheckBox(_("Say quietly what a recommendation does not state"))
        self._gaps.setChecked(setup.gaps)
        self.add(self._gaps)
        self.submitted.connect(self._keep)
        self._look()

    # colour ------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Show the colour, how well it can be read, and the nearest that can."""
        self._accent.clear()
        typed = self._accent.editor.text().strip()
        wanted = typed or INK["teal"]
        is_colour = QColor.isValidColorName(wanted) and len(wanted) == 7
        self._take.setVisible(False)
        if not is_colour:
            self._told.setText(_("Write # and six digits, as #0B5563; nothing for the usual colour."))
            return
        self._swatch.show_colour(QColor(wanted))
        found = accent_contrast(wanted)
        self._told.setText(
            _("Contrast {found} to 1 on white and on the tint of cards; {least} are needed.").format(
                found=f"{found:.1f}", least=READABLE
            )
        )
        if found < READABLE:
            self._take.setText(_("Take {nearest}, which can be read").format(nearest=nearest_accent(wanted)))
            self._take.setVisible(True)

    def _take_nearest(self) -> None:
        self._accent.editor.setText(nearest_accent(self._accent.editor.text().strip()))
        self._accent.editor.setFocus()

    def _pick(self) -> None:
        dialog = QColorDialog(QColor(self._accent.editor.text() or INK["teal"]), self)
        dialog.colorSelected.connect(lambda colour: self._accent.editor.setText(colour.name().upper()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # logo --------------------------------------------------------------------------------------------------

    def _logo_row(self, setup: Setup) -> None:
        self._logo = QLabel()
        self._logo_words = Label("", "caption")
        self._away = push(_("Take it out"), self._remove_logo)
        tools = row(self._logo, push(_("Choose a picture…"), self._pick_logo), self._away, None)
        self.add(column(Label(_("Logo"), "fieldname"), tools, self._logo_words, gap=theme.HAIR))
        if setup.logo is not None:
            self._show_logo(setup.logo.data, setup.logo.alt)
        else:
            self._show_logo(b"", "")

    def _show_logo(self, data: bytes, alt: str) -> None:
        self._logo.setVisible(bool(data))
        self._away.setVisible(bool(data))
        self._logo_words.setText(alt or _("None; it would stand on the cover."))
        if data:
            self._logo.setPixmap(small_picture(data, theme.row_height() * 2))

    def _pick_logo(self) -> None:
        self._page.pick_file(_("Choose a picture"), _(PICTURES), self._read_logo)

    def _read_logo(self, path: Path) -> None:
        self._page.work(_("Reading the picture"), read_picture, self._describe_logo, self._refused, path=path)

    def _describe_logo(self, kept: Any) -> None:
        form = PictureForm(kept.data, verb=_("Take as logo"), parent=self)
        id = clock.new_id()

        def add() -> None:
            given = form.given()

            def done(outcome: Any) -> None:
                form.accept()
                self._show_logo(kept.data, given["alt"])
                self._page.toast(_("Logo kept"), outcome)

            self._page.act(
                actions.add_picture, done, form.refused, picture_id=id, place=LOGO, data=kept.data,
                at=clock.now(), **given,
            )  # fmt: skip

        form.submitted.connect(add)
        form.open()

    def _remove_logo(self) -> None:
        self._page.act(
            _remove_logo, self._page.said(_("Logo taken out"), lambda _o: self._show_logo(b"", ""))
        )

    # keeping -----------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        self._page.act(
            actions.set_up_report,
            self._page.said(_("Report set up"), lambda _outcome: self.accept()),
            self._refused,
            accent=self._accent.editor.text(),
            paper=self._paper.editor.currentData(),
            large=self._large.isChecked(),
            licence=self._licence.editor.currentText(),
            language=self._language.editor.currentData(),
            address=self._address.editor.text(),
            gaps=self._gaps.isChecked(),
        )

    def _refused(self, error: CouncilError) -> None:
        field = {"accent": self._accent, "language": self._language}.get(REFUSED.get(error.code, ""))
        self.refuse(say(error), field)


def _choice(of: Any, chosen: str) -> QComboBox:
    made = QComboBox()
    for id, words in of:
        made.addItem(_(words), id)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def _editable(of: tuple[str, ...], words: str) -> QComboBox:
    made = QComboBox(editable=True)
    made.addItems(["", *of])
    made.setCurrentText(words)
    return made


def _languages() -> tuple[tuple[str, str], ...]:
    """The languages there are headings in: English and every catalogue of words."""
    there = sorted(each.name for each in resource("locale").glob("*") if each.is_dir())
    codes = dict.fromkeys(("en", *there))
    return (("", N_("As the council")), *((code, code) for code in codes))


def _remove_logo(db: Any) -> None:
    from council.report.queries import logo_of

    logo = logo_of(db)
    if logo is not None:
        actions.remove_picture(db, picture_id=logo.id)
