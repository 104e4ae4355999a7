"""The page of themes: what was said, proposed in groups, named and put right by people."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from council.ground import queries
from council.ground.queries import ThemedStatement
from council.ground.themes.values import PERSON
from council.report.charts import themes_by_people
from council.report.facts import ThemeFacts
from council.report.marks import Chart
from council.sessions.queries import likenesses_of
from council.words import N_, _
from ui import pictures, theme
from ui.ground.flowing import flowing, stacked
from ui.ground.themes import importing
from ui.ground.themes.alike import Alike
from ui.ground.themes.arranging import Arranging
from ui.ground.themes.lists import StatementRows, ThemeRows
from ui.ground.themes.proposing import Proposing
from ui.ground.themes.siding import Siding
from ui.ground.themes.state import NO_THEME, SPEAKS, ThemeRow, ThemesState, statement_quiet
from ui.page import Page
from ui.widgets import Column, Columns, Label, Row, Scroll, Section, Table, button, column


class ThemesPage(Page):
    """Themes at the left, the statements of one at the right; people name, place, split and merge."""

    shows = frozenset({"theme", "membership", "statement", "likeness", "seat", "stance"})
    help = N_(
        "A theme is a group of statements that speak of the same thing; it says nothing about who agrees. "
        "Themes are proposed on this computer. Name them with F2, drag statements to where they belong or "
        "move them with Ctrl+M, pin with P what is right. A named theme has the mark of a theme before it, a "
        "proposed one a dot. What you name, place or pin is moved by no later "
        "proposal, and a proposal says what it would change before it changes anything. Themes may stand "
        "under a wider one (Ctrl+U). With + and − say that a statement speaks for or against what its "
        "theme is about; from five marked on, the theme tells whether it holds opposing views. "
        "The bar shows how many people spoke to a theme, each counted once. "
        "What is said in a session finds its theme by itself, as soon as there are themes."
    )

    def build(self) -> None:
        self._state: ThemesState | None = None
        self._is_detailed, self._shown = False, ""
        self._wanted, self._is_asking, self._asks_again = "", False, False
        self.themes = ThemeRows(Table(*_theme_columns()), _theme_row, name=_("Themes"))
        self.themes.accept_drops()
        self.themes.setMinimumWidth(theme.wide(26))
        self.statements = StatementRows(
            Table(*_statement_columns()), self._statement_row, name=_("Statements of the theme"), many=True
        )
        self._detail = Section()
        self._about, self._words = Label("", "body"), Label("", "quiet")
        self._arranging, self._proposing = Arranging(self, self), Proposing(self)
        Alike(self, self)
        Siding(self, self)
        self._bind()
        self._lay_detail()
        self.body.addWidget(Columns(self.themes, Scroll(self._detail), shares=(2, 3)), 1)
        self.themes.chosen.connect(self._on_theme)
        self.themes.opened.connect(lambda _value: self.statements.setFocus())
        self.themes.dropped.connect(self._on_dropped)
        self.statements.chosen.connect(lambda _value: self.look())
        self.statements.opened.connect(lambda _value: self._arranging.move())
        self.head.actions("ground.to_wall", "ground.new_theme")
        self.head.actions("ground.propose", primary=True)
        self.empty(
            _("No themes yet"),
            _("Themes gather what was said, so that the council can see it whole. They are proposed from the "
              "statements on this computer; you name them and put them right."),
            "ground.propose",
            "ground.new_theme",
            "ground.import_statements",
        )  # fmt: skip

    def _bind(self) -> None:
        self.bind("ground.propose", self._proposing.propose, self._has_statements)
        self.bind("ground.import_statements", partial(importing.ask_for_file, self))
        self.bind("ground.export_themes", self._export, self._has_themes)
        self.bind("ground.save_picture", lambda: pictures.save_picture(self, self._chart()), self._has_themes)
        self.bind("ground.save_table", lambda: pictures.save_table(self, self._chart()), self._has_themes)
        self.bind("ground.to_wall", lambda: self.show_to_room("voices"), self._has_themes)
        self.bind("ground.to_proposal", self._to_proposal, self._arranging.has_theme)
        self.bind("ground.to_way", self._to_way, self._has_any)
        self.bind("ground.to_session", self._to_session, self._has_session)

    def _lay_detail(self) -> None:
        self._deeds = flowing(*self._buttons("rename", "under", "merge", "to_proposal", "remove_theme"))
        marked = self._buttons(
            "move",
            "pin",
            "speaks_for",
            "speaks_against",
            "take_out",
            "split",
            "same_as",
            "not_same",
            "to_session",
        )
        self._detail.body.addWidget(stacked(self._about, self._words, self._deeds))
        self._detail.body.addWidget(column(self.statements, flowing(*marked), gap=theme.TIGHT), 1)

    def _buttons(self, *verbs: str) -> list[QWidget]:
        return [button(self.action(f"ground.{verb}"), quiet=True) for verb in verbs]

    def first_focus(self) -> QWidget:
        return self.themes

    def arrive(self, theme: str = "", statement: str = "") -> None:
        """Come to a theme, or to the one a statement is in."""
        inside = [row.id for row in self._rows() if any(each.id == statement for each in row.statements)]
        self._wanted = theme or (inside[-1] if statement and inside else "")
        if self._state is not None:
            self._render(self._state)
            self.statements.choose(statement)

    # what stands here --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask once; what moves meanwhile is asked for together, so that a lively session is not held up."""
        self._asks_again = self._is_asking
        if not self._is_asking:
            self._is_asking = True
            self.desk.runner.ask(self, _state, self._on_state).over = self._on_asked

    def _on_asked(self) -> None:
        self._is_asking = False  # also when the council was closed, and no answer comes

    def _on_state(self, state: ThemesState) -> None:
        self._render(state)
        if self._asks_again:
            self.refresh()

    def _render(self, state: ThemesState) -> None:
        self._state = state
        self.head.facts(state.facts if state.rows else "")
        self.show_empty(not state.rows)
        self.themes.table.show(state.rows)
        self._is_detailed = False
        wanted = self._wanted if any(row.id == self._wanted for row in state.rows) else ""
        if wanted or (self.themes.current() is None and state.rows):
            self._wanted = "" if wanted else self._wanted
            self.themes.choose(wanted or state.rows[0].id)
        if not self._is_detailed:  # choosing another has shown it by now
            self._on_theme(self.themes.current())

    def _on_theme(self, row_: ThemeRow | None) -> None:
        self._is_detailed = True
        self._detail.setVisible(row_ is not None)
        if row_ is not None:
            self._detail.say(row_.title, row_.note)
            for part, words in ((self._about, row_.description), (self._words, row_.words)):
                part.setText(words)
                part.setVisible(bool(words))
            self._deeds.setVisible(row_.is_theme)
            self._show_statements(row_)
        self.look()

    def _show_statements(self, row_: ThemeRow) -> None:
        """Its statements; where the one that was marked left this theme, the next one is marked."""
        mark = self.statements.current() if row_.id == self._shown else None
        at = [each.id for each in self.statements.shown()].index(mark.id) if mark else 0
        self._shown = row_.id
        self.statements.table.show(row_.statements)
        rest = self.statements.shown()
        if mark is not None and rest and all(each.id != mark.id for each in rest):
            self.statements.clearSelection()
            self.statements.choose(rest[min(at, len(rest) - 1)].id)

    def _statement_row(self, each: ThemedStatement) -> Row:
        pinned = each.placed_by == PERSON
        quiet = statement_quiet(each, self._state.twins if self._state is not None else None)
        return Row(
            " ".join(each.text.split()),
            quiet,
            side=_("pinned") if pinned else "",
            ink="accent" if pinned else "",
            mark=str(each.number),
        )

    def come_to(self, theme_id: str) -> None:
        """Choose this theme as soon as it stands in the list."""
        self._wanted = theme_id

    def every_statement(self) -> tuple[ThemedStatement, ...]:
        """All statements, by number."""
        found = {each.id: each for row in self._rows() for each in row.statements}
        return tuple(sorted(found.values(), key=lambda each: each.number))

    def _rows(self) -> tuple[ThemeRow, ...]:
        return self._state.rows if self._state is not None else ()

    # what can be done --------------------------------------------------------------------------------------

    def _has_statements(self) -> bool | str:
        there = self._state is not None and self._state.statements > 0
        return there or _("There are no statements yet. Capture them in a session, or import them.")

    def _has_themes(self) -> bool | str:
        return any(row.is_theme for row in self._rows()) or _("There are no themes yet.")

    def _has_session(self) -> bool | str:
        one = self.statements.current()
        return (one is not None and bool(one.session_id)) or _("Choose a statement said in a session first.")

    def _on_dropped(self, to: ThemeRow, ids: tuple[str, ...]) -> None:
        self._arranging.place(ids, to.id if to.id != NO_THEME else "", to.title)

    def _to_proposal(self) -> None:
        self.go("decisions.proposals", theme=self.themes.current().id)

    def _has_any(self) -> bool | str:
        return (
            self._arranging.has_theme() is True
            or self.statements.current() is not None
            or _("Choose a theme or a statement first.")
        )

    def _to_way(self) -> None:
        """The way of the statement where its list has the focus, else of the theme."""
        one = self.statements.current()
        if one is not None and (self.statements.hasFocus() or self._arranging.has_theme() is not True):
            self.go("decisions.way", kind="statement", id=one.id)
        else:
            self.go("decisions.way", kind="theme", id=self.themes.current().id)

    def _to_session(self) -> None:
        self.go("sessions.live", session_id=self.statements.current().session_id)

    def _export(self) -> None:
        importing.ask_where(self, self._rows())

    def _chart(self) -> Chart:
        rows = [row for row in self._rows() if row.is_theme and not row.children]
        known = all(row.share is not None for row in rows)
        facts = [
            ThemeFacts(row.number, row.title, (), len(row.statements), row.people if known else 0, ())
            for row in rows
        ]
        return themes_by_people(facts, speakers=max((row.people for row in rows), default=0))


