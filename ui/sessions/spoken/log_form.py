"""The council's switch for the turn log, and what a turn is given."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from council.words import _
from ui.sessions.room_form import RoomForm

_LONGEST, _STEP = 3600, 15  # seconds


class LogForm(RoomForm):
    """Whether turns are noted at all, and after how many seconds a turn is over."""

    def __init__(self, *, is_on: bool, turn_seconds: int, parent: QWidget) -> None:
        super().__init__(
            _("Turn log"),
            verb=_("Keep"),
            lead=_("What people say is never part of it: only which seat spoke, when and how long. Switched "
                   "off, nothing is noted and every figure reads “not measured”."),
            parent=parent,
        )  # fmt: skip
        self._is_on = QCheckBox(_("Note who speaks and for how long"), checked=is_on)
        self._is_on.setAccessibleName(self._is_on.text())
        self.add(self._is_on)
        self._seconds = QSpinBox(
            minimum=0,
            maximum=_LONGEST,
            singleStep=_STEP,
            value=turn_seconds,
            suffix=_(" s"),
            specialValueText=_("no end"),
        )
        self.field(
            _("A turn is given"), self._seconds, hint=_("A method that names seconds a person goes first.")
        )

    @property
    def given(self) -> dict[str, object]:
        """What set_turn_log takes."""
        return {"is_on": self._is_on.isChecked(), "turn_seconds": self._seconds.value()}
