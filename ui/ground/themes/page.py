"""The page of themes: what was said, proposed in groups, named and put right by people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from council import clock
from council.errors import CouncilError
from council.ground import actions, queries
from council.ground.queries import GroundFacts, ThemedStatement, ThemeView
from council.ground.themes.values import Gathering, Worked
from council.ground.voting.values import VotesView
from council.sessions.actions import import_statements
from council.sessions.queries import StatementView
from council.sessions.wording import ImportedStatement
from council.words import N_, _, ngettext, say
from ui import theme
from ui.ground import tasks
from ui.ground.flowing import flowing
from ui.ground.themes.lists import StatementRows, ThemeRows
from ui.ground.themes.state import NO_THEME, ThemeRow, ThemesState, statement_quiet
from ui.page import Page
from ui.widgets import Column, Columns, Form, Label, Row, Scroll, Section, Table, button, column

TABLES = "*.csv *.tsv *.txt *.xlsx"


class ThemesPage(Page):
    """Themes at the left, the statements of one at the right; people name, place, split and merge."""

    shows = frozenset({"theme", "membership", "statement", "vote", "remit"})
    help = N_(
        "A theme is a group of statements that speak of the same thing; it says nothing about who agrees. "
        "Themes are proposed on this computer; name them, and drag statements to where they belong. What you "
        "name or place is never moved by a later proposal."
    )

    def build(self) -> None:
        self._state: ThemesState | None = None
        self._wanted = ""
        self._themes = ThemeRows(Table(*_theme_columns()), _theme_row, name=_("Themes"))
        self._themes.accept_drops()
        self._themes.setMinimumWidth(theme.wide(26))
        self._statements = StatementRows(
            Table(*_statement_columns()), _statement_row, name=_("Statements of the theme"), many=True
        )
        self._detail = Section()
        self._words = Label("", "quiet")
        self._bind()
        self._lay_detail()
        self.body.addWidget(Columns(self._themes, Scroll(self._detail), shares=(2, 3)), 1)
        self._themes.chosen.connect(self._on_theme)
        self._themes.dropped.connect(self._on_dropped)
        self._statements.chosen.connect(lambda _value: self.look())
        self._statements.opened.connect(lambda _value: self._move())
        self.head.actions("ground.new_theme")
        self.head.actions("ground.propose", primary=True)
        self.empty(
            _("No themes yet"),
            _("Themes gather what was said, so that the council can see it whole. They are proposed from the "
              "statements on this computer; you name them and put them right."),
            "ground.propose",
            "ground.import_statements",
        )  # fmt: skip

    def _bind(self) -> None:
        one = self._has_theme
        self.bind("ground.propose", self._propose, self._has_statements)
        self.bind("ground.import_statements", self._import)
        self.bind("ground.new_theme", self._new)
        self.bind("ground.rename", self._rename, one)
        self.bind("ground.merge", self._merge, one)
        self.bind("ground.remove_theme", self._remove, one)
        self.bind("ground.to_proposal", self._to_proposal, one)
        self.bind("ground.move", self._move, self._has_marked)
        self.bind("ground.split", self._split, self._has_marked)
        self.bind("ground.take_out", self._take_out, self._has_marked, on=self._statements)

    def _lay_detail(self) -> None:
        about = [
            button(self.action(f"ground.{verb}"), quiet=True)
            for verb in ("rename", "merge", "to_proposal", "remove_theme")
        ]
        marked = [button(self.action(f"ground.{verb}"), quiet=True) for verb in ("move", "split", "take_out")]
        self._about, self._marked = flowing(*about), flowing(*marked)
        for part in (self._words, self._about):
            self._detail.body.addWidget(part)
        self._detail.body.addWidget(column(self._statements, self._marked, gap=theme.TIGHT), 1)

    def first_focus(self) -> QWidget:
        return self._themes

    def refresh(self) -> None:
        self.ask(queries.themes_of, self._on_themes)

    def _on_themes(self, themes: Sequence[ThemeView]) -> None:
        self.ask(queries.unthemed, lambda left: self._on_left(themes, left))

    def _on_left(self, themes: Sequence[ThemeView], left: Sequence[StatementView]) -> None:
        self.ask(queries.ground_facts, lambda facts: self._on_facts(themes, left, facts))

    def _on_facts(
        self, themes: Sequence[ThemeView], left: Sequence[StatementView], facts: GroundFacts
    ) -> None:
        self._render(ThemesState.of(themes, left, facts))

    def _render(self, state: ThemesState) -> None:
        self._state = state
        self.head.facts(state.facts if state.rows else "")
        self.show_empty(not state.rows)
        self._themes.table.show(state.rows)
        if self._wanted:
            self._themes.choose(self._wanted)
            self._wanted = ""
        if self._themes.current() is None and state.rows:
            self._themes.choose(state.rows[0].id)
        self._on_theme(self._themes.current())

    def _on_theme(self, row_: ThemeRow | None) -> None:
        self._detail.setVisible(row_ is not None)
        if row_ is not None:
            self._detail.say(row_.title, row_.note)
            self._words.setText(row_.words)
            self._words.setVisible(bool(row_.words))
            self._about.setVisible(row_.is_theme)
            self._statements.table.show(row_.statements)
        self.look()

    # what can be done --------------------------------------------------------------------------------------

    def _has_statements(self) -> bool | str:
        there = self._state is not None and self._state.statements > 0
        return there or _("There are no statements yet. Capture them in a session, or import them.")

    def _has_theme(self) -> bool | str:
        chosen = self._themes.current()
        return (chosen is not None and chosen.is_theme) or _("Choose a theme first.")

    def _has_marked(self) -> bool | str:
        return bool(self._statements.selected()) or _("Choose one or more statements first.")

    # proposing ---------------------------------------------------------------------------------------------

    def _propose(self) -> None:
        self.ask(queries.gathering_of, lambda gathering: self._with_votes(gathering))

    def _with_votes(self, gathering: Gathering) -> None:
        self.ask(queries.votes_of, lambda seen: self._work(gathering, seen))

    def _work(self, gathering: Gathering, seen: VotesView) -> None:
        words = _("Reading the statements and proposing themes")
        self.work(words, tasks.propose, self._on_proposed, gathering=gathering, seen=seen)

    def _on_proposed(self, worked: Worked) -> None:
        if not worked.themes:
            self.banner(
                _("There are fewer than 20 different statements: themes from so few would be chance. "
                  "Make themes by hand with New theme, or come back when more was said."),
                "warn",
                ["ground.new_theme"],
            )  # fmt: skip
            return
        if not worked.understood:
            self.banner(
                _("The language model does not know the language of these statements well. Read every theme "
                  "before you use it."),
                "warn",
            )  # fmt: skip
        count = len(worked.themes)
        words = ngettext("{count} theme proposed", "{count} themes proposed", count).format(count=count)
        given = {"themes": worked.themes, "vectors": worked.vectors, "mixed": worked.mixed}
        self.act(actions.keep_themes, self.said(words), at=clock.now(), **given)

    # importing ---------------------------------------------------------------------------------------------

    def _import(self) -> None:
        files = _("Tables") + f" ({TABLES})"
        self.pick_file(_("Import statements"), files, self._on_file)

    def _on_file(self, path: Path) -> None:
        self.work(_("Reading the file"), tasks.statements_in, self._on_read, path=path)

    def _on_read(self, rows: Sequence[Any]) -> None:
        kept = [each for each in rows if each.text and not each.is_out]
        given = [ImportedStatement(text=each.text, source=each.id) for each in kept]
        out = len(rows) - len(kept)
        words = ngettext("{count:,} statement imported", "{count:,} statements imported", len(kept))
        said = words.format(count=len(kept))
        if out:
            left = ngettext(
                "{count:,} left out: blank or moderated", "{count:,} left out: blank or moderated", out
            )
            said = f"{said} · {left.format(count=out)}"
        self.work_act(
            _("Keeping the statements"), import_statements, self.said(said), statements=given, at=clock.now()
        )

    # naming and placing ------------------------------------------------------------------------------------

    def _new(self) -> None:
        new = clock.new_id()
        self._ask_title(
            _("New theme"), _("Add theme"), "", lambda title, then, no: self._add(new, title, then, no)
        )

    def _add(self, new: str, title: str, then: Callable[..., object], no: Callable[..., object]) -> None:
        self._wanted = new
        self.act(actions.add_theme, then, no, theme_id=new, title=title, at=clock.now())

    def _rename(self) -> None:
        chosen = self._themes.current()
        lead = _("The name as the council will read it. A later proposal will keep it.")
        self._ask_title(
            _("Rename theme"), _("Rename"), chosen.title, partial(self._name, chosen.id), lead=lead
        )

    def _name(
        self, theme_id: str, title: str, then: Callable[..., object], no: Callable[..., object]
    ) -> None:
        self.act(actions.rename_theme, then, no, theme_id=theme_id, title=title, at=clock.now())

    def _split(self) -> None:
        chosen, new = self._themes.current(), clock.new_id()
        marked = [each.id for each in self._statements.selected()]

        def do(title: str, then: Callable[..., object], no: Callable[..., object]) -> None:
            if chosen.is_theme:
                given = {"theme_id": chosen.id, "new_id": new, "title": title, "statement_ids": marked}
                self.act(actions.split_theme, then, no, at=clock.now(), **given)
            else:
                self._gather(new, title, marked, then, no)

        count = ngettext("{count} statement", "{count} statements", len(marked)).format(count=len(marked))
        lead = _("{count} will stand in a theme of their own.").format(count=count)
        self._ask_title(_("New theme from these"), _("Split off"), "", do, lead=lead)

    def _gather(
        self, new: str, title: str, marked: list[str], then: Callable[..., object], no: Callable[..., object]
    ) -> None:
        def place(_outcome: Any) -> None:
            given = {"statement_ids": marked, "theme_id": new}
            self.act(actions.place_statements, then, no, at=clock.now(), **given)

        self.act(actions.add_theme, place, no, theme_id=new, title=title, at=clock.now())

    def _ask_title(self, title: str, verb: str, now: str, do: Callable[..., None], *, lead: str = "") -> None:
        form = Form(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=self)
        name = form.field(_("Name"), QLineEdit(now))
        name.editor.selectAll()

        def done(outcome: Any) -> None:
            form.accept()
            self.toast(_("Theme “{title}” kept").format(title=name.editor.text().strip()), outcome)

        def refused(error: CouncilError) -> None:
            form.refuse(say(error), name)

        form.submitted.connect(lambda: do(name.editor.text(), done, refused))
        form.open()

    def _move(self) -> None:
        marked = [each.id for each in self._statements.selected()]
        others = [each for each in self._others() if each.is_theme]
        if not marked or not others:
            return
        count = ngettext("Move {count} statement", "Move {count} statements", len(marked))
        self._ask_theme(
            count.format(count=len(marked)), _("Move"), others, lambda to, then: self._place(marked, to, then)
        )

    def _place(self, marked: list[str], to: ThemeRow, then: Callable[..., object] | None = None) -> None:
        count = ngettext(
            "{count} statement moved to “{theme}”", "{count} statements moved to “{theme}”", len(marked)
        )
        said = self.said(count.format(count=len(marked), theme=to.title), then)
        target = to.id or None
        self.act(actions.place_statements, said, statement_ids=marked, theme_id=target, at=clock.now())

    def _on_dropped(self, to: ThemeRow, ids: tuple[str, ...]) -> None:
        self._place(list(ids), to)

    def _take_out(self) -> None:
        marked = [each.id for each in self._statements.selected()]
        words = ngettext("{count} statement taken out", "{count} statements taken out", len(marked))
        given = {"statement_ids": marked, "theme_id": None}
        self.act(
            actions.place_statements, self.said(words.format(count=len(marked))), at=clock.now(), **given
        )

    def _merge(self) -> None:
        chosen = self._themes.current()
        others = [each for each in self._others() if each.is_theme]
        title = _("Merge “{title}” with another theme").format(title=chosen.title)
        self._ask_theme(title, _("Merge"), others, lambda into, then: self._join(chosen, into, then))

    def _join(self, chosen: ThemeRow, into: ThemeRow, then: Callable[..., object]) -> None:
        said = self.said(_("“{one}” merged into “{other}”").format(one=chosen.title, other=into.title), then)
        self._wanted = into.id
        self.act(actions.merge_themes, said, theme_id=chosen.id, into_id=into.id, at=clock.now())

    def _ask_theme(self, title: str, verb: str, choices: Sequence[ThemeRow], do: Callable[..., None]) -> None:
        form = Form(title, verb=verb, cancel=_("Cancel"), parent=self)
        combo = QComboBox()
        combo.view().setAccessibleName(_("Themes"))
        for each in choices:
            combo.addItem(each.title, each)
        form.field(_("Theme"), combo)
        form.submitted.connect(lambda: do(combo.currentData(), lambda _outcome: form.accept()))
        form.open()

    def _remove(self) -> None:
        chosen = self._themes.current()
        words = _("Theme “{title}” dissolved").format(title=chosen.title)
        self.act(actions.remove_theme, self.said(words), theme_id=chosen.id)

    def _to_proposal(self) -> None:
        self.go("decisions.proposals", theme=self._themes.current().id)

    def _others(self) -> tuple[ThemeRow, ...]:
        chosen = self._themes.current()
        return tuple(
            each for each in self._themes.table.values() if each is not chosen and each.id != NO_THEME
        )


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
        Column(_("Nearness"), lambda s: f"{s.score:.2f}", right=True),
    )


def _theme_row(each: ThemeRow) -> Row:
    return Row(each.title, each.quiet, each.side, each.icon, each.ink)


def _statement_row(each: ThemedStatement) -> Row:
    icon = "pin" if each.placed_by == "person" else ""
    mark = "" if icon else str(each.number)
    return Row(
        " ".join(each.text.split()), statement_quiet(each), icon=icon, ink="accent" if icon else "", mark=mark
    )
