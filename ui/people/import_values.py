"""The second step of an import: values nobody knows, answers nobody gave, addresses that may be one home."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from council.people.homes import HomeHint
from council.people.importing import Choices
from council.people.values import FeatureView, ValueView
from council.words import _, ngettext
from ui import theme
from ui.people.opening import Looked
from ui.widgets import Button, Label, Section, emptied, push, row

MOST_ODD, MOST_HOMES = 60, 40
KEEP, OUT, NO_LINE, ASK = "keep", "out", "ignore", "ask"


class ValuesStep(QWidget):
    """Questions, one row each; nothing is changed that was not chosen here."""

    spelling_chosen = Signal(
        str, str, object
    )  # feature, as spelt, what it stands for ("" = out, None = kept)
    missing_chosen = Signal(str, object)  # feature, the choice or None
    home_joined = Signal(tuple, bool)
    all_taken = Signal()
    all_for_no_line = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combos: dict[tuple[str, str], QComboBox] = {}
        self.homes: dict[tuple[str, str], Button] = {}
        self._shown: object = None
        self._mend: Button | None = None
        self._lay = QVBoxLayout(self, spacing=theme.ROOMY)
        self._lay.setContentsMargins(0, 0, 0, 0)

    def render(self, looked: Looked, choices: Choices) -> None:
        """Show what there is to decide, and what was; rows stay while the questions are the same."""
        features = looked.reading.features
        if (features, looked.hints) != self._shown:
            self._shown = (features, looked.hints)
            self._lay_out(features, looked.hints)
        for feature in features:
            if feature.missing is not None:
                _choose(self.combos[feature.feature, ""], choices.missing.get(feature.feature, ASK))
        spellings = {(name, spelt): meant for name, spelt, meant in choices.spellings}
        for (name, spelt), combo in self.combos.items():
            if spelt:
                meant = spellings.get((name, spelt))
                _choose(combo, KEEP if meant is None else OUT if meant == "" else ("map", meant))
        if self._mend is not None:
            left = [one for one in features for value in one.odd if value.is_sure
                    and spellings.get((value.feature, value.value)) != value.nearest]  # fmt: skip
            self._mend.setEnabled(bool(left))
        for pair, made in self.homes.items():
            is_one = pair in choices.joined
            made.setText(_("One home – take back") if is_one else _("Same home: join"))

    def _lay_out(self, features: tuple[FeatureView, ...], hints: tuple[HomeHint, ...]) -> None:
        emptied(self._lay)
        self.combos.clear()
        self.homes.clear()
        self._mend = None
        blanks = [one for one in features if one.missing is not None]
        odd = [(one, value) for one in features for value in one.odd]
        if blanks:
            self._lay.addWidget(self._blanks(blanks))
        if odd:
            self._lay.addWidget(self._odd(odd))
        if hints:
            self._lay.addWidget(self._hints(hints))
        if not blanks and not odd and not hints:
            words = _("Every value is known, nobody left a question open, and no two addresses look alike.")
            self._lay.addWidget(Label(words, "quiet"))
        self._lay.addStretch()

    def _blanks(self, features: list[FeatureView]) -> Section:
        section = Section(_("No answer"), _("Say for each what happens to people who gave none."))
        grid = _grid()
        for number, feature in enumerate(features):
            assert feature.missing is not None
            combo = _combo(_("No answer to “{feature}”").format(feature=feature.feature))
            combo.addItem(_("Choose…"), ASK)
            combo.addItem(_("Keep them, count them for no line"), NO_LINE)
            combo.addItem(_("Leave these people out"), "exclude")
            for value in feature.choices:
                combo.addItem(_("Read as “{value}”").format(value=value), ("map", value))
            combo.activated.connect(partial(self._on_missing, feature.feature))
            self.combos[feature.feature, ""] = combo
            self._row(grid, number, feature.feature, feature.missing, combo)
        section.body.addLayout(grid)
        if len(features) > 1:
            words = _("Keep all of them, count them for no line")
            section.body.addWidget(row(push(words, self.all_for_no_line.emit), None))
        return section

    def _odd(self, odd: list[tuple[FeatureView, ValueView]]) -> Section:
        more = len(odd) - MOST_ODD
        note = _("What you choose is kept and proposed for the next file.")
        if more > 0:
            left = ngettext("{count} more is not shown.", "{count} more are not shown.", more)
            note = f"{note} {left.format(count=more)}"
        section = Section(_("Values to look at"), note)
        sure = [value for _feature, value in odd if value.is_sure]
        if sure:
            words = ngettext("Mend {count} likely misprint", "Mend {count} likely misprints", len(sure))
            made = push(words.format(count=len(sure)), self.all_taken.emit)
            made.setToolTip("\n".join(f"{one.value} → {one.nearest}" for one in sure[:20]))
            self._mend = made
            section.body.addWidget(row(made, None))
        grid = _grid()
        for number, (feature, value) in enumerate(odd[:MOST_ODD]):
            combo = _combo(_("What “{value}” stands for").format(value=value.value))
            keep = _("Keep, counts for no line") if feature.in_targets else _("Keep as it is")
            combo.addItem(keep, KEEP)
            first = [value.nearest] if value.nearest else []
            for choice in dict.fromkeys((*first, *feature.choices)):
                if choice != value.value:
                    is_nearest = choice == value.nearest
                    words = _("Read as “{value}” (suggested)") if is_nearest else _("Read as “{value}”")
                    combo.addItem(words.format(value=choice), ("map", choice))
            combo.addItem(_("Leave these people out"), OUT)
            combo.activated.connect(partial(self._on_spelling, feature.feature, value.value))
            self.combos[feature.feature, value.value] = combo
            self._row(grid, number, f"{feature.feature}: {value.value}", value, combo)
        section.body.addLayout(grid)
        return section

    def _row(self, grid: QGridLayout, number: int, words: str, value: ValueView, combo: QComboBox) -> None:
        name = Label(words, "body")
        name.setBuddy(combo)
        grid.addWidget(name, number, 0)
        grid.addWidget(Label(_where(value.count, value.lines), "quiet"), number, 1)
        grid.addWidget(combo, number, 2)

    def _hints(self, hints: tuple[HomeHint, ...]) -> Section:
        more = len(hints) - MOST_HOMES
        note = _("They are two homes unless you join them.")
        if more > 0:
            left = ngettext("{count} more is not shown.", "{count} more are not shown.", more)
            note = f"{note} {left.format(count=more)}"
        section = Section(_("Same home?"), note)
        grid = _grid()
        for number, hint in enumerate(hints[:MOST_HOMES]):
            both = f"{hint.first.words}\n{hint.second.words}"
            lines = (*hint.first.lines, *hint.second.lines)
            grid.addWidget(Label(both, "body"), number, 0)
            grid.addWidget(Label(_where(len(lines), lines[:5]), "quiet"), number, 1)
            made = push(_("Same home: join"), partial(self._on_home, hint.pair))
            made.setAccessibleName(_("Same home: {first} and {second}").format(
                first=hint.first.words, second=hint.second.words))  # fmt: skip
            self.homes[hint.pair] = made
            grid.addWidget(made, number, 2)
        section.body.addLayout(grid)
        return section

    def _on_missing(self, feature: str, index: int) -> None:
        chosen = self.combos[feature, ""].itemData(index)
        self.missing_chosen.emit(feature, None if chosen == ASK else _plain(chosen))

    def _on_spelling(self, feature: str, spelt: str, index: int) -> None:
        chosen = self.combos[feature, spelt].itemData(index)
        meant = None if chosen == KEEP else "" if chosen == OUT else _plain(chosen)[1]
        self.spelling_chosen.emit(feature, spelt, meant)

    def _on_home(self, pair: tuple[str, str]) -> None:
        self.home_joined.emit(pair, self.homes[pair].text() == _("Same home: join"))


def _plain(chosen: object) -> object:
    """Qt gives pairs back as lists."""
    return tuple(chosen) if isinstance(chosen, list | tuple) else chosen


def _choose(combo: QComboBox, chosen: object) -> None:
    places = (n for n in range(combo.count()) if _plain(combo.itemData(n)) == chosen)
    combo.setCurrentIndex(next(places, 0))


def _combo(name: str) -> QComboBox:
    combo = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(30)
    for part in (combo, combo.view()):
        part.setAccessibleName(name)
    return combo


def _grid() -> QGridLayout:
    grid = QGridLayout(horizontalSpacing=theme.ROOMY, verticalSpacing=theme.TIGHT)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 2)
    return grid


def _where(count: int, lines: tuple[int, ...]) -> str:
    people = ngettext("{count:,} person", "{count:,} people", count).format(count=count)
    said = ", ".join(map(str, lines))
    many = ngettext("line {lines}", "lines {lines}", len(lines)).format(lines=said)
    return f"{people} · {many}{'…' if count > len(lines) else ''}"