def _state(db: Any) -> ThemesState:
    """What the page says, thought out where it is read: the window has only to show it."""
    sheet = queries.themes_sheet(db)
    return ThemesState.of(sheet.themes, sheet.left, likenesses_of(db))


def _theme_columns() -> tuple[Column, ...]:
    return (
        Column(_("Theme"), lambda t: t.title),
        Column(_("People"), lambda t: t.side),
        Column(_("Statements"), lambda t: str(len(t.statements)), right=True),
        Column(_("About it"), lambda t: t.note),
        Column(_("Words"), lambda t: t.words),
        Column(_("Quotes"), lambda t: " / ".join(t.quotes)),
    )


def _statement_columns() -> tuple[Column, ...]:
    return (
        Column(_("Statement"), lambda s: " ".join(s.text.split())),
        Column(_("Number"), lambda s: str(s.number), right=True),
        Column(_("From"), statement_quiet),
        Column(_("Placed by"), lambda s: _("people") if s.placed_by == PERSON else _("machine")),
        Column(_("Speaks"), lambda s: _(SPEAKS[s.stance]) if s.stance else ""),
        Column(_("Nearness"), lambda s: f"{s.score:.2f}", right=True),
    )


def _theme_row(each: ThemeRow) -> Row:
    return Row(each.title, each.quiet, each.side, each.icon, each.ink, depth=each.depth, share=each.share)
