"""The forms of the ballot desk: open, close, count papers, enter and settle piles, certify."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from council.decisions.ballots.rules import MOST_IN_A_PILE
from council.decisions.ballots.saying import COUNTS
from council.decisions.ballots.views import BallotView, PileView
from council.words import _
from ui.decisions.ballots.state import counts_words
from ui.decisions.numbers import beside, counted, whole
from ui.widgets import Field, Form, Label, Switch

LINES = ("yes", "no", "abstain", "spoiled")


def numbers(**fields: tuple[Field, int | None]) -> dict[str, int] | None:
    """The numbers of several fields, each with what an empty one stands for; None when one refuses."""
    found = {name: whole(field, empty=empty) for name, (field, empty) in fields.items()}
    return None if None in found.values() else {name: number or 0 for name, number in found.items()}


class OpenForm(Form):
    """Opening a ballot: who may vote, who is here, how many papers there are."""

    def __init__(self, ballot: BallotView, seats: int, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Open ballot {n}").format(n=ballot.number),
            verb=_("Open ballot"),
            cancel=_("Cancel"),
            lead=_("From now on neither the text nor the rule can change, and this cannot be undone."),
            parent=parent,
        )
        self._paper = ballot.way == "paper"
        self.entitled = counted(self, _("Members entitled to vote"), value=seats or None)
        self.present = counted(self, _("Members present"))
        self.printed = counted(self, _("Papers printed"))
        self.printed.setVisible(self._paper)

    def given(self) -> dict[str, int] | None:
        """What was filled in, as `open_ballot` takes it."""
        return numbers(
            entitled=(self.entitled, None),
            present=(self.present, None),
            printed=(self.printed, None if self._paper else 0),
        )


class CloseForm(Form):
    """Closing a ballot: who counts."""

    def __init__(self, ballot: BallotView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Close ballot {n}").format(n=ballot.number),
            verb=_("Close ballot"),
            cancel=_("Cancel"),
            lead=_("No more votes are taken, and this cannot be undone. Counting begins."),
            parent=parent,
        )
        self.one = self.field(_("First teller"), QLineEdit())
        hint = "" if ballot.way == "paper" else _("Needed only when the result is close.")
        self.two = self.field(_("Second teller"), QLineEdit(), hint=hint)

    def given(self) -> dict[str, str]:
        """What was filled in, as `close_ballot` takes it."""
        return {"teller_one": self.one.editor.text(), "teller_two": self.two.editor.text()}


class PapersForm(Form):
    """The desk's figures."""

    def __init__(self, ballot: BallotView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Papers of ballot {n}").format(n=ballot.number),
            verb=_("Keep figures"),
            cancel=_("Cancel"),
            parent=parent,
        )
        papers = ballot.papers
        known = bool(ballot.equations) and papers is not None
        self.printed = counted(self, _("Printed"), value=papers.printed if papers else None)
        self.handed_out = counted(
            self,
            _("Handed out"),
            hint=_("Replacements included."),
            value=papers.handed_out if known else None,
        )
        self.replaced = counted(
            self,
            _("Handed back and replaced"),
            hint=_("Spoiled before the box and destroyed."),
            value=papers.replaced if known else 0,
        )
        self.left_over = counted(self, _("Left over"), value=papers.left_over if known else None)
        self.in_box = counted(self, _("In the box"), value=papers.in_box if known else None)

        beside(self, self.handed_out, self.left_over)
        beside(self, self.replaced, self.in_box)

    def given(self) -> dict[str, int] | None:
        """What was filled in, as `count_papers` takes it."""
        fields = ("printed", "handed_out", "replaced", "left_over", "in_box")
        return numbers(**{name: (getattr(self, name), None) for name in fields})


