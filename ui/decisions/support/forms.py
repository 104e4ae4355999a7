"""The forms of support rounds: open, count, settle, reword from remarks, give a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from council.decisions.proposals.views import ProposalView
from council.decisions.refusals import ShareOutOfRange
from council.decisions.shares import as_text, share
from council.decisions.support.rules import MOST_LEVELS, MOST_ROUNDS, SupportRule
from council.decisions.support.saying import (
    SUPPORT_BASES,
    SUPPORT_WAYS,
    level_names,
    line_words,
    support_rule_sentence,
)
from council.decisions.support.views import RemarkView, SupportRoundView
from council.errors import CouncilError
from council.words import _, ngettext, say
from ui.decisions.numbers import beside, counted, whole
from ui.decisions.reading import Difference
from ui.decisions.support.state import count_lines, given_words
from ui.widgets import Field, Form, Label, Switch


class Lines(QPlainTextEdit):
    """An editor for running text, so many lines high, in which Tab goes on to the next field."""

    def __init__(self, words: str = "", *, lines: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(words, parent, tabChangesFocus=True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * (lines + 1))


class RateForm(Form):
    """Opening a support round: which wording, who is here, on which scale, by which rule."""

    def __init__(
        self,
        proposals: Sequence[ProposalView],
        *,
        chosen: str = "",
        rule: SupportRule,
        way: str = "paper",
        seats: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        lead = _(
            "Everybody rates the same wording. Nobody's own rating is kept, only how many chose a level."
        )
        super().__init__(
            _("Open support round"), verb=_("Open round"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.proposal = self.field(_("Proposal"), QComboBox())
        words = _("{n}  {title}, wording {version}")
        for one in proposals:
            self.proposal.editor.addItem(
                words.format(n=one.number, title=one.title, version=one.version), one.version_id
            )
            if one.id == chosen:
                self.proposal.editor.setCurrentIndex(self.proposal.editor.count() - 1)
        of_seats = ngettext("{n} seat is in the panel.", "{n} seats are in the panel.", seats)
        self.present = counted(self, _("Members present"), hint=of_seats.format(n=seats) if seats else "")
        self.way = self.field(_("How"), _choice(SUPPORT_WAYS, way))
        beside(self, self.present, self.way)
        hint = _("One a line, the best first: three to seven.")
        self.levels = self.field(
            _("Levels"), Lines("\n".join(level_names(rule)), lines=MOST_LEVELS - 2), hint=hint
        )
        self.lowest = self.field(_("Lowest level that counts as support"), QComboBox())
        self.base = self.field(_("Share of"), _choice(SUPPORT_BASES, rule.base))
        beside(self, self.lowest, self.base)
        self.threshold = self.field(_("Support asked for"), QLineEdit(as_text(rule.threshold)))
        hint = _("0 where none was agreed.")
        self.rounds = self.field(_("Rounds agreed at most"), QSpinBox(maximum=MOST_ROUNDS), hint=hint)
        self.rounds.editor.setValue(rule.rounds)
        beside(self, self.threshold, self.rounds)
        self._sentence = Label("", "quiet")
        self.add(self._sentence)
        self._usual, self._lowest = rule, rule.lowest
        self._connect()

    def _connect(self) -> None:
        self.levels.editor.textChanged.connect(self._on_levels)
        self.lowest.editor.activated.connect(self._on_lowest)
        for combo in (self.lowest.editor, self.base.editor):
            combo.currentIndexChanged.connect(self._say)
        self.threshold.editor.textChanged.connect(self._say)
        self._on_levels()

    @property
    def version_id(self) -> str:
        """The wording that is rated."""
        return self.proposal.editor.currentData()

    def rule(self) -> SupportRule:
        """The rule as filled in. Raises: what SupportRule refuses, ShareOutOfRange."""
        names = self._names()
        usual = names == level_names(self._usual)
        return SupportRule(
            levels=self._usual.levels if usual else names,
            lowest=self.lowest.editor.currentData() or 2,
            threshold=as_share(self.threshold.editor.text()),
            base=self.base.editor.currentData(),
            rounds=self.rounds.editor.value(),
        )

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `open_support_round` takes it; None and a refusal at its field."""
        present = whole(self.present)
        if present is None:
            return None
        try:
            rule = self.rule()
        except CouncilError as error:
            self.refuse(say(error), self.threshold if error.code == "ShareOutOfRange" else self.levels)
            return None
        way = self.way.editor.currentData()
        return {"version_id": self.version_id, "present": present, "way": way, "rule": rule}

    def _names(self) -> tuple[str, ...]:
        lines = self.levels.editor.toPlainText().splitlines()
        return tuple(" ".join(line.split()) for line in lines if line.strip())

    def _on_levels(self) -> None:
        names, combo = self._names(), self.lowest.editor
        combo.blockSignals(True)
        combo.clear()
        for at, name in enumerate(names[:-1]):
            level = len(names) - at
            combo.addItem(f"{level}  {name}", level)
        place = combo.findData(self._lowest)
        combo.setCurrentIndex(place if place >= 0 else combo.count() - 1)
        combo.blockSignals(False)
        self._say()

    def _on_lowest(self) -> None:
        self._lowest = self.lowest.editor.currentData()

    def _say(self) -> None:
        """The rule aloud while it is filled in; what is wrong with it is said when it is sent."""
        for field in (self.levels, self.threshold):
            field.clear()
        try:
            self._sentence.setText(support_rule_sentence(self.rule()))
        except CouncilError:
            self._sentence.setText("")


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


def as_share(text: str) -> Fraction:
    """A share as people write it: "4/5", "0.8" or "80%". Raises: ShareOutOfRange."""
    words = text.strip()
    if not words.endswith("%"):
        return share(words)
    try:
        return share(as_text(Fraction(words[:-1].strip()) / 100))
    except ValueError as error:
        raise ShareOutOfRange(given=text) from error


def _choice(words: Mapping[str, str], chosen: str) -> QComboBox:
    combo = QComboBox()
    for code, said in words.items():
        combo.addItem(_(said), code)
    combo.setCurrentIndex(combo.findData(chosen))
    return combo
