"""The page of the draw, three steps down: find the lottery, commit to it, draw one panel.

Nothing is drawn before the commitment is kept, and one commitment gives one panel.
"""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from council import clock
from council.errors import CouncilError
from council.people.refusals import NameMissing
from council.selection import actions, queries
from council.selection.lottery import Lottery
from council.selection.refusals import CertificateUnfit, TargetsOutOfReach
from council.words import N_, _, ngettext, say
from ui import theme
from ui.page import Page
from ui.selection.draw.state import DrawState, levels_of, promise, summary_figures
from ui.selection.wording import grouped, percent
from ui.widgets import (
    Card,
    Column,
    Columns,
    Field,
    Figure,
    Figures,
    Label,
    Scroll,
    Section,
    Table,
    TableView,
    button,
    column,
    label,
    row,
)

RULES = (
    ("leximin", N_("Fairest – the smallest chance as large as it can be, then the next")),
    ("random", N_("Plain random – as a comparison, no claim of fairness")),
)
TICKETS = (1_000, 10_000, 100_000)


class DrawPage(Page):
    """From targets to a panel: found, committed, drawn."""

    shows = frozenset({"target_line", "panel_size", "person", "exclusion", "draw", "seat"})
    help: ClassVar[str] = N_(
        "A lottery is a list of panels, each of which meets every target, with numbered tickets. "
        "First the fairest "
        "one is found. Then it is fixed and its hash can be published. Then one ticket is drawn, "
        "which names the panel."
    )

    def build(self) -> None:
        self._state: DrawState | None = None
        self._lottery: Lottery | None = None
        self._summary: dict[str, Any] = {}
        self._over: tuple[Any, Any] = (None, None)
        self._draw_id = clock.new_id()
        self._job: Any = None
        cards = (self._find_card(), self._commit_card(), self._draw_card())
        self._steps = Scroll(column(*cards, None, gap=theme.ROOMY))
        self._last_card = cards[-1]
        self.body.addWidget(Columns(self._steps, Scroll(self._found_side()), shares=(1, 1)))
        self.bind("selection.find_lottery", self._find, self._may_find)
        self.bind("selection.commit", self._ask_commit, self._may_commit)
        self.bind("selection.draw_panel", self._ask_draw, self._may_draw)
        self.bind("selection.to_targets", partial(self.go, "selection"))
        self.bind("selection.copy_hash", self._copy_hash, self._has_hash)
        self.empty(
            _("Nothing to draw from yet"),
            _("The draw needs people in the pool and at least one target for the panel."),
            "selection.to_targets",
        )

    # the parts ---------------------------------------------------------------------------------------------

    def _find_card(self) -> QWidget:
        card = Card(_("1  Find the lottery"))
        hint = _("More tickets follow the fairest chances more closely, and take longer.")
        self._rule = QComboBox()
        for rule, words in RULES:
            self._rule.addItem(_(words), rule)
        self._tickets = QComboBox()
        for count in TICKETS:
            self._tickets.addItem(f"{count:,}", count)
        for combo, name in ((self._rule, _("Rule")), (self._tickets, _("Tickets"))):
            combo.view().setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
        self._found_words = Label("", "quiet")
        self._choices = (Field(_("Rule"), self._rule), Field(_("Tickets"), self._tickets, hint=hint))
        for part in (self._found_words, *self._choices):
            card.body.addWidget(part)
        self._find_row = row(button(self.action("selection.find_lottery"), primary=True), None)
        card.body.addWidget(self._find_row)
        return card

    def _commit_card(self) -> QWidget:
        card = Card(_("2  Commit"))
        self._commit_words = Label("", "quiet")
        self._hash = label("", "body", select=True)
        self._hash.setAccessibleName(_("Hash of the commitment"))
        self._hash.setFont(theme.face("lead"))
        card.body.addWidget(self._commit_words)
        card.body.addWidget(self._hash)
        self._commit_button = button(self.action("selection.commit"), primary=True)
        self._commit_row = row(self._commit_button, None)
        self._copy_row = row(button(self.action("selection.copy_hash")), None)
        card.body.addWidget(self._commit_row)
        card.body.addWidget(self._copy_row)
        return card

    def _draw_card(self) -> QWidget:
        card = Card(_("3  Draw"))
        self._draw_words = Label("", "quiet")
        card.body.addWidget(self._draw_words)
        self._digits = QLineEdit()
        self._digits_field = Field(_("Digits drawn in public"), self._digits)
        card.body.addWidget(self._digits_field)
        self._draw_row = row(button(self.action("selection.draw_panel"), primary=True), None)
        card.body.addWidget(self._draw_row)
        return card

    def _found_side(self) -> QWidget:
        self._figures = Figures()
        self._promise = Label("", "quiet")
        self._levels = TableView(Table(*_level_columns()), name=_("Levels of chance"), dense=True)
        self._levels.setMinimumHeight(theme.row_height(dense=True) * 6)
        self._section = Section(_("Chances"), _("Find the lottery, and everybody’s chance stands here."))
        for part in (self._figures, self._promise):
            self._section.body.addWidget(part)
        self._section.body.addWidget(self._levels, 1)
        self._section.body.addStretch(0)
        return self._section

    # asking ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(_everything, self._on_everything)

    def first_focus(self) -> QWidget | None:
        step = self._state.step if self._state else "ready"
        return {"ready": self._rule, "committed": self._digits}.get(step, self._levels)

    def _on_everything(self, answer: tuple[Any, ...]) -> None:
        self._state = DrawState.of(*answer)
        if self._lottery is not None and (self._state.pool, self._state.targets) != self._over:
            self._lottery, self._summary = None, {}
            if self._state.step == "ready":
                self.banner(_("Pool or targets have changed. Find the lottery again."), "warn")
        if self._state.draw is not None:
            self._draw_id, self._summary = self._state.draw.id, dict(self._state.draw.summary)
        self._render()

    def _render(self) -> None:
        state, draw = self._state, self._state.draw
        self.show_empty(state.step == "empty")
        self.head.facts(_facts(state))
        self._found_words.setText(_found_words(draw))
        self._found_words.setVisible(draw is not None)
        for field in self._choices:
            field.setVisible(draw is None)
        self._commit_words.setText(_commit_words(draw, found=self._lottery is not None))
        self._hash.setText(grouped(draw.commitment_hash) if draw else "")
        self._hash.setVisible(draw is not None)
        found = self._lottery is not None
        for part, is_shown in (
            (self._find_row, draw is None),
            (self._commit_row, draw is None and found),
            (self._copy_row, draw is not None),
            (self._draw_row, state.step == "committed"),
        ):
            part.setVisible(is_shown)
        self._draw_words.setText(_draw_words(draw))
        self._digits_field.setVisible(state.step == "committed")
        if state.step == "committed":
            width = len(str(draw.summary["total"])) - 1
            hint = _("{count} digits, first drawn first. Left empty, the computer draws them: a quick draw.")
            self._digits_field.hint(hint.format(count=width))
        self._render_chances()
        self.look()
        if state.step == "committed":
            self._steps.ensureWidgetVisible(self._last_card)

    def _render_chances(self) -> None:
        found = bool(self._summary)
        for part in (self._figures, self._promise, self._levels):
            part.setVisible(found)
        self._section.say(
            _("Chances"), "" if found else _("Find the lottery, and everybody’s chance stands here.")
        )
        if found:
            self._figures.show_figures([Figure(*one) for one in summary_figures(self._summary)])
            self._promise.setText(promise(self._summary))
            self._levels.table.show(levels_of(self._summary))

    # 1 find ------------------------------------------------------------------------------------------------

    def _find(self) -> None:
        from council.selection.rules import find_lottery

        self.clear_banner()
        self._over = (self._state.pool, self._state.targets)
        self._job = self.work(
            _("Finding the lottery"),
            find_lottery,
            self._on_found,
            self._on_not_found,
            pool=self._state.pool,
            targets=self._state.targets,
            rule=self._rule.currentData(),
            panels=self._tickets.currentData(),
        )

    def _on_found(self, lottery: Lottery) -> None:
        from council.selection.summary import summary_of
        from council.selection.targets import in_order

        if self._state.draw is not None or (self._state.pool, self._state.targets) != self._over:
            return
        self._lottery = lottery
        self._summary = summary_of(lottery, in_order(self._state.pool))
        self._render()
        self._commit_button.setFocus()

    def _on_not_found(self, error: CouncilError) -> None:
        words = say(error)
        if isinstance(error, TargetsOutOfReach):
            words = " ".join((words, _("The page of targets shows the nearest changes.")))
        self.banner(words, "alarm")

    # 2 commit ----------------------------------------------------------------------------------------------

    def _ask_commit(self) -> None:
        words = _(
            "Pool, targets, panels and weights are fixed, and the hash can be published. This "
            "cannot be undone."
        )
        self.question(_("Commit to this lottery?"), words, _("Commit"), self._commit)

    def _commit(self) -> None:
        given = {"draw_id": self._draw_id, "lottery": self._lottery, "at": clock.now()}
        self.work_act(
            _("Writing the commitment"), actions.commit_lottery, self._on_committed, self._refused, **given
        )

    def _on_committed(self, _outcome: Any) -> None:
        words = _(
            "The lottery is fixed. Publish its hash before the draw, so that everybody can check it later."
        )
        self.banner(words, "done", ["selection.copy_hash"])

    def _refused(self, error: CouncilError) -> None:
        self.banner(say(error), "alarm", ["people.name_council"] if isinstance(error, NameMissing) else [])

    def _copy_hash(self) -> None:
        QGuiApplication.clipboard().setText(self._state.draw.commitment_hash)
        self.toast(_("Hash copied"))

    # 3 draw ------------------------------------------------------------------------------------------------

    def _ask_draw(self) -> None:
        seats = self._state.draw.seats
        words = ngettext("{seats:,} person is seated.", "{seats:,} people are seated.", seats).format(
            seats=seats
        )
        words = " ".join((words, _("One commitment gives one panel: this cannot be undone or repeated.")))
        self.question(_("Draw the panel?"), words, _("Draw the panel"), self._draw)

    def _draw(self) -> None:
        self._digits_field.clear()
        given = {"draw_id": self._draw_id, "at": clock.now(), "digits": self._digits.text().strip() or None}
        self.work_act(_("Drawing"), actions.keep_draw, self._on_drawn, self._on_not_drawn, **given)

    def _on_drawn(self, outcome: Any) -> None:
        self.clear_banner()
        self.go("selection.panel", drawn=len(outcome.value))

    def _on_not_drawn(self, error: CouncilError) -> None:
        if isinstance(error, CertificateUnfit):
            self._digits_field.refuse(say(error))
            self._digits.setFocus()
            self._steps.ensureWidgetVisible(self._digits_field)
        else:
            self.refused(error)

    # when --------------------------------------------------------------------------------------------------

    def _may_find(self) -> bool | str:
        if self._state is None or self._state.step == "empty":
            return _("Import people and set targets first.")
        return self._state.draw is None or _("The draw is committed already.")

    def _may_commit(self) -> bool | str:
        if self._state is not None and self._state.draw is not None:
            return _("The draw is committed already.")
        return self._lottery is not None or _("Find the lottery first.")

    def _may_draw(self) -> bool | str:
        if self._state is None or self._state.draw is None:
            return _("Commit to a lottery first.")
        return self._state.step == "committed" or _("The panel is drawn already.")

    def _has_hash(self) -> bool | str:
        return bool(self._state and self._state.draw) or _("Commit to a lottery first.")


