"""The forms of support rounds: count, settle, reword from remarks, give a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from council.decisions.support.saying import (
    line_words,
)
from council.decisions.support.views import RemarkView, SupportRoundView
from council.words import _, ngettext
from ui.decisions.numbers import beside, counted, whole
from ui.decisions.reading import Difference
from ui.decisions.support.rate_form import Lines
from ui.decisions.support.state import count_lines, given_words
from ui.widgets import Field, Form, Label, Switch


class CountForm(Form):
    """One teller counts all slips and sees nothing of the other's; or one table after another is entered."""

    def __init__(self, one: SupportRoundView, *, parent: QWidget | None = None) -> None:
        self._paper = one.way == "paper"
        lead = (
            _("Sort the slips by level, count each stack, and enter the counts. Each teller counts alone.")
            if self._paper
            else _("All cards of a table at once. Fewer than five ratings go together with another table.")
        )
        super().__init__(
            _("Ratings of round {n}").format(n=one.turn),
            verb=_("Keep counts"),
            cancel=_("Done"),
            lead=lead,
            parent=parent,
        )
        self._round = one
        taken = {count.teller for count in one.counts}
        self._teller = Switch(("1", _("First teller")), ("2", _("Second teller")), name=_("Who counts"))
        self._teller.choose("2" if 1 in taken else "1")
        self._teller.changed.connect(lambda _id: self._fresh())
        self.add(self._teller)
        self._teller.setVisible(self._paper)
        self.who = self.field(_("Who counts") if self._paper else _("Table or tables"), QLineEdit())
        names = count_lines(one.rule, one.way)
        self.lines = {name: counted(self, words) for name, words in names}
        fields = list(self.lines.values())
        in_pairs(self, fields)
        self._sum = Label("", "strong")
        self.add(self._sum)
        self._kept = Label("", "accent")
        self.add(self._kept)
        for field in fields:
            field.editor.textChanged.connect(self._add_up)
        self._add_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.who.editor.setFocus()

    @property
    def teller(self) -> int:
        """Who is counting: 1 or 2, 0 for tables."""
        return int(self._teller.current) if self._paper else 0

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `enter_ratings` takes it; an empty line counts as 0."""
        found = {name: whole(field, empty=0) for name, field in self.lines.items()}
        if None in found.values():
            return None
        who = "name" if self._paper else "label"
        return {"teller": self.teller, "counts": found, who: self.who.editor.text()}

    def follow(self, rounds: Sequence[SupportRoundView]) -> None:
        """Take what is in now of the same round."""
        for one in rounds:
            if one.id == self._round.id and one.counts != self._round.counts:
                self.kept(one)

    def kept(self, one: SupportRoundView) -> None:
        """Say whose count was kept, show nothing of it any more, and make ready for the next."""
        self._round = one
        self._kept.setText(_("Kept: {who}.").format(who=self.who.editor.text().strip()))
        if self._paper and len(one.counts) < 2:
            self._teller.choose("2" if self.teller == 1 else "1")
        self.who.editor.setText("")
        self._fresh()

    def _fresh(self) -> None:
        for field in (self.who, *self.lines.values()):
            field.clear()
        for field in self.lines.values():
            field.editor.setText("")
        self.who.editor.setFocus()

    def _add_up(self) -> None:
        typed = {name: field.editor.text().strip() for name, field in self.lines.items()}
        counts = {name: int(text) for name, text in typed.items() if text.isascii() and text.isdecimal()}
        self._sum.setText(given_words(counts, self._round.present))


class SettleRatingsForm(Form):
    """The lines on which two counts differ, counted once more together."""

    def __init__(self, one: SupportRoundView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Settle ratings of round {n}").format(n=one.turn),
            verb=_("Keep what was agreed"),
            cancel=_("Cancel"),
            lead=_("Count these slips again, both together. On all other lines both counted the same."),
            parent=parent,
        )
        self.lines = {name: counted(self, line_words(one.rule, name)) for name in one.differs}
        in_pairs(self, list(self.lines.values()))
        both = _("{one} and {two}").format(one=one.counts[0].name, two=one.counts[1].name)
        self.by = self.field(_("Agreed by"), QLineEdit(both))

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `settle_ratings` takes it."""
        found = {name: whole(field) for name, field in self.lines.items()}
        if None in found.values():
            return None
        return {"counts": found, "agreed_by": self.by.editor.text()}


class PresentForm(Form):
    """How many are present after all."""

    def __init__(self, one: SupportRoundView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Who is present"), verb=_("Keep number"), cancel=_("Cancel"), parent=parent,
            lead=_("Members came or left before they rated. The base changes where it is those present."),
        )  # fmt: skip
        self.present = counted(self, _("Members present"), value=one.present)


class RemarkWordingForm(Form):
    """The next wording, and the remarks it takes in; what changes is shown while it is typed."""

    def __init__(self, text: str, remarks: Sequence[RemarkView], *, parent: QWidget | None = None) -> None:
        many = len(remarks)
        lead = ngettext("It takes in {n} remark:", "It takes in {n} remarks:", many).format(n=many)
        super().__init__(
            _("New wording from remarks"),
            verb=_("Keep wording"),
            cancel=_("Cancel"),
            lead=lead,
            parent=parent,
        )
        for remark in remarks:
            self.add(Label(f"“{remark.text}”", "quiet"))
        self.text = self.field(_("Wording"), Lines(text, lines=6))
        self._before, self._change = text, Difference()
        self.add(Label(_("What changes"), "fieldname"))
        self.add(self._change)
        usual = _("Takes in what would raise support")
        self.reason = self.field(
            _("Reason"), QLineEdit(usual), hint=_("One line, for those who read it later.")
        )
        self.text.editor.textChanged.connect(self._on_typed)
        self._on_typed()

    def given(self) -> dict[str, str]:
        """What was filled in, as `reword_from_remarks` takes it."""
        return {"text": self.text.editor.toPlainText(), "reason": self.reason.editor.text()}

    def _on_typed(self) -> None:
        self._change.compare(self._before, self.text.editor.toPlainText())


class SayForm(Form):
    """One text with its verb: a reason, a question, a corrected remark."""

    def __init__(
        self, title: str, verb: str, lead: str, words: str, *, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=parent)
        self.words = self.field(words, QLineEdit(text))

    def given(self) -> str:
        """What was typed."""
        return self.words.editor.text()


def in_pairs(form: Form, fields: Sequence[Field]) -> None:
    """Stand fields beside each other by twos; a last odd one stands below them."""
    for left, right in zip(fields[::2], fields[1::2], strict=False):
        beside(form, left, right)
    if len(fields) % 2:
        form.add(fields[-1])
