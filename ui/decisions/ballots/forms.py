"""The forms of the ballot desk: open, close, count papers, the number drawn, certify."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from council.decisions.ballots import lots
from council.decisions.ballots.views import BallotView
from council.words import _
from ui.decisions.numbers import beside, counted, whole
from ui.widgets import Field, Form, Label


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
        hint = _("Needed only when the result is close.") if ballot.is_open_vote else ""
        self.two = self.field(_("Second teller"), QLineEdit(), hint=hint)

    def given(self) -> dict[str, str]:
        """What was filled in, as `close_ballot` takes it."""
        return {"teller_one": self.one.editor.text(), "teller_two": self.two.editor.text()}


class PapersForm(Form):
    """The desk's figures."""

    def __init__(self, ballot: BallotView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            (_("Papers of ballot {n}") if ballot.way == "paper" else _("Present at ballot {n}")).format(
                n=ballot.number
            ),
            verb=_("Keep figures"),
            cancel=_("Cancel"),
            parent=parent,
        )
        papers = ballot.papers
        known = bool(ballot.equations) and papers is not None
        self._paper = ballot.way == "paper"
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
        self.present = counted(self, _("Members present"), value=papers.present if papers else None)
        hint = _("Needed only when the number is another than at opening; it stands on the certificate.")
        self.reason = self.field(_("Why it is another"), QLineEdit(ballot.present_reason), hint=hint)
        for field in (self.printed, self.handed_out, self.replaced, self.left_over, self.in_box):
            field.setVisible(self._paper)

    def given(self) -> dict[str, int | str] | None:
        """What was filled in, as `count_papers` takes it; of an open vote as `correct_attendance` does."""
        names = ("printed", "handed_out", "replaced", "left_over", "in_box") if self._paper else ()
        found = numbers(**{name: (getattr(self, name), None) for name in (*names, "present")})
        if found is None:
            return None
        return {**found, "present_reason" if self._paper else "reason": self.reason.editor.text()}


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


class DrawForm(Form):
    """The number drawn in public between equal options."""

    def __init__(self, ballot: BallotView, equals: str, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Number drawn for ballot {n}").format(n=ballot.number),
            verb=_("Keep number"),
            cancel=_("Cancel"),
            lead=_(
                "Equal: {options}. One number decides, drawn before everybody; it cannot be undone."
            ).format(options=equals),
            parent=parent,
        )
        hint = _(
            "Up to {most} digits in one row, as a lottery draws them. "
            "Anybody can repeat the lot: SHA-256 of ballot, round, option and this number."
        ).format(most=lots.MOST_DIGITS)
        self.drawn = counted(self, _("Number drawn in public"), hint=hint)

    def given(self) -> dict[str, str]:
        """What was filled in, as `draw_number` takes it."""
        return {"drawn": self.drawn.editor.text()}


class VoidForm(Form):
    """The reason for which a ballot does not count."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Declare ballot void"),
            verb=_("Declare void"),
            cancel=_("Cancel"),
            lead=_("It stays readable with the reason and is never reopened. This cannot be undone."),
            parent=parent,
        )
        self.reason = self.field(_("Reason"), QLineEdit())
