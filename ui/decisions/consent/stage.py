"""The sheet of a consent round: what the step is about, one thing at a time, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from council.decisions.consent.views import ConsentView
from council.words import _
from ui import theme
from ui.decisions.consent.aside_part import AsidePart
from ui.decisions.consent.concerns_part import ConcernsPart
from ui.decisions.consent.editor import SheetEditor
from ui.decisions.consent.lines import Lines
from ui.decisions.consent.objection_part import ObjectionPart
from ui.decisions.consent.resolve_part import ResolvePart
from ui.decisions.consent.sheet_state import (
    ObjectionState,
    RoleState,
    WordingState,
    earlier_lines,
    end_words,
    notice_of,
    objection_lines,
    said_lines,
)
from ui.decisions.consent.state import names_of
from ui.decisions.consent.voices import member_words
from ui.decisions.deeds import Deeds
from ui.decisions.reading import Difference
from ui.page import Page
from ui.widgets import Card, Field, Label, Scroll, Wrapping, push

MORE = (
    "consent_sheet",
    "consent_difference",
    "drop_objection",
    "objection_to_concern",
    "consent_wall",
    "consent_wall_words",
    "consent_proposal",
    "circle",
    "put_off",
    "stop_consent",
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What keeps each thing that can be written on the sheet."""

    need: Callable[[], object]
    examine: Callable[[], object]
    resolve: Callable[[], object]
    concern: Callable[[], object]
    aside: Callable[[], object]
    away: Callable[[], object]


class Stage(Wrapping):
    """Parts that stand or not, by the step; nothing moves while a person writes in one of them."""

    def __init__(self, page: Page, keeping: Keeping) -> None:
        super().__init__()
        self.shows_changes = True
        self._view: ConsentView | None = None
        self._end, self._notice = Label("", "strong"), Label("", "quiet")
        self.aside = AsidePart(keeping.aside, keeping.away)
        self.need = SheetEditor(lines=2)
        self._need_words = Label("", "lead")
        self._need = Field(_("The need in other words"), self.need)
        self._need_keep = push(_("Keep the need (Ctrl+Enter)"), keeping.need)
        self._wording, self._text, self._facts = Card(), Difference(), Label("", "quiet")
        self._why = Label("")
        for part in (self._text, self._why, self._facts):
            self._wording.body.addWidget(part)
        self.objection = ObjectionPart(keeping.examine)
        self.resolve = ResolvePart(keeping.resolve)
        self.concerns = ConcernsPart(keeping.concern)
        self._earlier = Lines(_("Concerns of earlier checks, not shown again in the last"))
        self._said, self._objections = Lines(), Lines(_("Objections"))
        self.bound = QLineEdit()
        self._bound = Field(
            _("Who is bound by it"), self.bound, hint=_("Kept with the agreement when the round goes on.")
        )
        self.deeds = Deeds(page, MORE)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, theme.TIGHT, 0)
        for part in (
            self.aside,
            self._notice,
            self._end,
            self._bound,
            self._need_words,
            self._need,
            self._need_keep,
            self.objection,
            self.resolve,
            self.concerns,
            self._earlier,
            self._wording,
            self._said,
            self._objections,
            self.deeds,
        ):
            lay.addWidget(part)
        lay.setAlignment(self._need_keep, Qt.AlignmentFlag.AlignLeft)
        lay.addStretch(1)

    def show_view(self, view: ConsentView, *, others: dict[str, str]) -> None:
        """Show the sheet of the step the round is at.

        Args:
            others: what can be taken instead of what is proposed, words by id.
        """
        if self._view is None or view.id != self._view.id:
            self.aside.put_away()
        self._view, now = view, view.round
        for part, words in ((self._notice, notice_of(view)), (self._end, end_words(view))):
            part.setText(words)
            part.setVisible(bool(words))
        theme.set_role(self._notice, "warn" if view.is_outdated else "quiet")
        self._bound.setVisible(now.step == "agreed" and not now.is_over)
        self._show_need(view)
        self._show_wording(view)
        tested = ObjectionState.of(view) if now.step in ("test", "resolve") and not now.is_over else None
        self.objection.show_state(tested, writes=now.step == "test")
        settles = tested is not None and now.step == "resolve" and "resolve_objection" in view.legal
        self.resolve.setVisible(settles)
        if settles and tested is not None:
            text = view.qualities if now.kind == "election" else view.text
            self.resolve.show_objection(
                tested.id, now.kind, text=text, version=view.version_id, others=others
            )
        self.concerns.show_concerns(
            now.concerns if now.state == "agreed" else (),
            names_of(view),
            day=view.review_on,
            writes="keep_concern" in view.legal,
        )
        self._earlier.show_lines(earlier_lines(view))
        self._said.show_lines(said_lines(view) if now.step != "test" else (), _("What was said"))
        past = () if tested is not None and len(now.objections) == 1 else objection_lines(view)
        self._objections.show_lines(past)

    def turn(self) -> None:
        """Show the wording as it reads, or what changed in it."""
        self.shows_changes = not self.shows_changes
        if self._view is not None:
            self._show_wording(self._view)

    def editor(self) -> QWidget | None:
        """Where one writes at this step."""
        editors = (
            self.aside.owner,
            self.aside.reason,
            self.need,
            self.objection.asked,
            self.resolve.wording,
            self.resolve.text,
            self.bound,  # at the agreement, where the concerns already stand below
            self.concerns.sign,
        )
        return next((editor for editor in editors if editor.isVisible()), None)

    def _show_need(self, view: ConsentView) -> None:
        now = view.round
        doubted = view.next.act == "reword_need"
        self._need_words.setText(now.need or view.driver)
        self._need_words.setVisible(now.step == "need" and bool(now.need or view.driver))
        for part in (self._need, self._need_keep):
            part.setVisible(now.step == "need" and "reword_need" in view.legal and (doubted or not now.need))
        self.need.show_text(view.id, now.need)

    def _show_wording(self, view: ConsentView) -> None:
        """The wording; at the check and after it with what changed since it was last shown."""
        now = view.round
        self._wording.setVisible(now.step != "resolve" or now.asking in ("read", "settle"))
        if now.kind == "election":
            self._show_role(view)
            return
        made = WordingState.of(view)
        changed = bool(made.before) and self.shows_changes
        quiet = ""
        if made.before:
            quiet = (
                _("What changed since wording {n} (+ added, − taken out)").format(n=view.checked_version)
                if changed
                else _("As it reads now; Alt+W shows what changed")
            )
        self._wording.say(made.title, quiet)
        self._text.compare(made.before if changed else "", made.text)
        self._text.show()
        self._why.hide()
        self._facts.setText("\n".join(made.facts))
        self._facts.setVisible(bool(made.facts))

    def _show_role(self, view: ConsentView) -> None:
        role = RoleState.of(view)
        self._wording.say(role.title, role.proposed)
        self._text.hide()
        self._why.setText(role.why)
        self._why.setVisible(bool(role.why))
        self._facts.setText("\n".join(role.facts))
        self._facts.setVisible(bool(role.facts))


class StageScroll(Scroll):
    """Room for the sheet: never lower than a few lines of it, whatever the size of the text."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.wide(20), theme.line_height() * 7)


def other_members(view: ConsentView) -> dict[str, str]:
    """Seats of the circle that can be put forward instead, by id."""
    names = names_of(view)
    return {
        id: member_words(name)
        for id, name in names.items()
        if name.kind == "seat" and id != view.round.proposed
    }
