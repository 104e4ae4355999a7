"""The forms of the outcome: fields, evidence, ties, misprints, reasons, alternatives."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from council.decisions.outcome.considered.views import Considered, Reason
from council.decisions.outcome.recommended.fields import CONFIDENCE, FIELDS, KINDS, TIES
from council.decisions.outcome.recommended.fields import Field as Stated
from council.decisions.outcome.recommended.saying import tie_words
from council.decisions.outcome.recommended.views import RecommendationView
from council.decisions.proposals.views import ProposalView
from council.sessions.queries import EvidenceView
from council.words import _
from ui.decisions.numbers import beside
from ui.decisions.outcome.ticks import Ticks
from ui.decisions.proposals.forms import Passage
from ui.widgets import Form

CHOICES = {"kind": KINDS, "confidence": CONFIDENCE}


class FieldsForm(Form):
    """What an authority needs to act on a recommendation."""

    def __init__(self, one: RecommendationView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Recommendation {n}").format(n=one.number), verb=_("Keep fields"), cancel=_("Cancel"),
            lead=_("The wording stays as it was adopted. Empty fields print as “not stated”."), parent=parent,
        )  # fmt: skip
        self.own = {
            field.name: self.field(_(field.words), _editor(field, one.values[field.name]), hint=_(field.hint))
            for field in FIELDS
        }
        for left, right in (("addressee", "kind"), ("who", "by_when"), ("horizon", "review_on")):
            beside(self, self.own[left], self.own[right])

    def given(self) -> dict[str, str]:
        """What was filled in, as `describe_recommendation` takes it."""
        return {name: _text(field.editor) for name, field in self.own.items()}


def _editor(field: Stated, text: str) -> QWidget:
    if field.form == "passage":
        return Passage(text, lines=2)
    if field.form != "choice":
        return QLineEdit(text, placeholderText=_("YYYY-MM-DD") if field.form == "day" else "")
    made = QComboBox()
    for id, words in CHOICES[field.name].items():
        made.addItem(_(words), id)
    made.setCurrentIndex(max(made.findData(text), 0))
    return made


def _text(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


class CiteForm(Form):
    """Which of what was heard in the sessions a recommendation cites."""

    def __init__(
        self, one: RecommendationView, heard: Iterable[EvidenceView], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Cite evidence"), verb=_("Keep citations"), cancel=_("Cancel"),
            lead=_("What was heard in the sessions. Space ticks a line."), parent=parent,
        )  # fmt: skip
        self.heard = self.field(_("Evidence"), Ticks(), hint=_("Anything else goes into the field."))
        cited = {each.id for each in one.evidence}
        for each in heard:
            words = f"{each.title}. {each.source}" if each.source else each.title
            self.heard.editor.add(each.id, words, ticked=each.id in cited)


class TieForm(Form):
    """How one recommendation stands to another."""

    def __init__(
        self,
        one: RecommendationView,
        others: Iterable[RecommendationView],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Recommendation {n} and another one").format(n=one.number),
            verb=_("Tie them"), cancel=_("Cancel"),
            lead=_("An authority that takes up one alone should know what it leans on."), parent=parent,
        )  # fmt: skip
        self.how = self.field(_("It"), QComboBox())
        for id, words in TIES.items():
            self.how.editor.addItem(_(words), id)
        self.other = self.field(_("Recommendation"), QComboBox())
        for each in others:
            self.other.editor.addItem(f"{each.number}  {each.title}", each.id)

    def given(self) -> dict[str, str]:
        """What was chosen, as `tie_recommendations` takes it."""
        return {"how": self.how.editor.currentData(), "other_id": self.other.editor.currentData()}


class UntieForm(Form):
    """Which tie goes."""

    def __init__(self, one: RecommendationView, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Take a tie away"), verb=_("Take it away"), cancel=_("Cancel"), parent=parent)
        self.tie = self.field(_("Tie"), QComboBox())
        for each in one.ties:
            if not each.back:
                self.tie.editor.addItem(tie_words(each), each.id)


class MisprintForm(Form):
    """A slip of the pen put right: old and new words, and who approved it."""

    def __init__(self, one: RecommendationView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Put a misprint right"), verb=_("Put it right"), cancel=_("Cancel"),
            lead=_("For a slip of the pen only; a change of meaning needs a new decision. "
                   "Old and new words are printed."), parent=parent,
        )  # fmt: skip
        self.old = self.field(
            _("It reads"), QLineEdit(), hint=_("Words that stand in the text exactly once.")
        )
        self.new = self.field(_("It should read"), QLineEdit())
        self.first = self.field(_("Approved by (role)"), QLineEdit())
        self.second = self.field(_("And by (another role)"), QLineEdit())
        beside(self, self.first, self.second)
        self.recommendation = one

    def given(self) -> dict[str, str]:
        """What was filled in, as `correct_misprint` takes it."""
        return {
            "old": self.old.editor.text(),
            "new": self.new.editor.text(),
            "first_role": self.first.editor.text(),
            "second_role": self.second.editor.text(),
        }


class ReasonForm(Form):
    """A reason for or against what was not adopted."""

    def __init__(self, other: Considered, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("A reason on proposal {n}").format(n=other.number), verb=_("Keep reason"), cancel=_("Cancel"),
            lead=_("As it was said in the room, in a sentence."), parent=parent,
        )  # fmt: skip
        self.side = self.field(_("It speaks"), QComboBox())
        self.side.editor.addItem(_("for it"), "for")
        self.side.editor.addItem(_("against it"), "against")
        self.text = self.field(_("Reason"), Passage(lines=3))

    def given(self) -> dict[str, str]:
        """What was filled in, as `keep_reason` takes it."""
        return {"side": self.side.editor.currentData(), "text": self.text.editor.toPlainText()}


class DropForm(Form):
    """Which kept reason goes; what was said in statements and rounds stays."""

    def __init__(self, reasons: Iterable[Reason], *, parent: QWidget | None = None) -> None:
        super().__init__(_("Take a reason away"), verb=_("Take it away"), cancel=_("Cancel"), parent=parent)
        self.reason = self.field(_("Reason"), QComboBox())
        for one in reasons:
            self.reason.editor.addItem(one.text, one.id)


class BundleForm(Form):
    """Proposals that stand side by side as alternatives."""

    def __init__(self, proposals: Iterable[ProposalView], *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Set alternatives side by side"), verb=_("Set side by side"), cancel=_("Cancel"),
            lead=_("Recommended or still open; nothing is chosen between them."), parent=parent,
        )  # fmt: skip
        self.heading = self.field(_("Title"), QLineEdit())
        self.members = self.field(_("Proposals"), Ticks())
        for one in proposals:
            self.members.editor.add(one.id, f"{one.number}  {one.title}")
        self.note = self.field(_("Note"), Passage(lines=2))

    def given(self) -> dict[str, object]:
        """What was filled in, as `bundle_alternatives` takes it."""
        return {
            "title": self.heading.editor.text(),
            "proposal_ids": self.members.editor.ticked(),
            "note": self.note.editor.toPlainText(),
        }
