"""The forms of the day: why it goes without something, where an item goes on, what becomes of the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from council.sessions import refusals
from council.sessions.queries import ItemView, SessionView
from council.words import _, ngettext
from ui.sessions.room_form import RoomForm
from ui.widgets import Label


class ReasonForm(RoomForm):
    """Why something is gone without; the reason stays in the record."""

    def __init__(self, title: str, *, verb: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(title, verb=verb, lead=lead, parent=parent)
        hint = _("Stays in the record of the session.")
        self._reason = self.field(_("Why"), QLineEdit(), hint=hint)

    @property
    def reason(self) -> str:
        """What was typed, without blanks around it."""
        return self._reason.editor.text().strip()

    def refuse_reason(self) -> None:
        """Say that a reason is needed."""
        self.refuse(_("Say why, in a word or two."), self._reason)


class CarryForm(RoomForm):
    """In which later session an item, or the rest of one, goes on."""

    def __init__(
        self, item: ItemView, later: Sequence[SessionView], *, parent: QWidget | None = None
    ) -> None:
        runs = item.state == "running"
        lead = (
            _("What it took stays in the record; the rest goes on in a later session.")
            if runs
            else _("It stays in the record of this session and goes on in a later one.")
        )
        title = _("Carry over {title}").format(title=item.title)
        super().__init__(title, verb=_("Carry over"), lead=lead, parent=parent)
        combo = QComboBox()
        for session in later:
            words = _("{number}. {title}").format(number=session.number, title=session.title)
            combo.addItem(words, session.id)
        self._session = self.field(_("Goes on in"), combo)
        self.about(self._session, refusals.NoLaterSession)

    @property
    def session_id(self) -> str:
        """The session chosen; "" when there is none to choose."""
        return self._session.editor.currentData() or ""


class EndForm(RoomForm):
    """What becomes of items that were not reached; what is not carried over is given up.

    `parked` names the parked lines that are still open, "" for none.
    """

    def __init__(
        self,
        left: Sequence[ItemView],
        later: SessionView | None,
        *,
        parked: str = "",
        parent: QWidget | None = None,
    ) -> None:
        count = len(left)
        lead = ngettext(
            "{count} item was not reached. It stays in the record as given up, unless it is carried over.",
            "{count} items were not reached. They stay in the record as given up, unless carried over.",
            count,
        ).format(count=count)
        super().__init__(
            _("End the session"), verb=_("End session"), lead=lead if left else parked, parent=parent
        )
        self._boxes: list[tuple[QCheckBox, str]] = []
        if not left:
            return
        if parked:
            self.add(Label(parked, "warn"))
        if later is None:
            self.add(Label(_("There is no later session to carry anything over to."), "quiet"))
            return
        words = _("Carried over to session {number}, {title}")
        self.add(Label(words.format(number=later.number, title=later.title), "strong"))
        for item in left:
            box = QCheckBox(item.title.replace("&", "&&"))
            box.setChecked(item.may_carry)
            self._boxes.append((box, item.id))
            self.add(box)

    @property
    def carried(self) -> tuple[str, ...]:
        """Ids of the items to be carried over."""
        return tuple(item_id for box, item_id in self._boxes if box.isChecked())
