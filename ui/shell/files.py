"""Opening, making and closing a council file: the forms, the passphrase, the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QLineEdit, QWidget

from council import clock
from council.errors import CouncilError
from council.words import _, say
from ui.page import Desk
from ui.widgets import Form, push, row

FILTER = "*.council"


class NewCouncil(Form):
    """Name, place, file and, if wanted, a passphrase: what a council file begins with."""

    def __init__(self, desk: Desk, folder: Path, opened: Callable[[Path], object], parent: QWidget) -> None:
        lead = _("One council is one file. Everything you do is saved in it at once.")
        super().__init__(
            _("New council"), verb=_("Create council"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self._desk, self._folder, self._opened = desk, folder, opened
        self._chosen: Path | None = None
        self.name = self.field(
            _("Name of the council"), QLineEdit(placeholderText=_("Citizens' council on housing"))
        )
        self.place = self.field(_("Place"), QLineEdit(placeholderText=_("Optional")))
        self.file = self.field(
            _("File"),
            QLineEdit(readOnly=True),
            hint=_("The name follows the council's name until you choose."),
        )
        self.add(row(push(_("Choose file…"), self._choose), None))
        passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        hint = _(
            "Optional. It encrypts the file. Nobody can open the file without it, and it cannot be recovered."
        )
        self.passphrase = self.field(_("Passphrase"), passphrase, hint=hint)
        self.again = self.field(_("Passphrase again"), again)
        self.again.hide()
        self.body.addStretch()
        passphrase.textChanged.connect(lambda text: self.again.setVisible(bool(text)))
        self.name.editor.textChanged.connect(self._on_name)
        self.submitted.connect(self._create)
        self._on_name("")

    @property
    def path(self) -> Path:
        """Where the file will be."""
        return self._chosen or free_name(self._folder, self.name.editor.text())

    def _on_name(self, text: str) -> None:
        self.file.editor.setText(str(self.path))

    def _choose(self) -> None:
        self._desk.feedback.save_file(
            self,
            _("Where shall the council file be?"),
            self.path.name,
            _("Council files") + f" ({FILTER})",
            self._take,
        )

    def _take(self, path: Path) -> None:
        self._chosen = path if path.suffix == ".council" else path.with_name(f"{path.name}.council")
        self._on_name("")

    def _create(self) -> None:
        passphrase = self.passphrase.editor.text()
        if not self.name.editor.text().strip():
            self.refuse(_("The council needs a name; it stands on every page of the report."), self.name)
        elif passphrase != self.again.editor.text():
            self.again.show()
            self.refuse(_("The two passphrases differ. Type the same one twice."), self.again)
        else:
            self._desk.runner.open(
                self, self.path, self._on_open, self._on_refused, passphrase=passphrase or None, create=True
            )

    def _on_open(self, path: Path) -> None:
        from council.people.actions import name_council  # slow to load, and not needed before a file is open

        given = {"name": self.name.editor.text().strip(), "place": self.place.editor.text().strip()}
        self._desk.runner.act(
            self,
            name_council,
            lambda _outcome: self._done(path),
            self._on_refused,
            started=clock.now(),
            **given,
        )

    def _done(self, path: Path) -> None:
        self._opened(path)
        self.accept()

    def _on_refused(self, error: CouncilError) -> None:
        self.refuse(say(error), self.file if error.code.startswith("File") else None)


class Passphrase(Form):
    """Asks for the passphrase of a file, again and again until it fits or the person leaves."""

    def __init__(self, path: Path, tried: Callable[[str], object], parent: QWidget) -> None:
        lead = _("{name} is encrypted.").format(name=path.name)
        super().__init__(
            _("Passphrase"), verb=_("Open council"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.line = self.field(_("Passphrase of the file"), QLineEdit(echoMode=QLineEdit.EchoMode.Password))
        self.submitted.connect(lambda: tried(self.line.editor.text()))


class Opener:
    """Opens a file, asks for its passphrase where needed, and says what went wrong."""

    def __init__(
        self, desk: Desk, window: QWidget, opened: Callable[[Path], object], refused: Callable[[str], object]
    ) -> None:
        self._desk, self._window = desk, window
        self._opened, self._refused = opened, refused
        self._form: Passphrase | None = None

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open a council file; the one open now is closed only when this one is open."""
        self._desk.runner.open(
            self._window,
            path,
            self._on_open,
            lambda error: self._on_refused(path, error),
            passphrase=passphrase,
            backups=backups(),
        )

    def _on_open(self, path: Path) -> None:
        if self._form is not None:
            self._form.accept()
            self._form = None
        self._opened(path)

    def _on_refused(self, path: Path, error: CouncilError) -> None:
        if error.code == "PassphraseNeeded" or (error.code == "PassphraseWrong" and self._form is None):
            self._form = Passphrase(path, lambda words: self.open(path, words), self._window)
            self._form.rejected.connect(self._forget)
            self._form.open()
        elif self._form is not None:
            self._form.refuse(say(error), self._form.line)
        else:
            self._refused(say(error))

    def _forget(self) -> None:
        self._form = None


def backups() -> Path:
    """Where copies made on opening lie."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "backups"


def documents() -> Path:
    """The person's folder for documents; their home where there is none."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def free_name(folder: Path, name: str) -> Path:
    """A file of that name in the folder that is not there yet."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in name)
    stem = " ".join(kept.split())[:60] or _("New council")
    numbers = (f" {n}" if n > 1 else "" for n in range(1, 1000))
    return next(path for n in numbers if not (path := folder / f"{stem}{n}.council").exists())


def dropped(mime: Any) -> Path | None:
    """The council file in what is dragged, or None."""
    paths = [Path(url.toLocalFile()) for url in mime.urls()] if mime.hasUrls() else []
    return next((path for path in paths if path.suffix == ".council"), None)
