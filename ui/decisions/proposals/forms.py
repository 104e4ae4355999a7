"""The forms of proposals: a new one from themes and statements, statements to name, what stands about it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from council.decisions.proposals.views import ProposalView, Source
from council.words import _, ngettext
from ui import theme
from ui.decisions.numbers import beside
from ui.decisions.proposals.picking import EVERYTHING, ID, WEIGHTS, Picks, statements_of
from ui.widgets import Flow, Form, Label, push


class Passage(QPlainTextEdit):
    """An editor for running text, so many lines high, in which Tab goes on to the next field."""

    def __init__(self, words: str = "", *, lines: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(words, parent, tabChangesFocus=True)
        self._lines = lines

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.line_height() * self._lines + theme.ROOMY)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class StatementsForm(Form):
    """What forms that tick statements share: theme, a line to search, statements, and how they are used."""

    def statement_fields(
        self, sources: tuple[Source, ...], named: tuple[str, ...] = (), *more: QWidget
    ) -> None:
        """Add the fields, with `more` buttons beside; what is `named` already is not offered again."""
        self._sources, self._named = sources, named
        self.theme = self.field(_("Theme"), QComboBox())
        self.search = self.field(_("Search"), QLineEdit(clearButtonEnabled=True))
        beside(self, self.theme, self.search)
        hint = _("Space ticks a statement; D, Q and A say drawn on, quoted, against.")
        self.statements = self.field(_("Statements"), Picks(weighted=True), hint=hint)
        self._count = Label("", "quiet")
        weigh = self.statements.editor.weigh
        ways = [push(_(words), lambda code=code: weigh(code)) for code, words in WEIGHTS.items()]
        buttons = QWidget()
        flow = Flow(buttons)
        for part in (*ways, *more, self._count):
            flow.addWidget(part)
        self.add(buttons)
        self.theme.editor.addItem(_("All statements"), EVERYTHING)
        for source in sources:
            title = source.title if source.theme_id else _("Statements in no theme")
            self.theme.editor.addItem(title, source.theme_id)
        self.theme.editor.currentIndexChanged.connect(self._on_theme)
        self.search.editor.textChanged.connect(self.statements.editor.search)
        self.statements.editor.ticked_changed.connect(self._on_ticked)
        self._on_theme()
        self._on_ticked()

    def said(self, id: str) -> str:
        """The words of a statement."""
        every = statements_of(self._sources, EVERYTHING)
        return next((text for one, _number, text in every if one == id), "")

    def _on_theme(self) -> None:
        offered = statements_of(self._sources, self.theme.editor.currentData())
        self.statements.editor.offer([one for one in offered if one[0] not in self._named])
        self.statements.editor.search(self.search.editor.text())

    def _on_ticked(self) -> None:
        ticked = len(self.statements.editor.ticked())
        self._count.setText(ngettext("{n} ticked", "{n} ticked", ticked).format(n=ticked) if ticked else "")


class DraftForm(StatementsForm):
    """A new proposal: from a theme, drawing on some of its statements, quoting or going against others."""

    def __init__(self, sources: tuple[Source, ...], *, parent: QWidget | None = None) -> None:
        lead = _("A proposal keeps the statements it grew out of, and every wording it has had.")
        super().__init__(
            _("New proposal"), verb=_("Add proposal"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.heading = self.field(_("Title"), QLineEdit())
        self.statement_fields(sources, (), push(_("Put its words into the wording"), self._quote))
        self.theme.editor.setItemText(0, _("No theme: all statements"))
        self.text = self.field(
            _("Wording"), Passage(lines=4), hint=_("What shall be done. Left empty, it is an idea.")
        )
        self.authors = self.field(_("Written by"), QLineEdit(), hint=_("A group, no names."))

    def choose(self, theme_id: str) -> None:
        """Begin from a theme."""
        self.theme.editor.setCurrentIndex(max(self.theme.editor.findData(theme_id), 0))

    def tick(self, statement_id: str) -> None:
        """Begin from a statement."""
        self.theme.editor.setCurrentIndex(max(self.theme.editor.findData(EVERYTHING), 0))
        self.statements.editor.offer(statements_of(self._sources, EVERYTHING), (statement_id,))
        self._on_ticked()

    def given(self) -> dict[str, object]:
        """What was filled in, as `draft_proposal` takes it."""
        theme_id = self.theme.editor.currentData()
        return {
            "title": self.heading.editor.text(),
            "theme_id": theme_id if theme_id != EVERYTHING else None,
            "statements": self.statements.editor.ticked(),
            "weights": self.statements.editor.weights(),
            "author_group": self.authors.editor.text(),
            "text": self.text.editor.toPlainText(),
        }

    def _quote(self) -> None:
        """The words of the current statement go where the wording is being written, and count as quoted."""
        picks = self.statements.editor
        item = picks.currentItem()
        if item is None:
            return
        picks.weigh("quoted")
        quoted = _("“{words}”").format(words=self.said(item.data(ID)))
        editor = self.text.editor
        before = editor.toPlainText()[: editor.textCursor().position()]
        editor.insertPlainText(quoted if not before or before[-1].isspace() else f" {quoted}")


class OriginsForm(StatementsForm):
    """Which statements a wording draws on, quotes or goes against."""

    def __init__(
        self, sources: tuple[Source, ...], named: tuple[str, ...], *, parent: QWidget | None = None
    ) -> None:
        lead = _("Links are kept for good, so that every statement can see what became of it.")
        super().__init__(
            _("Name statements"), verb=_("Name them"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.statement_fields(sources, named)


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


class WithdrawForm(Form):
    """Why a proposal is taken out, and by which group."""

    def __init__(self, proposal: ProposalView, *, parent: QWidget | None = None) -> None:
        lead = _("It stays readable, with the reason, among what was considered and not adopted.")
        super().__init__(
            _("Withdraw proposal"), verb=_("Withdraw"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.reason = self.field(_("Reason"), QLineEdit())
        self.group = self.field(
            _("Withdrawn by"), QLineEdit(proposal.author_group), hint=_("The group that wrote it.")
        )


class ReasonForm(Form):
    """One line of reason before something is taken out."""

    def __init__(self, title: str, verb: str, lead: str, *, parent: QWidget | None = None) -> None:
        super().__init__(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=parent)
        self.reason = self.field(_("Reason"), QLineEdit())