class EnterForm(Form):
    """One teller enters pile after pile, and sees nothing of the other's."""

    def __init__(self, ballot: BallotView, teller: int, *, parent: QWidget | None = None) -> None:
        lead = (
            _("Each teller enters alone. Piles have at most {n} papers.").format(n=MOST_IN_A_PILE)
            if ballot.way == "paper"
            else _("One pile a table: the hands counted there.")
        )
        super().__init__(_("Enter pile"), verb=_("Keep pile"), cancel=_("Done"), lead=lead, parent=parent)
        self._ballot = ballot
        self._names = [name or _("Second teller") for name in ballot.tellers]
        self._teller = Switch(("1", self._names[0]), ("2", self._names[1]), name=_("Who enters"))
        self._teller.choose(str(teller))
        self._teller.changed.connect(self._on_teller)
        self.add(self._teller)
        self.pile = counted(self, _("Pile"), value=self.next_pile())
        hands = ballot.way == "hands"
        self.lines = {name: counted(self, _(COUNTS[name])) for name in LINES}
        beside(self, self.lines["yes"], self.lines["no"])
        beside(self, self.lines["abstain"], self.lines["spoiled"])
        self.lines["spoiled"].setVisible(not hands)
        self._kept = Label("", "accent")
        self.add(self._kept)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lines["yes"].editor.setFocus()

    @property
    def teller(self) -> int:
        """Who is entering: 1 or 2."""
        return int(self._teller.current)

    def next_pile(self) -> int:
        """The first pile this teller has not entered."""
        taken = {pile.number for pile in self._ballot.piles if pile.entered[self.teller - 1]}
        return next(n for n in range(1, len(taken) + 2) if n not in taken)

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `enter_pile` takes it; an empty line counts as 0."""
        found = numbers(pile=(self.pile, None), **{name: (field, 0) for name, field in self.lines.items()})
        if found is None:
            return None
        return {"pile": found.pop("pile"), "teller": self.teller, "counts": found}

    def kept(self, ballot: BallotView, pile: int) -> None:
        """Say what was kept and make ready for the next pile."""
        before = any(one.number == pile and one.entered[self.teller - 1] for one in self._ballot.piles)
        words = _("Pile {n} of {name}: replaced what was entered before.") if before else _(
            "Pile {n} of {name} kept."
        )  # fmt: skip
        self._ballot = ballot
        self._kept.setText(words.format(n=pile, name=self._names[self.teller - 1]))
        self._fresh()

    def _on_teller(self) -> None:
        self._kept.setText("")
        self._fresh()

    def _fresh(self) -> None:
        for field in self.lines.values():
            field.editor.setText("")
        self.pile.editor.setText(str(self.next_pile()))
        self.lines["yes"].editor.setFocus()


class SettleForm(Form):
    """Both entries of one pile beside each other, and what both tellers agree on now."""

    def __init__(self, ballot: BallotView, pile: PileView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Settle pile {n}").format(n=pile.number),
            verb=_("Keep what was agreed"),
            cancel=_("Cancel"),
            lead=_("Look at the papers again, both together. Both first entries stay on record."),
            parent=parent,
        )
        first, second = pile.first or {}, pile.second or {}
        for name, counts in zip(ballot.tellers, (first, second), strict=True):
            self.add(Label(_("{name}: {counts}").format(name=name, counts=counts_words(counts)), "quiet"))
        self.lines = {
            name: counted(self, _(COUNTS[name]), value=_agreed(name, first, second)) for name in LINES
        }
        beside(self, self.lines["yes"], self.lines["no"])
        beside(self, self.lines["abstain"], self.lines["spoiled"])
        both = _("{one} and {two}").format(one=ballot.tellers[0], two=ballot.tellers[1])
        self.by = self.field(_("Agreed by"), QLineEdit(both))
        self._number = pile.number

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `settle_pile` takes it."""
        found = numbers(**{name: (field, None) for name, field in self.lines.items()})
        if found is None:
            return None
        return {"pile": self._number, "counts": found, "agreed_by": self.by.editor.text()}


def _agreed(name: str, first: Mapping[str, int], second: Mapping[str, int]) -> int | None:
    """A figure both have; nothing where they differ, so that it is looked at."""
    one, two = first.get(name, 0), second.get(name, 0)
    return one if one == two else None


class CertifyForm(Form):
    """The one question before the result stands for good."""

    def __init__(self, ballot: BallotView, result: str, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Certify ballot {n}").format(n=ballot.number),
            verb=_("Certify result"),
            cancel=_("Cancel"),
            lead=_("The result stands for good and decides proposal {n}. This cannot be undone.").format(
                n=ballot.proposal_number
            ),
            parent=parent,
        )
        self.add(Label(result, "strong"))
        self.chair = self.field(_("Chair"), QLineEdit())
        tied = ballot.outlook is not None and ballot.outlook.tied and ballot.rule.casting_vote
        self.casting = QCheckBox(_("At equal numbers the chair votes yes"))
        self.casting.setVisible(tied)
        self._tied = tied
        self.add(self.casting)

    def given(self) -> dict[str, str]:
        """What was filled in, as `certify_ballot` takes it."""
        casting = ("yes" if self.casting.isChecked() else "no") if self._tied else ""
        return {"chair": self.chair.editor.text(), "casting": casting}
