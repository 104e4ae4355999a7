"""How a round begins: on which proposal or for which role, who the circle is, what was agreed before."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from council.decisions.consent.circle import Member
from council.decisions.consent.refusals import SettingOutOfRange
from council.decisions.consent.state import Settings
from council.decisions.consent.views import CircleChoices
from council.words import N_, _, ngettext, say
from ui import theme
from ui.decisions.consent.circles import circle_of, found_here, starts_with
from ui.decisions.numbers import beside
from ui.widgets import Field, Form, Label

ID = Qt.ItemDataRole.UserRole


class Ticks(QListWidget):
    """Those who can be in the circle, with a box each; Space ticks."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.line_height() * 7)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.wide(12), theme.line_height() * 4)

    def offer(self, members: tuple[tuple[Member, str], ...], ticked: frozenset[str]) -> None:
        """Offer members with their words."""
        self.clear()
        for member, words in members:
            item = QListWidgetItem(words, self)
            item.setData(ID, member.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if member.id in ticked else Qt.CheckState.Unchecked)
        if members:
            self.setCurrentRow(0)

    def ticked(self) -> frozenset[str]:
        """The ids ticked."""
        items = (self.item(at) for at in range(self.count()))
        return frozenset(one.data(ID) for one in items if one.checkState() == Qt.CheckState.Checked)


class StartForm(Form):
    """The circle is who was noted as present, one table, the tables as a whole, or who is ticked by hand."""

    TITLE: ClassVar[str] = N_("Start consent round")
    LEAD: ClassVar[str] = N_("The circle decides when nobody in it has an objection that stands its test.")

    def __init__(self, choices: CircleChoices, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _(self.TITLE), verb=_("Start round"), cancel=_("Cancel"), lead=_(self.LEAD), parent=parent
        )
        self._add_about(choices)
        self._add_circle(choices)
        self._add_settings()

    def _add_about(self, choices: CircleChoices) -> None:
        self.proposal = self.field(_("Proposal"), QComboBox())
        for id, number, title in choices.proposals:
            self.proposal.editor.addItem(f"{number}  {title}", id)
        self.need = self.field(
            _("Why something is needed"),
            QLineEdit(),
            hint=_("One sentence. Left empty, what the proposal says about it."),
        )

    def _add_circle(self, choices: CircleChoices) -> None:
        self._choices = choices
        self.who = self.field(_("Who is the circle"), QComboBox())
        for id, words in starts_with(choices):
            self.who.editor.addItem(words, id)
        self.members = self.field(_("In the circle"), Ticks(), hint=_("Space takes somebody in or out."))
        self._many = Label("", "quiet")
        self.add(self._many)
        self.who.editor.currentIndexChanged.connect(self._on_who)
        self.members.editor.itemChanged.connect(self._on_ticked)
        self._on_who()

    def _add_settings(self) -> None:
        usual = Settings()
        self.disagree = self.field(
            _("An objection falls when this share sees it otherwise"),
            QLineEdit(str(usual.disagree)),
            hint=_("Of those present, each with a reason; never a single voice."),
        )
        self.passes = self.field(
            _("Ask whether to put it off when more than this share passes"), QLineEdit(str(usual.passes))
        )
        self.on_wall = QCheckBox(_("The circle agreed that the projector may say who objects"))
        self.add(self.on_wall)
        told = _("In the circle everybody knows who objects. Texts printed later follow the level of each.")
        self.add(Label(told, "caption"))

    def choose(self, proposal_id: str) -> None:
        """Begin from a proposal."""
        self.proposal.editor.setCurrentIndex(max(self.proposal.editor.findData(proposal_id), 0))

    def circle(self) -> tuple[Member, ...]:
        """Those ticked, in the order of their numbers."""
        ticked = self.members.editor.ticked()
        return tuple(
            member
            for member, _words in circle_of(self._choices, self.who.editor.currentData())
            if member.id in ticked
        )

    def given(self) -> dict[str, object] | None:
        """What was filled in, as the verb takes it; None and a refusal at its field when a share is none."""
        shares = {name: _share(getattr(self, name)) for name in ("disagree", "passes")}
        if any(share is None for share in shares.values()):
            return None
        settings = Settings(
            disagree=shares["disagree"], passes=shares["passes"], on_wall=self.on_wall.isChecked()
        )
        return {"circle": self.circle(), "settings": settings, "need": self.need.editor.text()}

    def _on_who(self, *_ignored: object) -> None:
        chosen = self.who.editor.currentData()
        self.members.editor.offer(circle_of(self._choices, chosen), found_here(self._choices, chosen))
        self._on_ticked()

    def _on_ticked(self, *_ignored: object) -> None:
        people = sum(member.people for member in self.circle())
        words = ngettext("{n} person decides", "{n} people decide", people).format(n=people)
        if people > 20 and not any(member.kind == "table" for member in self.circle()):
            words += " · " + _("above about 20, let the tables show hands and count")
        self._many.setText(words)


class ElectionForm(StartForm):
    """The same circle elects somebody to a role."""

    TITLE = N_("Start election to a role")
    LEAD = N_("Nominations come with reasons; the reasons decide, not the number of nominations.")

    def _add_about(self, choices: CircleChoices) -> None:
        self.role = self.field(_("Role"), QLineEdit(), hint=_("Such as: speaker of the drafting group."))
        self.qualities = self.field(_("What it takes"), QLineEdit())
        self.term_from = self.field(_("From"), QLineEdit(placeholderText="2027-01-01"))
        self.term_until = self.field(_("Until"), QLineEdit(placeholderText="2027-12-31"))
        beside(self, self.term_from, self.term_until)
        self.need = self.field(_("Why the role is needed"), QLineEdit())

    def given(self) -> dict[str, object] | None:
        made = super().given()
        if made is None:
            return None
        about = ("role", "qualities", "term_from", "term_until")
        return made | {name: getattr(self, name).editor.text() for name in about}


def _share(field: Field) -> Fraction | None:
    """The fraction in a field, above 0 and up to 1; None and a refusal at the field when there is none."""
    typed = field.editor.text().strip()
    try:
        share = Fraction(typed)
    except (ValueError, ZeroDivisionError):
        share = Fraction(0)
    if 0 < share <= 1:
        return share
    field.refuse(say(SettingOutOfRange(given=typed)))
    field.editor.setFocus()
    return None
