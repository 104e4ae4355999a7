"""The form in which a support round is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from council.decisions.proposals.views import ProposalView
from council.decisions.refusals import ShareOutOfRange
from council.decisions.shares import as_text, share
from council.decisions.support.rules import MOST_LEVELS, MOST_ROUNDS, SupportRule
from council.decisions.support.saying import SUPPORT_BASES, SUPPORT_WAYS, level_names, support_rule_sentence
from council.errors import CouncilError
from council.words import _, ngettext, say
from ui.decisions.numbers import beside, counted, whole
from ui.widgets import Form, Label


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
