"""Three ways targets come in: from a file, from shares of the population, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSlider, QSpinBox, QWidget

from council.errors import CouncilError
from council.people.census import shares_of_text
from council.people.reading import Finding, TargetsFile
from council.selection.actions import set_targets
from council.selection.refusals import SeatsUnusable, TargetsUnusable
from council.selection.targets import Line, Targets, lines_from_shares
from council.words import _, ngettext, say
from ui import theme
from ui.runner import Runner
from ui.selection.targets.state import likely_seats, shares_text, with_line
from ui.widgets import Column, Form, Label, Row, Rows, Table, WholeTable

MOST_SEATS = 100_000


class TargetsSheet(Form):
    """A form that ends in one act: the targets set, told by `kept` with what to say."""

    kept = Signal(str, object)

    def __init__(
        self, title: str, runner: Runner, *, verb: str, lead: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=parent)
        self._runner = runner

    def _seats_field(self, seats: int) -> QSpinBox:
        spin = QSpinBox(minimum=1, maximum=MOST_SEATS)
        spin.setValue(max(1, seats))
        self._seats = self.field(_("Seats"), spin)
        return spin

    def _room_field(self) -> QSlider:
        """Half seats from none to three; the words beside it say how many."""
        slider = QSlider(Qt.Orientation.Horizontal, minimum=0, maximum=6, pageStep=1)
        slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        slider.setValue(1)
        hint = _("How far a target may stray from its exact share, either way.")
        self.field(_("Room in seats"), slider, hint=hint)
        said = Label(room_words(slider.value()), "strong")
        self.body.addWidget(said)
        slider.valueChanged.connect(lambda halves: said.setText(room_words(halves)))
        return slider

    def _keep(
        self,
        seats: int,
        lines: Sequence[Line],
        words: str,
        shares: Mapping[tuple[str, str], Fraction] | None = None,
    ) -> None:
        def told(outcome: Any) -> None:
            self.kept.emit(words, outcome)
            self.accept()

        self._runner.act(
            self, set_targets, told, self._on_refused, seats=seats, lines=tuple(lines), shares=shares
        )

    def _on_refused(self, error: CouncilError) -> None:
        self.refuse(say(error), self._seats if isinstance(error, SeatsUnusable) else None)


class ImportTargetsSheet(TargetsSheet):
    """What a file of targets holds, and what was found in it, before anything is set."""

    def __init__(
        self, file: TargetsFile, runner: Runner, *, seats: int, parent: QWidget | None = None
    ) -> None:
        count = len(file.rows) + len(file.shares)
        title = _("Import {file}").format(file=file.name)
        verb = ngettext("Set {count} target", "Set {count} targets", count).format(count=count)
        lead = _("The targets of the file take the place of those that stand now.")
        super().__init__(title, runner, verb=verb, lead=lead, parent=parent)
        self._file = file
        guess = (
            likely_seats((one.feature, one.least, one.most) for one in file.rows) if file.rows else seats or 1
        )
        self._spin = self._seats_field(seats or guess)
        self._room = self._room_field() if file.shares else None
        if file.findings:
            self.add(found_list(file.findings))
        self.verb.setEnabled(file.is_sound and count > 0)
        self.submitted.connect(self._set)

    def _set(self) -> None:
        if not self.verb.isEnabled():
            return
        room = room_of(self._room.value()) if self._room else Fraction(1, 2)
        lines = lines_of(self._file, self._spin.value(), room)
        words = ngettext("{count} target set", "{count} targets set", len(lines)).format(count=len(lines))
        self._keep(self._spin.value(), lines, words, shares_in_file(self._file))


class SharesSheet(TargetsSheet):
    """Shares of the population, typed or pasted, become least and most seats; what they become is shown."""

    def __init__(
        self,
        people: Iterable[Mapping[str, str]],
        runner: Runner,
        *,
        seats: int,
        parent: QWidget | None = None,
    ) -> None:
        lead = _(
            "Paste a statistics office’s table of several attributes as it is, or write one line for each "
            "value: attribute, value, share in percent. To begin with, these are the shares of the pool; "
            "write those of the population over them."
        )
        super().__init__(
            _("Propose targets from shares"), runner, verb=_("Propose"), lead=lead, parent=parent
        )
        self._file: TargetsFile | None = None
        self._spin = self._seats_field(seats or 1)
        self._room = self._room_field()
        text = QPlainTextEdit(shares_text(people))
        text.setTabChangesFocus(True)
        text.setMinimumHeight(theme.line_height() * 6)
        self._text = self.field(_("Shares"), text)
        self._found = Label("", "quiet")
        self.body.addWidget(self._found)
        self._table = Table(*_proposed_columns(), key=lambda one: (one[0].feature, one[0].value))
        self._view = WholeTable(self._table, name=_("Proposed targets"), dense=True)
        self.body.addWidget(self._view)
        text.textChanged.connect(self._read)
        self._spin.valueChanged.connect(self._read)
        self._room.valueChanged.connect(self._read)
        self._read()
        self.submitted.connect(self._set)

    def _read(self) -> None:
        """Read what stands there and show what it becomes; what is wrong is said at once."""
        try:
            self._file = shares_of_text(self._text.editor.toPlainText(), _("Shares"))
        except CouncilError as error:
            self._file = None
            self._found.setText(say(error))
            self._table.show(())
            return
        told = [one.words for one in self._file.findings if one.code != "separator-assumed"]
        self._found.setText("\n".join(dict.fromkeys(told)))
        shown = zip(self._lines(), self._file.shares, strict=True) if self._is_sound() else ()
        self._table.show(tuple(shown))

    def _is_sound(self) -> bool:
        return bool(self._file and self._file.is_sound and self._file.shares)

    def _lines(self) -> tuple[Line, ...]:
        return lines_of(self._file, self._spin.value(), room_of(self._room.value()))

    def _set(self) -> None:
        if not self._is_sound():
            grave = [one for one in self._file.findings if one.grave] if self._file else []
            none = _("There are no shares in it. Write attribute, value, share.")
            self.refuse(grave[0].sentence() if grave else self._found.text() or none, self._text)
            return
        lines = self._lines()
        words = ngettext("{count} target proposed", "{count} targets proposed", len(lines))
        self._keep(self._spin.value(), lines, words.format(count=len(lines)), shares_in_file(self._file))


class AddSheet(TargetsSheet):
    """One more line, with the attributes and values of the pool on offer."""

    def __init__(
        self,
        people: Sequence[Mapping[str, str]],
        runner: Runner,
        *,
        targets: Targets,
        parent: QWidget | None = None,
    ) -> None:
        lead = _("How many seats go to people of one kind.")
        super().__init__(_("Add target"), runner, verb=_("Add target"), lead=lead, parent=parent)
        self._people, self._targets = people, targets
        self._feature, self._value = _choice(_("Attribute")), _choice(_("Value"))
        self._feature_field = self.field(_("Attribute"), self._feature)
        self._value_field = self.field(_("Value"), self._value)
        self._least, self._most = QSpinBox(maximum=MOST_SEATS), QSpinBox(maximum=MOST_SEATS)
        self.field(_("At least"), self._least)
        self._most_field = self.field(_("At most"), self._most)
        if not targets.seats:
            self._spin = self._seats_field(1)
        self._feature.addItems(sorted({name for one in people for name in one}))
        self._feature.currentTextChanged.connect(self._on_feature)
        self._on_feature(self._feature.currentText())
        self.submitted.connect(self._set)

    def _on_feature(self, feature: str) -> None:
        taken = {line.value for line in self._targets.lines if line.feature == feature}
        values = {one[feature] for one in self._people if one.get(feature)} - taken
        self._value.clear()
        self._value.addItems(sorted(values))

    def _set(self) -> None:
        feature, value = self._feature.currentText().strip(), self._value.currentText().strip()
        if not feature or not value:
            self.refuse(
                _("Name what the target is about."), self._value_field if feature else self._feature_field
            )
            return
        if self._least.value() > self._most.value():
            self.refuse(_("The least is above the most."), self._most_field)
            return
        line = Line(feature, value, self._least.value(), self._most.value())
        seats = self._targets.seats or self._spin.value()
        words = _("Target added: {feature}: {value}").format(feature=feature, value=value)
        self._keep(seats, with_line(self._targets, None, line), words)

    def _on_refused(self, error: CouncilError) -> None:
        self.refuse(say(error), self._value_field if isinstance(error, TargetsUnusable) else None)


def _choice(name: str) -> QComboBox:
    combo = QComboBox(editable=True)
    combo.view().setAccessibleName(name)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return combo


def lines_of(file: TargetsFile, seats: int, room: Fraction) -> tuple[Line, ...]:
    """The lines of a file: as they stand, or proposed from its shares."""
    if file.rows:
        return tuple(
            Line(one.feature, one.value, one.least, one.most, one.least_flex, one.most_flex)
            for one in file.rows
        )
    return lines_from_shares([(one.feature, one.value, one.share) for one in file.shares], seats, room=room)


def shares_in_file(file: TargetsFile) -> dict[tuple[str, str], Fraction] | None:
    """Shares of the population by feature and value, to be kept beside the lines; None where it has none."""
    return {(one.feature, one.value): one.share for one in file.shares} or None


def room_of(halves: int) -> Fraction:
    """Half seats as seats."""
    return Fraction(halves, 2)


def room_words(halves: int) -> str:
    """The room of a proposal in words."""
    whole, half = divmod(halves, 2)
    seats = (str(whole) if whole or not half else "") + ("½" if half else "")
    return (
        _("{seats} of a seat either way").format(seats=seats)
        if halves == 1
        else ngettext("{seats} seat either way", "{seats} seats either way", 1 if halves == 2 else 2).format(
            seats=seats
        )
    )


def _proposed_columns() -> tuple[Column, ...]:
    return (
        Column(_("Target"), lambda one: f"{one[0].feature}: {one[0].value}", stretch=True),
        Column(
            _("Share"),
            lambda one: f"{float(one[1].share) * 100:.1f} %",
            sort=lambda one: one[1].share,
            right=True,
        ),
        Column(_("Least"), lambda one: str(one[0].least), sort=lambda one: one[0].least, right=True),
        Column(_("Most"), lambda one: str(one[0].most), sort=lambda one: one[0].most, right=True),
    )


def found_list(findings: Sequence[Finding]) -> QWidget:
    """What was found in a file, the grave first."""
    ordered = sorted(findings, key=lambda one: not one.grave)
    view = Rows(Table(key=lambda pair: pair[0]), _found, name=_("What was found in the file"))
    view.table.show(tuple(enumerate(ordered))[:500])
    view.setMinimumHeight(theme.row_height() * 3)
    return view


def _found(numbered: tuple[int, Finding]) -> Row:
    finding = numbered[1]
    words = " ".join(filter(None, (finding.words, finding.remedy)))
    icon, ink = ("warning", "alarm") if finding.grave else ("info", "quiet")
    return Row(words, quiet=finding.where(), icon=icon, ink=ink)
