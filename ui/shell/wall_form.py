"""The room the projector stands in: how far the last row sits, how high the picture is; type follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QWidget

from council.words import _
from ui.preferences import DISTANCE, PICTURE, STARK, Preferences
from ui.widgets import Form, Label
from ui.widgets.lettering import CAPITALS, type_share
from ui.widgets.wall import LEADING, MARGIN

WIDTH = 0.5  # of the type size: a letter in running text
SHAPE = 16 / 9


class WallForm(Form):
    """Distance, picture height, and whether black on white is wanted; says what fits then."""

    def __init__(self, preferences: Preferences, done: Callable[[], object], parent: QWidget) -> None:
        super().__init__(
            _("Projector and room"),
            verb=_("Keep"),
            cancel=_("Cancel"),
            lead=_("Type is as large as the last row needs it; what does not fit is paged, never shrunk."),
            parent=parent,
        )
        self._preferences, self._done = preferences, done
        self.distance = self._metres(1.0, 60.0, preferences.get(DISTANCE))
        self.height_ = self._metres(0.3, 8.0, preferences.get(PICTURE))
        self.field(_("Metres from the picture to the last row"), self.distance)
        self.field(_("Height of the projected picture in metres"), self.height_)
        self.stark = QCheckBox(_("Black on white, for a bright room or a weak lamp"))
        self.stark.setChecked(preferences.get(STARK))
        self.body.addWidget(self.stark)
        self.says = Label("", "quiet")
        self.body.addWidget(self.says)
        for editor in (self.distance, self.height_):
            editor.valueChanged.connect(self._say)
        self._say()
        self.submitted.connect(self._keep)

    def _metres(self, least: float, most: float, value: float) -> QDoubleSpinBox:
        made = QDoubleSpinBox(minimum=least, maximum=most, decimals=1, singleStep=0.1)
        made.setSuffix(_(" m"))
        made.setValue(value)
        return made

    def _say(self) -> None:
        self.says.setText(fits_words(self.distance.value(), self.height_.value()))

    def _keep(self) -> None:
        for preference, value in (
            (DISTANCE, self.distance.value()),
            (PICTURE, self.height_.value()),
            (STARK, self.stark.isChecked()),
        ):
            self._preferences.set(preference, value)
        self._done()
        self.accept()


def fits_words(distance: float, height: float) -> str:
    """How large type is at this distance, and about how many lines of how many letters fit on a picture."""
    share = type_share(distance=distance, height=height)
    lines = max(int((1 - 2 * MARGIN) / (share * LEADING)), 1)
    letters = max(int((SHAPE - 2 * MARGIN) / (share * WIDTH)), 1)
    words = _("Capitals are {capitals} mm high; about {lines} lines of {letters} letters fit on a picture.")
    capitals = round(share * CAPITALS * height * 1000)
    return words.format(capitals=capitals, lines=lines, letters=letters)
