"""The forms that make a wording: a new text, new terms and costs, two made one, a part split off."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals.difference import hidden
from council.decisions.proposals.views import ProposalView, VersionView
from council.decisions.proposals.wordings import Incentives
from council.words import _, ngettext
from ui import theme
from ui.decisions.proposals.costs import CostEditor
from ui.decisions.proposals.forms import Passage
from ui.decisions.proposals.picking import Picks
from ui.decisions.proposals.state import cause_words
from ui.decisions.reading import Difference
from ui.widgets import Form, Label, column, push, row


class ChangeForm(Form):
    """What forms for a text share: the difference as it is typed, and what is hidden in it."""

    def text_fields(self, words: str, before: str, *, lines: int = 6) -> None:
        """Add the wording, with what changes in it since `before`."""
        self._before = before
        self.text = self.field(_("Wording"), Passage(words, lines=lines))
        self._hidden = Label("", "warn")
        self.add(self._hidden)

    def difference_field(self) -> None:
        """Add the difference; it follows the typing."""
        self._difference = Difference()
        self._name = Label(_("What changes"), "quiet")
        self.add(column(self._name, self._difference, gap=theme.HAIR))
        self.text.editor.textChanged.connect(self._on_typed)
        self._on_typed()

    def reason_field(self) -> None:
        """Add the line for the reason."""
        self.reason = self.field(_("Why it changes"), QLineEdit(), hint=_("One line, kept with the wording."))

    def _on_typed(self) -> None:
        text = self.text.editor.toPlainText()
        changed = bool(self._before) and text != self._before
        self._name.setVisible(changed)
        self._difference.setVisible(changed)
        if changed:
            self._difference.compare(self._before, text)
        signs = hidden(text)
        self._hidden.setVisible(bool(signs))
        words = ngettext(
            "{n} hidden sign stands in the text; it is taken out when the wording is kept.",
            "{n} hidden signs stand in the text; they are taken out when the wording is kept.",
            signs,
        )
        self._hidden.setText(words.format(n=signs))


class RewordForm(ChangeForm):
    """A new wording beside the last one: why it changes, and what it answers."""

    def __init__(
        self, last: VersionView | None, causes: tuple[Cause, ...] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("New wording"), verb=_("Keep wording"), cancel=_("Cancel"), parent=parent)
        words = last.text if last else ""
        self.text_fields(words, words)
        self.reason_field()
        self.reason.setVisible(last is not None)
        waiting = [one for one in causes if one.is_waiting]
        hint = _("Tick what this wording answers; Space ticks.")
        self.causes = self.field(_("Objections and remarks"), Picks(lines=4), hint=hint)
        self.causes.editor.offer([(one.id, 0, cause_words(one)) for one in waiting])
        self.causes.setVisible(bool(waiting))
        self.only = QCheckBox(_("Only the wording: the meaning stays the same"))
        self.only.setVisible(last is not None)
        self.add(self.only)
        self.difference_field()

    def given(self) -> dict[str, object]:
        """What was filled in, as `add_version` takes it."""
        return {
            "text": self.text.editor.toPlainText(),
            "reason": self.reason.editor.text(),
            "causes": self.causes.editor.ticked(),
            "wording_only": self.only.isChecked(),
        }


class TermsForm(Form):
    """Everything a wording says beside its text; what changes makes a new version of it."""

    def __init__(self, last: VersionView, *, parent: QWidget | None = None) -> None:
        lead = _("All of this may stay empty. What changes here makes a new version with the same text.")
        super().__init__(
            _("Terms, costs, incentives"), verb=_("Keep"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self._last = last
        self.rationale = self.field(_("Why it is proposed"), Passage(last.rationale, lines=2))
        self.who_when = self.field(_("Who does what, by when"), Passage(last.who_when, lines=2))
        self.conditions = self.field(_("On what conditions"), Passage(last.conditions, lines=2))
        self.signs = self.field(_("How we will know that it works"), Passage(last.signs, lines=2))
        self.review = self.field(
            _("To be reviewed on"), QLineEdit(last.review_on), hint=_("A date such as 2027-05-31.")
        )
        self.costs = CostEditor(last.costs)
        self.add(self.costs)
        self.add(Label(_("Incentive check"), "strong"))
        check = last.incentives
        self.rewards = self.field(_("What it would reward"), QLineEdit(check.rewards))
        self.punishes = self.field(_("What it would punish"), QLineEdit(check.punishes))
        self.gaming = self.field(_("Who could game it, and how"), QLineEdit(check.gaming))
        self.reason = self.field(_("Why it changes"), QLineEdit(), hint=_("One line, kept with the version."))

    def given(self) -> dict[str, object]:
        """What was filled in, as `add_version` takes it."""
        return {
            "text": self._last.text,
            "reason": self.reason.editor.text(),
            "rationale": self.rationale.editor.toPlainText(),
            "who_when": self.who_when.editor.toPlainText(),
            "conditions": self.conditions.editor.toPlainText(),
            "signs": self.signs.editor.toPlainText(),
            "review_on": self.review.editor.text(),
            "costs": self.costs.lines(),
            "incentives": Incentives(
                self.rewards.editor.text(), self.punishes.editor.text(), self.gaming.editor.text()
            ),
        }


class MergeForm(ChangeForm):
    """Two proposals as one: into which, and what both say together."""

    def __init__(
        self, source: ProposalView, others: tuple[ProposalView, ...], *, parent: QWidget | None = None
    ) -> None:
        lead = _("Proposal {n} stays readable as merged; what it grew out of goes on in the other one.")
        super().__init__(
            _("Merge into another"),
            verb=_("Merge"),
            cancel=_("Cancel"),
            lead=lead.format(n=source.number),
            parent=parent,
        )
        self._source, self._others = source, others
        self.into = self.field(_("Into proposal"), QComboBox())
        for one in others:
            self.into.editor.addItem(f"{one.number}  {one.title}", one.id)
        self.text_fields("", "")
        self.reason_field()
        self.difference_field()
        self.into.editor.currentIndexChanged.connect(self._on_into)
        self._on_into()

    @property
    def into_id(self) -> str:
        """The id of the proposal both go on in."""
        return str(self.into.editor.currentData() or "")

    def _on_into(self) -> None:
        into = next((one for one in self._others if one.id == self.into_id), None)
        self._before = into.text if into else ""
        parts = [part for part in (self._before, self._source.text) if part]
        self.text.editor.setPlainText("\n\n".join(parts))
        self._on_typed()


class SplitForm(Form):
    """A part of a wording on its way to a proposal of its own: taken out of the rest, or only copied."""

    def __init__(self, source: ProposalView, *, parent: QWidget | None = None) -> None:
        lead = _("The new proposal follows this wording, so it keeps all that this one grew out of.")
        super().__init__(
            _("Split off a part"), verb=_("Split off"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self._whole = source.text
        self.heading = self.field(_("Title of the new proposal"), QLineEdit())
        self.rest = self.field(
            _("Proposal {n} as it stands").format(n=source.number),
            Passage(source.text, lines=4),
            hint=_("Select the words that are to go, then press the button."),
        )
        self.add(row(push(_("Move the selected words"), self.take, icon="down"), None))
        self.part = self.field(_("The part"), Passage(lines=4))
        self.reason = self.field(_("Why it is split off"), QLineEdit())
        self.keep = QCheckBox(_("Leave proposal {n} as it stands").format(n=source.number))
        self.add(self.keep)

    def take(self) -> None:
        """Move the selected words from the rest to the part."""
        cursor = self.rest.editor.textCursor()
        words = cursor.selectedText().replace("\u2029", "\n").strip()
        if not words:
            return
        cursor.removeSelectedText()
        before = self.part.editor.toPlainText().rstrip()
        self.part.editor.setPlainText(f"{before} {words}" if before else words)

    def given(self) -> dict[str, str]:
        """What was filled in, as `split_proposal` takes it; the rest only where it is to change."""
        rest = self.rest.editor.toPlainText().strip()
        changed = not self.keep.isChecked() and rest != self._whole.strip()
        return {
            "title": self.heading.editor.text(),
            "text": self.part.editor.toPlainText(),
            "reason": self.reason.editor.text(),
            "rest": rest if changed else "",
        }
