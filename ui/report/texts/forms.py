"""The small forms of the writing desk: a link, a language, the words of a picture."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from council.errors import CouncilError
from council.report.writing.checking import is_address
from council.words import _, say
from ui import theme
from ui.widgets import Field, Form

TALL = 9  # lines a picture is high in its form


class LinkForm(Form):
    """Words and the address they lead to."""

    def __init__(self, words: str, url: str, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Link"),
            verb=_("Set link"),
            cancel=_("Cancel"),
            lead=_("Printed readers see the words only; in the file they can be followed."),
            parent=parent,
        )
        self._words = self.field(_("Words"), QLineEdit(words))
        self._url = self.field(
            _("Address"), QLineEdit(url), hint=_("As https://… or mailto:…; no address takes the link off.")
        )

    @property
    def given(self) -> tuple[str, str]:
        """Words and address; without words of its own the address is what is read."""
        url = self._url.editor.text().strip()
        if url.lower().startswith("www."):
            url = f"https://{url}"
        return self._words.editor.text().strip() or url, url

    def is_sound(self) -> bool:
        """Whether it can be set; what cannot is said at its field."""
        words, url = self.given
        if url and not is_address(url):
            told = _("A link leads to the web or to a mailbox: begin with https:// or mailto:.")
            self.refuse(told, self._url)
            return False
        if not words:
            self.refuse(_("There are no words to read: write some, or an address."), self._words)
            return False
        return True


class TongueForm(Form):
    """In which language the marked words are, so that they are read aloud and hyphenated as such."""

    def __init__(self, language: str, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Language of the marked words"),
            verb=_("Mark words"),
            cancel=_("Cancel"),
            lead=_("A screen reader then speaks them in that language."),
            parent=parent,
        )
        self._code = self.field(
            _("Language code"),
            QLineEdit(language),
            hint=_("As mi, de or zh-Hans; none for that of the report."),
        )

    @property
    def code(self) -> str:
        """What was given."""
        return self._code.editor.text().strip()

    def refused(self, error: CouncilError) -> None:
        """Say at the field why it cannot be."""
        self.refuse(say(error), self._code)


class PictureForm(Form):
    """A picture with its words: what it shows, what stands below it, who made it."""

    def __init__(
        self,
        data: bytes,
        *,
        verb: str,
        alt: str = "",
        caption: str = "",
        credit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Picture"), verb=verb, cancel=_("Cancel"), parent=parent)
        shown = QLabel(alignment=Qt.AlignmentFlag.AlignLeft)
        shown.setPixmap(small_picture(data, theme.line_height() * TALL))
        self.add(shown)
        self._alt = self.field(
            _("What it shows"),
            _passage(alt),
            hint=_("For those who do not see it: one or two sentences, as told over the telephone."),
        )
        self._caption = self.field(_("Words below it"), QLineEdit(caption))
        self._credit = self.field(
            _("Made by"), QLineEdit(credit), hint=_("Name and licence, as: Photo A. Silva, CC BY 4.0.")
        )

    def given(self) -> dict[str, str]:
        """What was filled in, as the verbs of pictures take it."""
        return {
            "alt": self._alt.editor.toPlainText(),
            "caption": self._caption.editor.text(),
            "credit": self._credit.editor.text(),
        }

    def refused(self, error: CouncilError) -> None:
        """Say why it was not kept: at the words, which are all that can be wrong here."""
        self.refuse(say(error), self._field_of(error))

    def _field_of(self, error: CouncilError) -> Field | None:
        return self._alt if error.code == "PictureWordless" else None


def _passage(words: str) -> QPlainTextEdit:
    made = QPlainTextEdit(words, tabChangesFocus=True)
    made.setFixedHeight(theme.line_height() * 3 + theme.ROOMY)
    return made


def small_picture(data: bytes, tall: int) -> QPixmap:
    """The picture, so many pixels high; read at that size, not larger."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(QSize(3 * tall, tall), Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
