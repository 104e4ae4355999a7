"""The pictures that stand after a text: brought, described, moved, taken out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council import clock
from council.report.writing import actions
from council.report.writing.images import Kept, rewritten
from council.report.writing.queries import PictureView
from council.report.writing.refusals import PictureUnreadable
from council.words import N_, _
from ui import theme
from ui.page import Page
from ui.report.texts.forms import PictureForm
from ui.report.texts.state import TextRow
from ui.widgets import Row, Rows, Table, label

PICTURES = N_("Pictures (*.png *.jpg *.jpeg *.webp)")
LINES = 2  # rows of the list at most; then it scrolls


class Pictures(QWidget):
    """Lists the pictures of the open text; there is no list without any."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._row: TextRow | None = None
        self.list = Rows(Table(), _picture_row, name=_("Pictures after the text"))
        self.list.opened.connect(lambda _picture: self._describe())
        self.list.chosen.connect(lambda _picture: page.look())
        lay = QVBoxLayout(self, spacing=theme.HAIR)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(label(_("Pictures after the text"), "caption"))
        lay.addWidget(self.list)
        page.bind("report.picture", self._pick, lambda: self._row is not None)
        page.bind("report.picture_words", self._describe, self._has_one)
        page.bind("report.picture_away", self._remove, self._has_one, on=self.list)
        page.take_files(self.bring)

    def show_row(self, row: TextRow | None) -> None:
        """Stand for the pictures of a text."""
        self._row = row
        pictures = row.pictures if row else ()
        self.list.table.show(pictures)
        self.setVisible(bool(pictures))
        if pictures:
            rows = min(len(pictures), LINES)
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * rows + theme.TIGHT)

    def bring(self, path: Path) -> None:
        """Read a picture and ask for its words."""
        if self._row is not None:
            then = partial(self._on_read, self._row)
            self._page.work(_("Reading the picture"), read_picture, then, path=path)

    def move(self, by: int) -> None:
        """Let the chosen picture stand earlier or later among those of its text."""
        shown, chosen = list(self.list.table.values()), self.list.current()
        at = shown.index(chosen)
        if 0 <= at + by < len(shown):
            shown.insert(at + by, shown.pop(at))
            ids = tuple(one.id for one in shown)
            self._page.act(actions.order_pictures, picture_ids=ids)

    def _has_one(self) -> bool | str:
        return self.list.current() is not None or _("Choose a picture first.")

    def _pick(self) -> None:
        self._page.pick_file(_("Choose a picture"), _(PICTURES), self.bring)

    def _on_read(self, row: TextRow, kept: Kept) -> None:
        form = PictureForm(kept.data, verb=_("Add picture"), parent=self._page)
        id = clock.new_id()

        def add() -> None:
            done = self._page.said(_("Picture added"), lambda _outcome: form.accept())
            self._page.act(
                actions.add_picture, done, form.refused, picture_id=id, place=row.place, number=row.number,
                data=kept.data, at=clock.now(), **form.given(),
            )  # fmt: skip

        form.submitted.connect(add)
        form.open()

    def _describe(self) -> None:
        picture: PictureView | None = self.list.current()
        if picture is None:
            return
        image = picture.image
        form = PictureForm(
            image.data,
            verb=_("Keep words"),
            alt=image.alt,
            caption=_plain(image.caption),
            credit=image.credit,
            parent=self._page,
        )

        def keep() -> None:
            done = self._page.said(_("Words of the picture kept"), lambda _outcome: form.accept())
            given: dict[str, Any] = form.given()
            self._page.act(actions.describe_picture, done, form.refused, picture_id=picture.id, **given)

        form.submitted.connect(keep)
        form.open()

    def _remove(self) -> None:
        done = self._page.said(_("Picture taken out"))
        self._page.act(actions.remove_picture, done, picture_id=self.list.current().id)


def read_picture(*, path: Path) -> Kept:
    """The picture of a file, without metadata. Raises: PictureUnreadable; PictureTooLarge."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureUnreadable() from error
    return rewritten(data)


def _plain(words: Any) -> str:
    return words if isinstance(words, str) else "".join(span.words for span in words)


def _picture_row(one: PictureView) -> Row:
    size = _("{width} × {height} pixels").format(width=one.image.width, height=one.image.height)
    quiet = " · ".join(part for part in (_plain(one.image.caption), one.image.credit, size) if part)
    return Row(one.image.alt, quiet=quiet, icon="picture")
