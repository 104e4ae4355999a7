"""Preparing a ballot: question, way, kind and rule, said in one sentence as they are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from council.decisions.ballots.marking import KINDS
from council.decisions.ballots.rules import LEVELS, Rule
from council.decisions.ballots.saying import BASES, WAYS, rule_sentence
from council.decisions.ballots.views import BallotView
from council.decisions.proposals.views import ProposalView
from council.decisions.shares import HALF, as_text, quorum, share
from council.errors import CouncilError
from council.words import N_, _, say
from ui.decisions.numbers import beside, passage
from ui.widgets import Field, Form, Label, column

SHARES = (
    (N_("More than half"), "1/2", False),
    (N_("At least two thirds"), "2/3", True),
    (N_("At least three quarters"), "3/4", True),
    (N_("At least four fifths"), "4/5", True),
    (N_("All"), "1", True),
    (N_("At least another share…"), "", True),
    (N_("More than another share…"), "", False),
)
TIES = {
    "none": N_("Equals for the last place are not adopted"),
    "runoff": N_("Equals for the last place go into a run-off"),
    "lot": N_("A number drawn in public decides between equals"),
}
NAMES = {
    "gradients": (
        N_("Cannot accept it"),
        N_("Unhappy with it"),
        N_("Can live with it"),
        N_("For it"),
        N_("Strongly for it"),
    ),
    "score": (N_("0"), N_("1"), N_("2"), N_("3"), N_("4")),
    "scale": (
        N_("Strongly disagree"),
        N_("Disagree"),
        N_("Neither"),
        N_("Agree"),
        N_("Strongly agree"),
    ),
}
OF_KIND = {  # which fields a kind reads beside question, way and least number
    "majority": ("share", "base", "casting"),
    "gradients": ("share", "base", "levels", "level"),
    "approval": ("share", "base", "options", "cap", "winners", "ties"),
    "dots": ("options", "dots", "most", "winners", "ties"),
    "score": ("share", "base", "options", "levels", "level", "winners", "ties"),
    "scale": ("share", "base", "options", "levels", "level", "winners", "ties"),
    "ranked": ("options",),
    "schulze": ("options", "ties"),
}


class PrepareForm(Form):
    """A ballot on the newest wording of a proposal, or on several proposals side by side."""

    def __init__(
        self,
        proposals: Sequence[ProposalView],
        chosen: str = "",
        *,
        repeats: BallotView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Prepare ballot"), verb=_("Prepare ballot"), cancel=_("Cancel"), parent=parent)
        self._proposals, self._asked = tuple(proposals), ""
        self.about = self.field(_("About"), narrow(QComboBox()))
        for one in proposals:
            words = _("Proposal {n}: {title}").format(n=one.number, title=one.title)
            self.about.editor.addItem(words, one.id)
        self.question = self.field(_("Question"), QLineEdit())
        self.kind = self.field(_("What a paper carries"), choice(KINDS))
        self.way = self.field(_("How members vote"), choice(WAYS))
        beside(self, self.kind, self.way)
        self._options()
        self._rule_fields()
        self.sentence = Label("", "strong")
        self.add(self.sentence)
        self._connect()
        self.about.editor.setCurrentIndex(max(self.about.editor.findData(chosen), 0))
        self._on_about()
        if repeats is not None:
            self._take(repeats)
        self._on_kind()

    def _options(self) -> None:
        hint = _("One option a line, as it stands on the paper.")
        self.texts = self.field(_("Options"), passage(4), hint=hint)
        self.beside: dict[str, QCheckBox] = {}
        for one in self._proposals:
            box = QCheckBox(_("Proposal {n}: {title}").format(n=one.number, title=one.title))
            box.toggled.connect(self._on_chosen)
            self.beside[one.id] = box
        self.others = self.field(
            _("Or other proposals as options, beside this one"), column(*self.beside.values())
        )

    def _rule_fields(self) -> None:
        self.share = self.field(_("Share needed"), narrow(QComboBox()))
        for words, value, at_least in SHARES:
            self.share.editor.addItem(_(words), (value, at_least))
        self.other = self.field(_("Which share"), QLineEdit("3/5"), hint=_("A fraction such as 3/5."))
        self.base = self.field(_("Share of what"), choice(BASES))
        beside(self, self.share, self.base)
        self.levels = self.field(_("Levels"), passage(5), hint=_("One name a line, the lowest first."))
        self.level = self.field(_("Lowest level that counts as support"), narrow(QComboBox()))
        self.cap = self._number(_("Most marks on a paper"), "0", _("0: as many as there are options."))
        self.dots = self._number(_("Dots on a paper"), "5", "")
        self.most = self._number(_("Most dots on one option"), "1", "")
        self.winners = self._number(
            _("How many options are adopted"), "0", _("0: each that reaches the share.")
        )
        self.ties = self.field(_("Equal numbers"), choice(TIES))
        hint = _("A share such as 1/2, or a number; 0 for none.")
        self.quorum = self.field(_("Least who must take part"), QLineEdit("1/2"), hint=hint)
        self.casting = QCheckBox(_("At equal numbers the chair decides"))
        self.add(self.casting)

    def _number(self, words: str, usual: str, hint: str) -> Field:
        return self.field(words, QLineEdit(usual), hint=hint)

    def _connect(self) -> None:
        self.about.editor.currentIndexChanged.connect(self._on_about)
        self.kind.editor.currentIndexChanged.connect(self._on_kind)
        for box in (self.way, self.share, self.base, self.level, self.ties):
            box.editor.currentIndexChanged.connect(self._on_chosen)
        for line in (self.other, self.cap, self.dots, self.most, self.winners, self.quorum):
            line.editor.textChanged.connect(self._on_chosen)
        self.levels.editor.textChanged.connect(self._on_levels)
        self.texts.editor.textChanged.connect(self._on_chosen)
        self.casting.toggled.connect(self._on_chosen)

    # what is chosen ----------------------------------------------------------------------------------------

    def rule(self) -> Rule:
        """The rule as chosen. Raises: CouncilError, for a number or a share that cannot be."""
        kind = str(self.kind.editor.currentData())
        read = OF_KIND[kind]
        value, at_least = self.share.editor.currentData()
        given: dict[str, object] = {}
        if "share" in read:
            given |= {"threshold": share(value or self.other.editor.text()), "at_least": at_least}
            given |= {"base": self.base.editor.currentData()}
        if "levels" in read:
            given |= {"levels": self._level_names(), "level": int(self.level.editor.currentData() or 0)}
        if "ties" in read:
            given["ties"] = self.ties.editor.currentData()
        for name, part in (("cap", "cap"), ("dots", "dots"), ("most", "most_on_one"), ("winners", "winners")):
            if name in read:
                given[part] = _whole(getattr(self, name).editor.text())
        usual = "casting" in read and given["threshold"] == HALF and not at_least
        given["casting_vote"] = usual and self.casting.isChecked()
        on = "returned" if self.way.editor.currentData() == "paper" else "present"
        return Rule(kind=kind, quorum=quorum(self.quorum.editor.text()), quorum_on=on, **given)  # type: ignore[arg-type]

    def given(self) -> dict[str, object]:
        """What was filled in, as `prepare_ballot` takes it. Raises: CouncilError, as `rule`."""
        rule, own = self.rule(), self._about()
        on_it = [one for one in self._proposals if self._ticked(one) and one.id != own.id]
        options: list[str] = []
        versions: list[str | None] = []
        if rule.has_options and on_it:
            options = [_("Proposal {n}: {title}").format(n=p.number, title=p.title) for p in (own, *on_it)]
            versions = [one.version_id for one in (own, *on_it)]
        elif rule.has_options:
            options = [line.strip() for line in self.texts.editor.toPlainText().splitlines() if line.strip()]
        return {
            "version_id": own.version_id,
            "question": self.question.editor.text(),
            "rule": rule,
            "way": self.way.editor.currentData(),
            "options": options,
            "versions": versions,
        }

    def _about(self) -> ProposalView:
        id = self.about.editor.currentData()
        return next(one for one in self._proposals if one.id == id)

    def _ticked(self, one: ProposalView) -> bool:
        return self.beside[one.id].isChecked()

    def _level_names(self) -> tuple[str, ...]:
        lines = self.levels.editor.toPlainText().splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    # what follows ------------------------------------------------------------------------------------------

    def _take(self, ballot: BallotView) -> None:
        """Begin from the rule and the options of a ballot that is repeated."""
        rule = ballot.rule
        self.question.editor.setText(ballot.question)
        for box, code in ((self.kind, rule.kind), (self.way, ballot.way), (self.base, rule.base)):
            box.editor.setCurrentIndex(max(box.editor.findData(code), 0))
        known = [(value, at_least) for _words, value, at_least in SHARES[:-2]]
        asked = as_text(rule.threshold) if rule.threshold != 1 else "1", rule.at_least
        last = len(SHARES) - (2 if rule.at_least else 1)
        self.share.editor.setCurrentIndex(known.index(asked) if asked in known else last)
        self.other.editor.setText(as_text(rule.threshold))
        self.texts.editor.setPlainText("\n".join(ballot.options))
        self.ties.editor.setCurrentIndex(max(self.ties.editor.findData(rule.ties), 0))
        numbers = ((self.cap, rule.cap), (self.dots, rule.dots or 5), (self.winners, rule.winners))
        for field, number in (*numbers, (self.most, rule.most_on_one)):
            field.editor.setText(str(number))
        self.quorum.editor.setText(as_text(rule.quorum))
        self.casting.setChecked(rule.casting_vote)
        if rule.levels:
            self._asked = rule.kind
            self.levels.editor.setPlainText("\n".join(rule.levels))

    def _on_about(self) -> None:
        if not self._proposals:
            return
        one = self._about()
        usual = _("Do you agree with proposal {n}, “{title}”?").format(n=one.number, title=one.title)
        self.question.editor.setText(usual)
        for id, box in self.beside.items():
            box.setVisible(id != one.id)
        self._on_chosen()

    def _on_kind(self) -> None:
        """Only the fields this kind reads stand; names of levels are offered for it."""
        kind = str(self.kind.editor.currentData())
        for name in ("share", "base", "levels", "level", "cap", "dots", "most", "winners", "ties"):
            getattr(self, name).setVisible(name in OF_KIND[kind])
        has_options = "options" in OF_KIND[kind]
        self.texts.setVisible(has_options)
        self.others.setVisible(has_options and len(self._proposals) > 1)
        self.casting.setVisible("casting" in OF_KIND[kind])
        if kind in LEVELS and self._asked != kind:
            self._asked = kind
            self.levels.editor.setPlainText("\n".join(_(name) for name in NAMES[kind]))
        self._on_levels()

    def _on_levels(self) -> None:
        names, lowest = self._level_names(), int(self.kind.editor.currentData() != "score")
        box = self.level.editor
        box.blockSignals(True)
        chosen = box.currentData()
        box.clear()
        box.addItem(_("The usual one"), 0)
        for number, name in enumerate(names, start=lowest):
            if number:
                box.addItem(name, number)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)
        self._on_chosen()

    def _on_chosen(self) -> None:
        own_share = not self.share.editor.currentData()[0]
        self.other.setVisible(self.share.isVisibleTo(self) and own_share)
        try:
            self.sentence.setText(rule_sentence(self.rule()))
        except CouncilError as error:
            self.sentence.setText(say(error))


def choice(words: dict[str, str]) -> QComboBox:
    """A box of coded choices."""
    made = narrow(QComboBox())
    for code, said in words.items():
        said = _(said)
        made.addItem(said[:1].upper() + said[1:], code)
    return made


def narrow(box: QComboBox) -> QComboBox:
    """A box that does not grow with its longest choice."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _whole(text: str) -> int:
    """A whole number as typed; -1, which no rule takes, for anything else."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1
