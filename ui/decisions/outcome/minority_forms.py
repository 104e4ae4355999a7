"""The forms of minority views: a text, another text, how many back it, and the rule for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from council.decisions.outcome.minority.backing import Backing
from council.decisions.outcome.minority.saying import BACKING_WAYS, backing_rule_sentence
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.shares import as_text, share
from council.errors import CouncilError
from council.words import _, say
from ui.decisions.numbers import beside, counted, whole
from ui.decisions.outcome.minority_state import backers_hint
from ui.decisions.reading import Difference
from ui.widgets import Form, Label


class Said(QPlainTextEdit):
    """An editor for a text, in which Tab goes on to the next field."""

    def __init__(self, words: str = "", *, lines: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(words, parent, tabChangesFocus=True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * (lines + 1))


class DraftViewForm(Form):
    """A text of those who lost: on what, by whom, in which words."""

    def __init__(
        self,
        decisions: Sequence[tuple[str, str]],
        rule: Backing,
        *,
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Minority view"), verb=_("Keep view"), cancel=_("Cancel"), lead=backing_rule_sentence(rule),
            parent=parent,
        )  # fmt: skip
        self.answers = self.field(_("It answers"), QComboBox())
        for id, words in decisions:
            self.answers.editor.addItem(words, id)
        self.answers.editor.addItem(_("The whole"), "")
        place = self.answers.editor.findData(chosen)
        whole = self.answers.editor.count() - 1  # no proposal is taken for meant where none was named
        self.answers.editor.setCurrentIndex(place if place >= 0 else whole)
        self.title = self.field(_("Title, if it has one"), QLineEdit())
        self.group = self.field(_("Written by"), QLineEdit(), hint=_("A group or a table, no names."))
        beside(self, self.title, self.group)
        self.text = self.field(_("Text"), Said())

    def given(self) -> dict[str, object]:
        """What was filled in, as `draft_minority_view` takes it."""
        return {
            "proposal_id": self.answers.editor.currentData() or None,
            "title": self.title.editor.text(),
            "author_group": self.group.editor.text(),
            "text": self.text.editor.toPlainText(),
        }


class RewordViewForm(Form):
    """Another wording of a view; what changes is shown while it is typed."""

    def __init__(self, view: MinorityText, *, parent: QWidget | None = None) -> None:
        lead = _("Whoever backed it backed the wording before: another wording needs new backing.")
        super().__init__(
            _("Reword minority view {n}").format(n=view.number), verb=_("Keep wording"), cancel=_("Cancel"),
            lead=lead if view.backed_wording else "", parent=parent,
        )  # fmt: skip
        self.title = self.field(_("Title, if it has one"), QLineEdit(view.title))
        self.text = self.field(_("Text"), Said(view.text))
        self._before, self._change = view.text, Difference()
        self.add(Label(_("What changes"), "fieldname"))
        self.add(self._change)
        self.text.editor.textChanged.connect(self._on_typed)
        self._on_typed()

    def given(self) -> dict[str, str]:
        """What was filled in, as `reword_minority_view` takes it."""
        return {"title": self.title.editor.text(), "text": self.text.editor.toPlainText()}

    def _on_typed(self) -> None:
        self._change.compare(self._before, self.text.editor.toPlainText())


class BackForm(Form):
    """How many of how many asked back a view; only the number is kept."""

    def __init__(self, view: MinorityText, rule: Backing, *, parent: QWidget | None = None) -> None:
        lead = _("Names on paper are counted and handed back. Only the number is kept.")
        super().__init__(
            _("Backing of minority view {n}").format(n=view.number), verb=_("Keep count"),
            cancel=_("Cancel"), lead=lead, parent=parent,
        )  # fmt: skip
        self._rule = rule
        self._before = view.backed_text
        if view.backed_text and view.backed_text != view.text:
            self.add(Label(_("What changed since it was backed"), "fieldname"))
            change = Difference()
            change.compare(view.backed_text, view.text)
            self.add(change)
        self.way = self.field(_("Counted by"), QComboBox())
        for code, words in BACKING_WAYS.items():
            self.way.editor.addItem(_(words), code)
        self.base = counted(self, _("Members asked"), hint=_("Those present."))
        self.backers = counted(self, _("Backers"))
        beside(self, self.base, self.backers)
        self.base.editor.textChanged.connect(self._on_base)
        self._on_base("")

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `count_backing` takes it."""
        base, backers = whole(self.base), whole(self.backers)
        if base is None or backers is None:
            return None
        return {"base": base, "backers": backers, "way": self.way.editor.currentData()}

    def _on_base(self, text: str) -> None:
        self.backers.hint(backers_hint(text.strip(), self._rule))


class BackingRuleForm(Form):
    """What the council agrees on for all minority views, before anybody is asked."""

    def __init__(self, rule: Backing, *, parent: QWidget | None = None) -> None:
        lead = _("It holds for what is counted from now on; counts kept before stay under their own rule.")
        super().__init__(
            _("Rule for minority views"), verb=_("Keep rule"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.share = self.field(_("Share of those asked"), QLineEdit(as_text(rule.share)))
        self.least = counted(self, _("Backers at least"), value=rule.least)
        beside(self, self.share, self.least)
        self.most = counted(self, _("Characters at most"), value=rule.most)

    def given(self) -> Backing | None:
        """The rule as filled in; None and a refusal at its field."""
        least, most = whole(self.least), whole(self.most)
        if least is None or most is None:
            return None
        try:
            return Backing(share(self.share.editor.text()), least, most)
        except CouncilError as error:
            part = {"least": self.least, "length": self.most}.get(str(error.facts.get("part")), self.share)
            self.refuse(say(error), part)
            return None
