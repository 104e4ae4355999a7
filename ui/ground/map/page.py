"""The page of the map: statements by likeness, or members by their votes, with a table beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from council import clock
from council.ground import actions, queries
from council.ground.map.values import Drawn
from council.report import charts
from council.report.marks import Chart
from council.words import N_, _
from ui import theme
from ui.ground import tasks
from ui.ground.flowing import flowing, stacked
from ui.ground.map.canvas import Canvas, Dot
from ui.ground.map.state import MapMatter, came_words, member_dots, statement_dots
from ui.ground.origin import Origin, origins_of
from ui.ground.shared.state import source_words, verdict
from ui.page import Page
from ui.pictures import save_picture, save_table
from ui.widgets import Column, Label, Switch, Table, TableView, button

STATEMENTS, MEMBERS = "statements", "members"
PICTURE, TABLE = "picture", "table"


class MapPage(Page):
    """What lies near is alike; a picture to find one's way, and the same again as a table."""

    shows = frozenset(
        {"theme", "membership", "statement", "vote", "ground_run", "ground_map", "vector", "seat"}
    )
    help: ClassVar[str] = N_(
        "Statements that speak alike lie near each other; members lie near each other when they vote alike. "
        "The picture has two dimensions of many: it helps to find one's way and proves nothing. Once drawn, "
        "the map stays as it is, on every computer; a new statement is laid beside what it is like. Arrow "
        "keys walk from point to point."
    )

    def build(self) -> None:
        self._dots: dict[str, tuple[Dot, ...]] = {STATEMENTS: (), MEMBERS: ()}
        self._matter: MapMatter | None = None
        self._origins: Mapping[str, Origin] = {}
        self._shown, self._notes = STATEMENTS, {STATEMENTS: "", MEMBERS: ""}
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
        self._pictures.setMinimumHeight(theme.row_height() * 7)
        self._words, self._origin, self._note = Label("", "body"), Label("", "quiet"), Label("", "quiet")
        self._bind()
        ways = (button(self.action(id), quiet=True) for id in ("ground.to_line", "ground.to_session"))
        self.body.addWidget(flowing(self._what, self._look, gap=theme.ROOMY))
        self.body.addWidget(self._pictures, 1)
        self.body.addWidget(stacked(self._words, self._origin, flowing(*ways), self._note))

    def _bind(self) -> None:
        self._what.changed.connect(self._on_what)
        self._look.changed.connect(self._on_look)
        self._canvas.chosen.connect(self._on_dot)
        self._canvas.opened.connect(self._to_line)
        self._grid.chosen.connect(lambda dot: self._on_dot(dot.id) if dot else None)
        self._grid.opened.connect(lambda dot: self._to_line())
        self.bind("ground.draw_map", self._draw, self._may_draw)
        self.bind("ground.turn_picture", self._turn, self._has_dots)
        self.bind("ground.to_line", self._to_line, self._has_line)
        self.bind("ground.to_session", self._to_session, self._has_session)
        self.bind("ground.to_wall", lambda: self.show_to_room("map"), self._has_dots)
        self.bind("ground.save_picture", self._save_picture, self._has_dots)
        self.bind("ground.save_table", self._save_table, self._has_dots)
        self.head.actions("ground.save_picture", "ground.to_wall", "ground.draw_map")
        self.empty(
            _("No map yet"),
            _("The map shows which statements speak alike. Draw it once: from then on it stays as it is, and "
              "what is said later finds its place on it."),
            "ground.draw_map",
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        return self._pictures.currentWidget()

    def arrive(self, statement: str = "") -> None:
        """Come to a statement."""
        self._what.choose(STATEMENTS)
        self._on_what(STATEMENTS)
        self._choose(statement)

    # asking ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(matter_of, self._on_matter)
        self.ask(origins_of, self._on_origins)

    def _on_origins(self, origins: Mapping[str, Origin]) -> None:
        self._origins = origins

    def _on_matter(self, matter: MapMatter) -> None:
        self._matter = matter
        self.show_empty(matter.places.at is None)
        self.look()
        if matter.places.at is None:  # undone: what was drawn leaves by no picture and to no wall
            self._dots = {STATEMENTS: (), MEMBERS: ()}
            self._on_what(self._shown)
        else:
            given = {"gathering": matter.gathering, "seen": matter.seen, "theme_of": matter.theme_of}
            self.desk.runner.work(
                self,
                tasks.look_at_map,
                lambda drawn: self._on_looked(matter, drawn),
                self.refused,
                kept=matter.places,
                **given,
            )

    def _on_looked(self, matter: MapMatter, drawn: Drawn) -> None:
        facts = matter.facts
        self._dots = {
            STATEMENTS: statement_dots(matter.themes, drawn.statements, matter.unthemed),
            MEMBERS: member_dots(matter.seen, drawn.members, facts),
        }
        near = _("Near is alike in meaning; that says nothing about who agrees.")
        judged = verdict(facts) if facts.worked_out else _("The votes have not been compared yet.")
        self._notes = {STATEMENTS: f"{near} {came_words(matter, drawn)}".strip(), MEMBERS: judged}
        self._on_what(self._shown)

    # showing -----------------------------------------------------------------------------------------------

    def _on_what(self, what: str) -> None:
        self._shown = what
        dots = self._dots[what]
        self._canvas.show_dots(dots)
        self._grid.table.show(dots)
        self._note.setText(self._notes[what])
        self._on_dot(self._canvas.current())

    def _on_look(self, look: str) -> None:
        chosen = self._canvas.current()
        self._pictures.setCurrentIndex(int(look == TABLE))
        self._choose(chosen)

    def _turn(self) -> None:
        look = PICTURE if self._look.current == TABLE else TABLE
        self._look.choose(look)
        self._on_look(look)

    def _choose(self, id: str) -> None:
        if any(dot.id == id for dot in self._dots[self._shown]):
            self._grid.choose(id)
            self._on_dot(id)

    def _on_dot(self, id: str) -> None:
        dot = next((each for each in self._dots[self._shown] if each.id == id), None)
        self._canvas.choose(id if dot else "")
        parts = (dot.name, dot.group_name, dot.words) if dot else ()
        self._words.setText(" · ".join(part for part in parts if part))
        origin = self._origins.get(id) if dot else None
        self._origin.setText(origin.words if origin else "")
        self._origin.setVisible(bool(origin and origin.words))
        self.look()

    # what can be done --------------------------------------------------------------------------------------

    def _may_draw(self) -> bool | str:
        there = self._matter is not None and bool(self._matter.gathering.told)
        return there or _("There is no statement yet: capture some, or import them.")

    def _has_dots(self) -> bool | str:
        return bool(self._dots[self._shown]) or _("Nothing lies on the map yet.")

    def _has_line(self) -> bool | str:
        voted = self._matter.seen.statements if self._matter else ()
        return self._canvas.current() in voted or _("Choose a statement that was voted on.")

    def _has_session(self) -> bool | str:
        origin = self._origins.get(self._canvas.current())
        return bool(origin and origin.session_id) or _("Choose a statement that was said in a session.")

    def _draw(self) -> None:
        matter = self._matter
        given = {"gathering": matter.gathering, "seen": matter.seen, "theme_of": matter.theme_of}
        words = _("Drawing the map")
        self.work(words, tasks.draw_map, self._on_drawn, beside=True, before=matter.places, **given)

    def _on_drawn(self, drawn: Drawn) -> None:
        given = {"places": drawn.statements, "members": drawn.members, "vectors": drawn.vectors}
        self.act(actions.keep_places, self.said(_("Map drawn")), at=clock.now(), **given)

    def _to_line(self) -> None:
        if self._has_line() is True:
            self.go("ground.shared", statement=self._canvas.current())

    def _to_session(self) -> None:
        origin = self._origins[self._canvas.current()]
        self.go("sessions.live", session_id=origin.session_id, item_id=origin.item_id)

    def _chart(self) -> Chart:
        title = _("Statements by likeness") if self._shown == STATEMENTS else _("Members by their votes")
        return charts.places(self._dots[self._shown], title=title, note=self._notes[self._shown])

    def _save_picture(self) -> None:
        save_picture(self, self._chart(), source=source_words(self._matter.facts, clock.now()))

    def _save_table(self) -> None:
        save_table(self, self._chart())


def matter_of(db: Any) -> MapMatter:
    """Everything the map is made of."""
    return MapMatter(
        themes=queries.themes_of(db),
        unthemed=queries.unthemed(db),
        gathering=queries.gathering_of(db),
        seen=queries.votes_of(db),
        facts=queries.ground_facts(db),
        places=queries.places_of(db),
    )
