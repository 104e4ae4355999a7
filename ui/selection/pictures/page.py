"""The page of pictures: pool, targets and panel side by side, chances, rules, who limits whom.

What is to be published holds no group of fewer than five people; what is computed can be cancelled.
"""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from council import clock
from council.people import queries as people
from council.selection import queries
from council.words import N_, _, say
from ui import theme
from ui.page import Page
from ui.selection.pictures.part import PicturePart
from ui.selection.pictures.state import PICTURES, PicturesState, Told, levels_of, limits_chart
from ui.selection.ruling import RULES
from ui.widgets import Field, Flow, Scroll, Switch, column

WAITING = {
    "chances": N_("Everybody’s chance under the fairest rule is being computed."),
    "rules": N_("The chances under both rules are being computed."),
    "limits": N_("What holds each level of chance is being computed."),
    "others": N_("Every attribute of the pool has targets, or too many different answers."),
    "crossed": N_("The pool has no two attributes with two to twelve different answers."),
}
HAS_SMALL = ("targets", "limits", "others", "crossed")


class PicturesPage(Page):
    """One picture at a time, with what can be chosen for it, to be read as a table, copied and saved."""

    shows = frozenset({"seat", "draw", "target_line", "panel_size", "person", "exclusion", "council"})
    help: ClassVar[str] = N_(
        "Each picture shows the same numbers as its table. Copy it into a letter, or save it as PNG or SVG; "
        "its title, base and source go with it. Groups of fewer than five people are shown together, so that "
        "a published picture gives nobody away; “All groups” shows them for your eyes."
    )

    def build(self) -> None:
        self._state: PicturesState | None = None
        self._points: dict[str, Any] = {}
        self._limits: dict[bool, Any] = {}
        self._over: Any = None
        self._job: Any = None
        self.switch = Switch(*((id, _(words)) for id, words in PICTURES), name=_("Which picture"))
        self.switch.changed.connect(self._on_switch)
        self.small = Switch(
            ("public", _("For publication")), ("all", _("All groups")), name=_("Groups under five people")
        )
        self.small.changed.connect(self._on_choice)
        self.rules = tuple(_combo(self._on_choice) for _side in range(2))
        self.features = tuple(_combo(self._on_choice) for _side in range(2))
        for at, (box, chosen) in enumerate(zip(self.rules, ("leximin", "random"), strict=True)):
            for id, words, _hint in RULES:
                box.addItem(_(words), id)
            box.setCurrentIndex(box.findData(chosen))
            box.view().setAccessibleName(_("First rule") if at == 0 else _("Second rule"))
        self._fields = {
            "rules": (Field(_("First rule"), self.rules[0]), Field(_("Second rule"), self.rules[1])),
            "crossed": (Field(_("Down"), self.features[0]), Field(_("Across"), self.features[1])),
        }
        self.part = PicturePart(self, name=_("Picture"))
        self._bind()
        self._lay_parts()
        self.empty(
            _("No pictures yet"),
            _(
                "Pictures set the pool beside the targets, and later the panel. Import people and targets "
                "first."
            ),
            "selection.to_targets",
        )

    def _lay_parts(self) -> None:
        top, options = Flow(gap=theme.TIGHT), Flow(gap=theme.SNUG)
        top.addWidget(self.switch)
        self.body.addLayout(top)
        for field in (*self._fields["rules"], *self._fields["crossed"], self.small):
            options.addWidget(field)
        self.body.addLayout(options)
        self.body.addWidget(Scroll(column(self.part, None)), 1)

    def _bind(self) -> None:
        self.bind("selection.picture_as_table", self.part.turn_over, self._has_picture)
        self.bind("selection.copy_picture", self.part.copy, self._has_picture)
        self.bind("selection.save_picture", self.part.save, self._has_picture)
        self.bind("selection.show_small", self._turn_small, self._has_small)
        self.bind("selection.to_targets", partial(self.go, "selection"))

    def first_focus(self) -> QWidget | None:
        return next(
            (one for one in self.switch.findChildren(QWidget) if one.isEnabled() and one.focusPolicy()), None
        )

    # asking ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(told_of, self._on_told)

    def _on_told(self, told: Told) -> None:
        self._state = state = PicturesState.of(told)
        self.head.facts(state.facts)
        self.show_empty(state.is_empty)
        if state.over != self._over:
            self._over, self._points, self._limits = state.over, {}, {}
            if self._job is not None:
                self._job.cancel()
        self._offer_features(state.features)
        self.part.source = state.source(clock.now())
        self._render()

    def _offer_features(self, names: tuple[str, ...]) -> None:
        """Put the attributes on offer, the choices kept where they can be."""
        for at, box in enumerate(self.features):
            if tuple(box.itemText(i) for i in range(box.count())) == names:
                continue
            had = box.currentText()
            box.blockSignals(True)
            box.clear()
            box.addItems(list(names))
            box.setCurrentIndex(names.index(had) if had in names else min(at, len(names) - 1))
            box.blockSignals(False)

    # showing -----------------------------------------------------------------------------------------------

    def _on_switch(self, _id: str) -> None:
        self._render()

    def _on_choice(self, *_given: Any) -> None:
        self._render()

    def _turn_small(self) -> None:
        self.small.choose("all" if self.small.current == "public" else "public")
        self._render()

    def _render(self) -> None:
        if self._state is None or self._state.is_empty:
            return
        id = self.switch.current
        for name, fields in self._fields.items():
            for field in fields:
                field.setVisible(name == id)
        self.small.setVisible(id in HAS_SMALL)
        chart = getattr(self, f"_{id}_chart")()
        self.part.show_chart(chart, waiting=_(WAITING[id]) if chart is None else None)
        self.look()

    @property
    def _public(self) -> bool:
        return self.small.current == "public"

    def _targets_chart(self) -> Any:
        return self._state.beside_targets(public=self._public)

    def _others_chart(self) -> Any:
        return self._state.beside_others(public=self._public)

    def _crossed_chart(self) -> Any:
        first, second = (box.currentText() for box in self.features)
        return self._state.crossed(first, second, public=self._public) if first and second else None

    def _chances_chart(self) -> Any:
        levels = self._state.levels
        if not levels and (point := self._points.get("leximin")) is not None:
            levels = levels_of(point.chances)
        if levels:
            return self._state.steps(levels)
        self._compute_rules(("leximin",))
        return None

    def _rules_chart(self) -> Any:
        wanted = tuple(dict.fromkeys(box.currentData() for box in self.rules))
        missing = tuple(rule for rule in wanted if rule not in self._points)
        if missing:
            self._compute_rules(missing)
            return None
        points = [self._points[rule] for rule in wanted if self._points[rule] is not None]
        return self._state.curves(points) if points else None

    def _limits_chart(self) -> Any:
        found = self._limits.get(self._public)
        if found is not None:
            return limits_chart(found)
        self._compute_limits()
        return None

    # computing ---------------------------------------------------------------------------------------------

    def _compute_rules(self, rules: tuple[str, ...]) -> None:
        from council.selection.comparing import compared

        self._start(_("Computing chances"), compared, partial(self._on_points, rules), rules=rules)

    def _on_points(self, asked: tuple[str, ...], points: tuple[Any, ...]) -> None:
        self._points |= dict.fromkeys(asked)  # a rule that finds no panels has no point
        self._points |= {one.rule: one for one in points}

    def _compute_limits(self) -> None:
        from council.selection.limiting import limits_under

        then = partial(self._on_limits, self._public)
        rule = self._state.draw.rule if self._state.draw else "leximin"
        given = {"rule": "leximin" if rule == "random" else rule, "public": self._public}
        self._start(_("Looking for what limits whom"), limits_under, then, **given)

    def _on_limits(self, public: bool, limits: Any) -> None:
        self._limits[public] = limits

    def _start(self, words: str, task: Any, then: Any, **given: Any) -> None:
        """Compute beside the store; an older question is cancelled, an answer over others dropped."""
        if self._job is not None:
            self._job.cancel()
        over, (pool, targets) = self._over, self._state.over

        def done(answer: Any) -> None:
            if over == self._over:
                then(answer)
                self._render()

        self._job = self.work(words, task, done, self._on_not_computed, pool=pool, targets=targets, **given)

    def _on_not_computed(self, error: Any) -> None:
        self.part.show_chart(None, waiting=say(error))
        self.look()

    # when --------------------------------------------------------------------------------------------------

    def _has_picture(self) -> bool | str:
        return self.part.chart is not None or _("There is no picture yet.")

    def _has_small(self) -> bool | str:
        return self.switch.current in HAS_SMALL or _("This picture shows no groups of people by attribute.")


def told_of(db: Any) -> Told:
    """Everything the pictures are made of."""
    seats = queries.seats_of(db)
    members = {one.person_id for one in seats if one.state in queries.MEMBERS}
    out = {one.person_id for one in queries.exclusions_of(db)} - members
    council = people.council_of(db)
    return Told(
        council=council.name if council else "",
        views=queries.target_views_of(db),
        asked=queries.drawing_pool(db),
        targets=queries.targets_of(db),
        draws=queries.draws_of(db),
        seats=seats,
        people={one.id: one.attributes for one in people.pool_of(db) if one.id not in out},
    )


def _combo(changed: Any) -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.currentIndexChanged.connect(changed)
    return made
