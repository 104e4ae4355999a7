"""The forms of the outcome: the fields of a recommendation, and a minority view with its backing."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from council.decisions.outcome import minority
from council.decisions.outcome.views import RecommendationView
from council.words import _, ngettext
from ui.decisions.ballots.forms import numbers
from ui.decisions.numbers import beside, counted
from ui.decisions.proposals.forms import Passage
from ui.widgets import Form


class FieldsForm(Form):
    """What an authority needs to act on a recommendation."""

    def __init__(self, one: RecommendationView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Recommendation {n}").format(n=one.number), verb=_("Keep fields"), cancel=_("Cancel"),
            lead=_("The wording stays as it was adopted. Empty fields print as “not stated”."), parent=parent,
        )  # fmt: skip
        self.own = {
            "title": self.field(_("Short title"), QLineEdit(one.title)),
            "addressee": self.field(_("Addressed to"), QLineEdit(one.addressee)),
            "by_when": self.field(_("By when"), QLineEdit(one.by_when)),
            "who": self.field(_("Who acts"), QLineEdit(one.who)),
        }
        beside(self, self.own["addressee"], self.own["who"])
        self.rationale = self.field(_("Why, in members' words"), Passage(one.rationale, lines=2))
        self.trade_offs = self.field(_("Trade-offs, and who bears them"), Passage(one.trade_offs, lines=2))
        self.waived = self.field(
            _("Waived by"), QLineEdit(one.waived_by), hint=_("A role, where the two are left out.")
        )

    def given(self) -> dict[str, str]:
        """What was filled in, as `describe_recommendation` takes it."""
        return {name: field.editor.text() for name, field in self.own.items()} | {
            "rationale": self.rationale.editor.toPlainText(),
            "trade_offs": self.trade_offs.editor.toPlainText(),
            "waived_by": self.waived.editor.text(),
        }


class MinorityForm(Form):
    """A text of those who lost, and how many stand behind it."""

    def __init__(self, decisions: tuple[tuple[str, str], ...], *, parent: QWidget | None = None) -> None:
        lead = _("Backers are counted on paper or by hands; only their number is kept.")
        super().__init__(
            _("Minority view"), verb=_("Keep view"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.answers = self.field(_("It answers"), QComboBox())
        for id, words in decisions:
            self.answers.editor.addItem(words, id)
        self.answers.editor.addItem(_("The whole"), "")
        self.text = self.field(_("Text"), Passage(lines=5))
        self.backers = counted(self, _("Backers"))
        self.base = counted(self, _("Members asked"))
        beside(self, self.base, self.backers)
        self.base.editor.textChanged.connect(self._on_base)
        self._on_base("")

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `keep_minority_view` takes it."""
        found = numbers(backers=(self.backers, None), base=(self.base, None))
        if found is None:
            return None
        answers = self.answers.editor.currentData() or None
        return {"text": self.text.editor.toPlainText(), "proposal_id": answers, **found}

    def _on_base(self, text: str) -> None:
        if not text.isdecimal():
            self.backers.hint(_("A tenth of those asked, and at least three, are needed to print it."))
            return
        needed = minority.backers_needed(int(text))
        words = ngettext("{n} backer is needed to print it.", "{n} backers are needed to print it.", needed)
        self.backers.hint(words.format(n=needed))