def _everything(db: Any) -> tuple[Any, ...]:
    return queries.drawing_pool(db), queries.targets_of(db), queries.draws_of(db)


def _facts(state: DrawState) -> str:
    if state.step == "empty":
        return ""
    pool = state.draw.summary["pool"] if state.draw else len(state.pool.ids)
    seats = state.draw.seats if state.draw else state.targets.seats
    words = _("Draw {number} · {seats:,} seats from {people:,} people · {state}")
    said = {"ready": _("not committed"), "committed": _("committed, not drawn"), "kept": _("drawn")}[
        state.step
    ]
    return words.format(number=state.number, seats=seats, people=pool, state=said)


def _found_words(draw: queries.DrawView | None) -> str:
    if draw is None:
        return ""
    rule = dict(RULES).get(draw.rule, draw.rule)
    words = _("{tickets:,} tickets over {panels:,} panels. Rule: {rule}.")
    return words.format(tickets=draw.summary["total"], panels=draw.summary["panels"], rule=_(rule))


def _commit_words(draw: queries.DrawView | None, *, found: bool) -> str:
    if draw is not None:
        return _("Fixed on {moment}. Its hash, to be published:").format(moment=_moment(draw.committed_at))
    if found:
        return _("Fixes the lottery before chance is drawn, so that nobody can exchange it afterwards.")
    return _("Comes after the lottery is found.")


def _draw_words(draw: queries.DrawView | None) -> str:
    if draw is None:
        return _("Comes after the commitment.")
    if draw.state == "committed":
        return _("One ticket names the panel. Draw digits in public, or let the computer draw them now.")
    words = _("Ticket {ticket:,} of {total:,} was drawn on {moment}.")
    return words.format(ticket=draw.ticket, total=draw.summary["total"], moment=_moment(draw.kept_at))


def _moment(moment: Any) -> str:
    stamp = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(stamp, QLocale.FormatType.ShortFormat)


def _level_columns() -> tuple[Column, ...]:
    return (
        Column(_("Chance"), lambda one: percent(one.chance), sort=lambda one: one.chance, right=True),
        Column(
            _("Exactly"), lambda one: str(one.chance), sort=lambda one: one.chance, right=True, stretch=True
        ),
        Column(
            _("People"), lambda one: f"{one.people:,}", sort=lambda one: one.people, right=True, stretch=True
        ),
    )
