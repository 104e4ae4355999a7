"""The forms of proposals: a new one from a theme, a new wording, statements to name, a ballot to prepare."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from council.decisions.ballots.rules import Rule
from council.decisions.ballots.saying import BASES, WAYS, rule_sentence
from council.decisions.proposals.views import ProposalView, Source, VersionView
from council.decisions.shares import HALF, as_text, quorum, share
from council.errors import CouncilError
from council.words import N_, _, say
from ui import theme
from ui.decisions.numbers import beside
from ui.decisions.proposals.reading import Difference
from ui.widgets import Form, Label, column

TICK = Qt.ItemDataRole.UserRole
SHARES = (
    (N_("Simple majority: more than half"), Fraction(1, 2), False),
    (N_("At least two thirds"), Fraction(2, 3), True),
    (N_("At least three quarters"), Fraction(3, 4), True),
    (N_("At least four fifths"), Fraction(4, 5), True),
)


class Passage(QPlainTextEdit):
    """An editor for running text, so many lines high, in which Tab goes on to the next field."""

    def __init__(self, words: str = "", *, lines: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(words, parent, tabChangesFocus=True)
        self._lines = lines

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.line_height() * self._lines + theme.ROOMY)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class Picks(QListWidget):
    """Statements with a box to tick each, Space ticks."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.line_height() * 5)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def offer(self, statements: Sequence[tuple[str, int, str]], ticked: Sequence[str] = ()) -> None:
        """Offer statements (id, number, text)."""
        self.clear()
        for id, number, text in statements:
            item = QListWidgetItem(f"{number}  {text}", self)
            item.setData(TICK, id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if id in ticked else Qt.CheckState.Unchecked)

    def ticked(self) -> tuple[str, ...]:
        """The ids ticked, in the order shown."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(item.data(TICK) for item in items if item.checkState() == Qt.CheckState.Checked)


class DraftForm(Form):
    """A new proposal: from a theme, drawing on some of its statements."""

    def __init__(self, sources: tuple[Source, ...], *, parent: QWidget | None = None) -> None:
        lead = _("A proposal keeps the statements it grew out of, and every wording it has had.")
        super().__init__(
            _("New proposal"), verb=_("Add proposal"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self._sources = sources
        self.heading = self.field(_("Title"), QLineEdit())
        self.theme = self.field(_("Theme"), QComboBox())
        self.statements = self.field(_("Statements it draws on"), Picks(), hint=_("Space ticks a statement."))
        self.text = self.field(
            _("Wording"), Passage(lines=4), hint=_("What shall be done. Left empty, it is an idea.")
        )
        self.theme.editor.addItem(_("No theme"))
        for source in sources:
            title = source.title if source.theme_id else _("Statements in no theme")
            self.theme.editor.addItem(title, source.theme_id)
        self.theme.editor.currentIndexChanged.connect(self._on_theme)
        self._on_theme(0)

    def choose(self, theme_id: str) -> None:
        """Begin from a theme."""
        self.theme.editor.setCurrentIndex(max(self.theme.editor.findData(theme_id), 0))

    def given(self) -> dict[str, object]:
        """What was filled in, as `draft_proposal` takes it."""
        return {
            "title": self.heading.editor.text(),
            "theme_id": self.theme.editor.currentData(),
            "statements": self.statements.editor.ticked(),
            "text": self.text.editor.toPlainText(),
        }

    def _on_theme(self, index: int) -> None:
        found = self._sources[index - 1].statements if index else ()
        self.statements.editor.offer(found)
        self.statements.setVisible(bool(found))


class RewordForm(Form):
    """A new wording beside the last one, with the difference as it is typed."""

    def __init__(self, last: VersionView | None, *, parent: QWidget | None = None) -> None:
        super().__init__(_("New wording"), verb=_("Keep wording"), cancel=_("Cancel"), parent=parent)
        self._last = last.text if last else ""
        self.text = self.field(_("Wording"), Passage(self._last, lines=6))
        self.reason = self.field(_("Why it changes"), QLineEdit(), hint=_("One line, kept with the wording."))
        self.reason.setVisible(last is not None)
        self._difference = Difference()
        self._name = Label(_("What changes"), "quiet")
        self.add(column(self._name, self._difference, gap=theme.HAIR))
        self.text.editor.textChanged.connect(self._on_typed)
        self._on_typed()

    def _on_typed(self) -> None:
        text = self.text.editor.toPlainText()
        changed = bool(self._last) and text != self._last
        self._name.setVisible(changed)
        self._difference.setVisible(changed)
        if changed:
            self._difference.compare(self._last, text)


class OriginsForm(Form):
    """Which statements a wording draws on, quotes or goes against."""

    def __init__(
        self, sources: tuple[Source, ...], named: tuple[str, ...], *, parent: QWidget | None = None
    ) -> None:
        lead = _("Links are kept for good, so that every statement can see what became of it.")
        super().__init__(
            _("Name statements"), verb=_("Name them"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self._sources, self._named = sources, named
        self.theme = self.field(_("Theme"), QComboBox())
        self.statements = self.field(_("Statements"), Picks(), hint=_("Space ticks a statement."))
        self.weight = self.field(_("The wording"), QComboBox())
        for code, words in (
            ("drawn_on", _("draws on them")),
            ("quoted", _("quotes them")),
            ("against", _("goes against them")),
        ):
            self.weight.editor.addItem(words, code)
        for source in sources:
            self.theme.editor.addItem(source.title or _("Statements in no theme"))
        self.theme.editor.currentIndexChanged.connect(self._on_theme)
        self._on_theme(0)

    def _on_theme(self, index: int) -> None:
        found = self._sources[index].statements if self._sources else ()
        self.statements.editor.offer([one for one in found if one[0] not in self._named])


class DescribeForm(Form):
    """What stands about a proposal beside its wording."""

    def __init__(self, proposal: ProposalView, *, parent: QWidget | None = None) -> None:
        super().__init__(_("About the proposal"), verb=_("Keep"), cancel=_("Cancel"), parent=parent)
        self.heading = self.field(_("Title"), QLineEdit(proposal.title))
        self.driver = self.field(_("What is the matter, and for whom"), QLineEdit(proposal.driver))
        self.addressee = self.field(_("Addressed to"), QLineEdit(proposal.addressee))
        self.authors = self.field(
            _("Written by"), QLineEdit(proposal.author_group), hint=_("A group, no names.")
        )

    def given(self) -> dict[str, str]:
        """What was filled in, as `describe_proposal` takes it."""
        return {
            "title": self.heading.editor.text(),
            "driver": self.driver.editor.text(),
            "addressee": self.addressee.editor.text(),
            "author_group": self.authors.editor.text(),
        }


class ReasonForm(Form):
    """One line of reason before something is taken out."""

    def __init__(self, title: str, verb: str, lead: str, *, parent: QWidget | None = None) -> None:
        super().__init__(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=parent)
        self.reason = self.field(_("Reason"), QLineEdit())


class PrepareForm(Form):
    """A ballot on the newest wording: question, way and rule, said in one sentence as they are chosen."""

    def __init__(self, proposal: ProposalView, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Prepare ballot"), verb=_("Prepare ballot"), cancel=_("Cancel"), parent=parent)
        usual = _("Do you agree with proposal {n}, “{title}”?").format(
            n=proposal.number, title=proposal.title
        )
        self.question = self.field(_("Question"), QLineEdit(usual))
        self.way = self.field(_("How members vote"), _choice(WAYS))
        self.share = self.field(_("Share needed"), QComboBox())
        for words, value, at_least in SHARES:
            self.share.editor.addItem(_(words), (as_text(value), at_least))
        self.base = self.field(_("Share of what"), _choice(BASES))
        self.quorum = self.field(
            _("Least who must take part"),
            QLineEdit("1/2"),
            hint=_("A share such as 1/2, or a number; 0 for none."),
        )
        beside(self, self.way, self.share)
        beside(self, self.base, self.quorum)
        self.casting = QCheckBox(_("At equal numbers the chair decides"))
        self.add(self.casting)
        self.sentence = Label("", "strong")
        self.add(self.sentence)
        for box in (self.way, self.share, self.base):
            box.editor.currentIndexChanged.connect(self._on_chosen)
        self.quorum.editor.textChanged.connect(self._on_chosen)
        self.casting.toggled.connect(self._on_chosen)
        self._on_chosen()

    def rule(self) -> Rule:
        """The rule as chosen. Raises: CouncilError, for a quorum that cannot be."""
        text, at_least = self.share.editor.currentData()
        value = share(text)
        return Rule(
            base=self.base.editor.currentData(),
            threshold=value,
            at_least=at_least,
            quorum=quorum(self.quorum.editor.text()),
            quorum_on="present" if self.way.editor.currentData() == "hands" else "returned",
            casting_vote=self.casting.isChecked() and value == HALF and not at_least,
        )

    def _on_chosen(self) -> None:
        self.casting.setEnabled(self.share.editor.currentIndex() == 0)
        try:
            self.sentence.setText(rule_sentence(self.rule()))
        except CouncilError as error:
            self.sentence.setText(say(error))


def _choice(words: dict[str, str]) -> QComboBox:
    """A box of coded choices."""
    made = QComboBox()
    for code, said in words.items():
        said = _(said)
        made.addItem(said[:1].upper() + said[1:], code)
    return made
