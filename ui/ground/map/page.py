"""The page of the map: statements by likeness, or members by their votes, with a table beside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from council.ground import queries
from council.ground.queries import GroundFacts, ThemeView
from council.ground.themes.values import Gathering
from council.ground.voting.values import VotesView
from council.words import N_, _
from ui import theme
from ui.ground import tasks
from ui.ground.flowing import flowing
from ui.ground.map.canvas import Canvas, Dot
from ui.ground.map.state import member_dots, statement_dots
from ui.ground.shared.state import verdict
from ui.page import Page
from ui.widgets import Column, Label, Switch, Table, TableView

STATEMENTS, MEMBERS = "statements", "members"
PICTURE, TABLE = "picture", "table"


class MapPage(Page):
    """What lies near is alike; a picture to find one's way, and the same again as a table."""

    shows = frozenset({"theme", "membership", "statement", "vote", "ground_run"})
    help = N_(
        "Statements that speak alike lie near each other; members lie near each other when they vote alike. "
        "The picture has two dimensions of many: it helps to find one's way and proves nothing. Arrow keys "
        "walk from point to point."
    )  # fmt: skip

    def build(self) -> None:
        self._dots: dict[str, tuple[Dot, ...]] = {STATEMENTS: (), MEMBERS: ()}
        self._places: dict[str, tuple[float, float]] = {}
        self._shown = STATEMENTS
        self._what = Switch((STATEMENTS, _("Statements")), (MEMBERS, _("Members")), name=_("What is shown"))
        self._look = Switch((PICTURE, _("Map")), (TABLE, _("Table")), name=_("How it is shown"))
        self._canvas = Canvas(_("Map; arrow keys walk from point to point"))
        columns = (
            Column(_("Number"), lambda d: d.name, sort=lambda d: (len(d.name), d.name)),
            Column(_("Group"), lambda d: d.group_name),
            Column(_("Words"), lambda d: d.words, stretch=True),
        )
        self._grid = TableView(Table(*columns), name=_("What lies on the map"), dense=True)
        self._pictures = QStackedWidget()
        for view in (self._canvas, self._grid):
            self._pictures.addWidget(view)
        self._pictures.setMinimumHeight(theme.row_height() * 4)
        self._words, self._note = Label("", "body"), Label("", "quiet")
        self.body.addWidget(flowing(self._what, self._look, gap=theme.ROOMY))
        self.body.addWidget(self._pictures, 1)
        self.body.addWidget(self._words)
        self.body.addWidget(self._note)
        self._connect()

    def _connect(self) -> None:
        self._what.changed.connect(self._on_what)
        self._look.changed.connect(lambda look: self._pictures.setCurrentIndex(int(look == TABLE)))
        self._canvas.chosen.connect(self._on_dot)
        self._grid.chosen.connect(lambda dot: self._on_dot(dot.id) if dot else None)
        self.bind("ground.draw_map", self.refresh)
        self.empty(
            _("Nothing to map yet"),
            _("The map shows which statements speak alike. It needs themes: propose them first."),
            "ground.propose",
        )

    def first_focus(self) -> QWidget:
        return self._pictures.currentWidget()

    def refresh(self) -> None:
        self.ask(queries.themes_of, self._on_themes)

    def _on_themes(self, themes: Sequence[ThemeView]) -> None:
        self.show_empty(not themes)
        if themes:
            self.ask(queries.gathering_of, lambda gathering: self._on_gathering(themes, gathering))

    def _on_gathering(self, themes: Sequence[ThemeView], gathering: Gathering) -> None:
        self.ask(queries.votes_of, lambda seen: self._on_votes(themes, gathering, seen))

    def _on_votes(self, themes: Sequence[ThemeView], gathering: Gathering, seen: VotesView) -> None:
        self.ask(queries.ground_facts, lambda facts: self._draw(themes, gathering, seen, facts))

    def _draw(
        self, themes: Sequence[ThemeView], gathering: Gathering, seen: VotesView, facts: GroundFacts
    ) -> None:
        theme_of = {each.id: n for n, theme_ in enumerate(themes) for each in theme_.statements}
        given = {"gathering": gathering, "seen": seen, "theme_of": theme_of, "before": self._places}
        self.work(
            _("Drawing the map"),
            tasks.draw_map,
            lambda found: self._on_drawn(themes, seen, facts, *found),
            **given,
        )

    def _on_drawn(
        self,
        themes: Sequence[ThemeView],
        seen: VotesView,
        facts: GroundFacts,
        statements: dict[str, tuple[float, float]],
        members: dict[str, tuple[float, float]],
    ) -> None:
        self._places = statements
        self._dots = {
            STATEMENTS: statement_dots(themes, statements),
            MEMBERS: member_dots(seen, members, facts),
        }
        self._verdict = verdict(facts) if facts.worked_out else _("The votes have not been compared yet.")
        self._on_what(self._shown)

    _verdict = ""

    def _on_what(self, what: str) -> None:
        self._shown = what
        dots = self._dots[what]
        self._canvas.show_dots(dots)
        self._grid.table.show(dots)
        self._words.setText("")
        near = _("Near is alike in meaning; that says nothing about who agrees.")
        self._note.setText(near if what == STATEMENTS else self._verdict)

    def _on_dot(self, id: str) -> None:
        dot = next((each for each in self._dots[self._shown] if each.id == id), None)
        self._canvas.choose(id)
        self._words.setText(f"{dot.name} · {dot.group_name} · {dot.words}".rstrip(" ·") if dot else "")
