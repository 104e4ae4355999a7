"""The page of near pairs: two statements, one question, one key; nothing is merged."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council import clock
from council.ground import actions, queries
from council.ground.meaning.alike import NearPair
from council.ground.pairs.values import FoundPairs
from council.sessions.actions import mark_alike
from council.words import N_, _
from ui import theme
from ui.ground import tasks
from ui.ground.flowing import flowing
from ui.ground.pairs.desk import Pair, PairsDesk, pairs_desk_of
from ui.ground.pairs.state import ANSWERED, OPEN, PairRow, PairsState, Side
from ui.page import Page
from ui.widgets import (
    Card,
    Chip,
    Column,
    Columns,
    Empty,
    Label,
    Row,
    Rows,
    Scroll,
    Switch,
    Table,
    announce,
    button,
    column,
    row,
)


class PairsPage(Page):
    """Pairs at the left, the two statements whole at the right; S the same, N not the same, L later."""

    shows = frozenset({"likeness", "statement", "vote", "card_show", "paper_sheet", "seat"})
    help: ClassVar[str] = N_(
        "Two statements may say the same in other words. The program only asks; you answer: S for the same, "
        "N for not the same, L for later. Nothing is merged or taken away; votes stay with their statement. "
        "Two that are said to be the same take one place among what is shared on the short list, and are not "
        "both quoted for a theme. Who said both is one person there, as always. Watch for pairs that sound "
        "alike and mean the opposite."
    )

    def build(self) -> None:
        self._desk: PairsDesk | None = None
        self._found: tuple[NearPair, ...] = ()
        self._later: list[Pair] = []
        self._looked = False
        self._state = PairsState("", (), ())
        self.switch = Switch((OPEN, _("To answer")), (ANSWERED, _("Answered")), name=_("Which pairs"))
        self.list = Rows(Table(*_columns()), _row, name=_("Pairs of statements"))
        self._nothing = Label("", "quiet")
        self._first = button(self.action("ground.find_pairs"))
        self._not_yet = Empty(
            _("Not looked for yet"),
            _("What was answered before stands under Answered. Pairs still to answer are looked for anew, "
              "among all that was said until now."),
            self._first,
        )  # fmt: skip
        left = column(self.switch, self._nothing, self._not_yet, self.list, gap=theme.TIGHT)
        for part in (self._not_yet, self.list):
            left.layout().setStretchFactor(part, 1)
        self._detail = self._made_detail()
        verbs = ("say_same", "say_not_same", "say_later")
        keys = flowing(*(button(self.action(f"ground.{verb}")) for verb in verbs))
        told = Label(
            _("Keys: S the same, N not the same, L later. The same: both stay as they were said, with their "
              "own votes; only one of them is put on the short list as shared, or quoted for a theme."),
            "quiet",
        )  # fmt: skip
        self._right = column(keys, told, Scroll(self._detail), gap=theme.TIGHT)  # above: nothing covers them
        self.body.addWidget(Columns(left, self._right, shares=(2, 3)), 1)
        self._bind()
        self.switch.changed.connect(self._on_switch)
        self.list.chosen.connect(self._on_chosen)
        self.head.actions("ground.find_pairs", primary=True)
        self.empty(
            _("No pairs yet"),
            _("People often say the same in other words. Near pairs are found on this computer and asked "
              "about, one at a time; you say whether they are the same. Nothing is merged."),
            "ground.find_pairs",
        )  # fmt: skip

    def _made_detail(self) -> QWidget:
        self._warning = Chip(_("may mean the opposite"), "warn")
        self._question, self._reasons = Label("", "title"), Label("", "body")
        self._cards, self._texts = (Card(), Card()), (Label("", "lead"), Label("", "lead"))
        for card, text in zip(self._cards, self._texts, strict=True):
            card.body.addWidget(text)
        parts = (row(self._warning, None), self._question, *self._cards, self._reasons)
        return column(*parts, None, gap=theme.SNUG)

    def _bind(self) -> None:
        self.bind("ground.find_pairs", self._look_for, self._has_statements)
        self.bind("ground.say_same", lambda: self._say(same=True), self._has_pair, on=self.list)
        self.bind("ground.say_not_same", lambda: self._say(same=False), self._has_pair, on=self.list)
        self.bind("ground.say_later", self._put_off, self._is_open, on=self.list)

    def first_focus(self) -> QWidget:
        return self._first if self.list.isHidden() else self.list

    def refresh(self) -> None:
        self.ask(pairs_desk_of, self._on_desk)

    def _on_desk(self, desk: PairsDesk) -> None:
        gone = self._desk.judged.keys() - desk.judged.keys() if self._desk is not None else ()
        self._desk = desk
        self._render()
        again = next((row for row in self.list.shown() if row.pair in gone), None)
        if again is not None:  # its answer was taken back: the next key is meant for it
            self.list.choose(again.id)

    def _render(self) -> None:
        if self._desk is None:
            return
        before = self.list.current()
        at = [each.id for each in self.list.table.values()].index(before.id) if before else 0
        self._state = PairsState.of(self._desk, self._found, self._later, has_looked=self._looked)
        self.head.facts(self._state.facts)
        self.show_empty(not self._looked and not self._desk.judged)
        rows = self._state.open if self.switch.current == OPEN else self._state.answered
        self.list.table.show(rows)
        self._nothing.setText(self._nothing_words(bool(rows)))
        has_none = self.switch.current == OPEN and not self._looked
        self._nothing.setVisible(not rows and not has_none)
        had_focus = self.list.hasFocus()
        self._not_yet.setVisible(has_none)
        self.list.setVisible(not has_none)
        if had_focus and has_none:
            self.take_focus()
        if self.list.current() is None and rows:
            self.list.choose(rows[min(at, len(rows) - 1)].id)
        self._on_chosen(self.list.current())

    def _nothing_words(self, are_there: bool) -> str:
        if are_there:
            return ""
        if self.switch.current == ANSWERED:
            return _("No pair was answered yet.")
        if not self._found:
            return _("No two statements are near enough to ask about.")
        return _("Every near pair is answered.")

    def _on_switch(self, _view: str) -> None:
        self._render()

    def _on_chosen(self, pair: PairRow | None) -> None:
        self._right.setVisible(pair is not None)
        self.look()
        if pair is None:
            return
        self._warning.setVisible(pair.is_warned)
        self._question.setText(pair.question)
        for card, text, side in zip(self._cards, self._texts, (pair.one, pair.other), strict=True):
            card.say(_("Statement {number}").format(number=side.number), side.quiet)
            text.setText(side.text)
        self._reasons.setText("\n".join(pair.reasons))
        self._reasons.setVisible(bool(pair.reasons))
        announce(self.list, f"{pair.question} {' '.join(pair.reasons)}")

    # looking -----------------------------------------------------------------------------------------------

    def _look_for(self) -> None:
        self.ask(queries.pairs_material, self._with_material)

    def _with_material(self, material: Any) -> None:
        words = _("Reading the statements and looking for near pairs")
        self.work(words, tasks.find_pairs, self._on_found, beside=True, material=material)

    def _on_found(self, found: FoundPairs) -> None:
        self._found, self._looked = found.pairs, True
        if not found.understood:
            self.banner(
                _("The language model does not know the language of these statements well: what it finds "
                  "near may not be, and pairs may be missing."),
                "warn",
            )  # fmt: skip
        if found.vectors:
            self.act(actions.keep_vectors, vectors=found.vectors)
        self.switch.choose(OPEN)
        self._render()
        self.take_focus()

    # answering ---------------------------------------------------------------------------------------------

    def _say(self, *, same: bool) -> None:
        pair = self.list.current()
        if same and pair.is_warned:
            told = _("{reasons} If they say the opposite, the council would see one of them only.")
            self.question(
                _("Do they really say the same?"),
                told.format(reasons=" ".join(pair.reasons)),
                _("They say the same"),
                lambda: self._keep(pair, same=True),
            )
            return
        self._keep(pair, same=same)

    def _keep(self, pair: PairRow, *, same: bool) -> None:
        words = _("Said to be the same") if same else _("Said not to be the same")
        given = {"statement_id": pair.one.id, "other_id": pair.other.id, "same": same}
        after = self._after(pair) if pair.answer is None else ""
        self.act(mark_alike, self.said(words), at=clock.now(), **given)
        if after:  # at once: a second key, pressed before the answer is kept, is meant for the next pair
            self.list.choose(after)

    def _put_off(self) -> None:
        row = self.list.current()
        self._later = [each for each in self._later if each != row.pair] + [row.pair]
        after = self._after(row)
        self._render()
        if after:
            self.list.choose(after)

    def _after(self, pair: PairRow) -> str:
        """The pair below; "" below the last."""
        rows, at = self.list.shown(), self.list.currentIndex().row() + 1
        return rows[at].id if at < len(rows) and pair == self.list.current() else ""

    # when --------------------------------------------------------------------------------------------------

    def _has_statements(self) -> bool | str:
        there = self._desk is not None and len(self._desk.told) > 1
        return there or _("There are no two statements yet. Capture them in a session, or import them.")

    def _has_pair(self) -> bool | str:
        return self.list.current() is not None or _("Choose a pair first.")

    def _is_open(self) -> bool | str:
        pair = self.list.current()
        return (pair is not None and pair.answer is None) or _("Choose a pair that is not answered yet.")


def _row(pair: PairRow) -> Row:
    quiet = f"{pair.other.number}. {pair.other.text}"
    icon = "warning" if pair.is_warned else "link"
    if pair.answer is not None:
        icon = "check" if pair.answer else "close"
    side = _("later") if pair.is_later else ""
    ink = "warn" if pair.is_warned else ""
    return Row(f"{pair.one.number}. {pair.one.text}", quiet, side, icon=icon, ink=ink)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Statement"), lambda p: _numbered(p.one)),
        Column(_("Other statement"), lambda p: _numbered(p.other)),
        Column(_("Question"), lambda p: p.question),
        Column(_("Reasons"), lambda p: " ".join(p.reasons)),
    )


def _numbered(side: Side) -> str:
    return f"{side.number}. {side.text}"
