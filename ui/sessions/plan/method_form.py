"""The forms of a method of one's own: what it is for, and its stages one by one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from council.sessions.kinds import KINDS
from council.sessions.methods import SETTINGS, Method, Stage
from council.words import N_, _
from ui import theme
from ui.sessions.plan.method_sheet import time_words
from ui.sessions.plan.tall import wrapped
from ui.sessions.room_form import RoomForm
from ui.widgets import Label, Row, Rows, Table, column, field, push

SETTING_WORDS = dict(
    zip(SETTINGS, (N_("Everybody together"), N_("At the table"), N_("In pairs"), N_("Alone")), strict=True)
)
MOST_PEOPLE, MOST_MINUTES, MOST_SECONDS = 1000, 1440, 3600
LINES = 2


class MethodForm(RoomForm):
    """A method as a whole; its stages stand in a list."""

    def __init__(self, method: Method, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Method of your own"), verb=_("Keep method"), parent=parent)
        self._method = method
        self.stages = list(method.stages)
        self.title = self.field(_("Title"), QLineEdit(method.title))
        self._purpose = self.field(_("What it is for"), QLineEdit(method.purpose))
        self._fewest, self._most = (
            field(words, _spin(value, MOST_PEOPLE))
            for words, value in zip((_("People, least"), _("People, most")), method.people, strict=True)
        )
        names = (_("Minutes, least"), _("Usual"), _("Most"))
        self._minutes = [
            field(words, _spin(value, MOST_MINUTES))
            for words, value in zip(names, method.minutes, strict=True)
        ]
        self.beside(self._fewest, self._most)
        self.beside(*self._minutes)
        self._materials = self.field(
            _("Materials"),
            QLineEdit(", ".join(method.materials)),
            hint=_("Several with commas between them."),
        )
        self._closes = self.field(_("It closes with"), QLineEdit(method.closes_with))
        self._lay_stages()

    def method(self) -> Method | None:
        """What stands in the form; None when it says what is missing."""
        if not self.stages:
            self.refuse(_("A method needs at least one stage."))
            return None
        for each, words in ((self.title, _("A title is needed.")), (self._purpose, _("Say what it is for."))):
            if not each.editor.text().strip():
                self.refuse(words, each)
                return None
        least, usual, most = (each.editor.value() for each in self._minutes)
        if not least <= usual <= most:
            self.refuse(_("The usual time must lie between least and most."), self._minutes[1])
            return None
        if self._fewest.editor.value() > self._most.editor.value():
            self.refuse(_("Least is more than most."), self._fewest)
            return None
        return replace(
            self._method,
            title=self.title.editor.text().strip(),
            purpose=self._purpose.editor.text().strip(),
            people=(self._fewest.editor.value(), self._most.editor.value()),
            minutes=(least, usual, most),
            stages=tuple(self.stages),
            materials=_listed(self._materials.editor.text()),
            closes_with=self._closes.editor.text().strip(),
            version=self._method.version,
        )

    def _lay_stages(self) -> None:
        self.list = Rows(Table(key=lambda value: value[0]), _stage_row, name=_("Stages"))
        self.list.opened.connect(self._on_opened)
        keys = (
            (_("Add stage…"), self._on_add, "add"),
            (_("Change…"), self._on_change, "edit"),
            (_("Up"), self._on_up, "up"),
            (_("Down"), self._on_down, "down"),
            (_("Remove"), self._on_remove, "delete"),
        )
        made = wrapped(*(push(words, do, icon=icon) for words, do, icon in keys))
        self.add(column(Label(_("Stages"), "strong"), self.list, made, gap=theme.TIGHT))
        self._show(0)

    def _show(self, at: int) -> None:
        self.list.table.show(list(enumerate(self.stages)))
        self.list.choose(min(at, len(self.stages) - 1))

    def _at(self) -> int:
        chosen = self.list.current()
        return chosen[0] if chosen else -1

    def _on_opened(self, _value: object) -> None:
        self._on_change()

    def _on_add(self) -> None:
        at = self._at() + 1
        blank = Stage("", "table", "", minutes=10)
        self._open_stage(blank, lambda stage: self.stages.insert(at, stage), at)

    def _on_change(self) -> None:
        at = self._at()
        if at >= 0:
            self._open_stage(self.stages[at], lambda stage: self.stages.__setitem__(at, stage), at)

    def _open_stage(self, stage: Stage, put: object, at: int) -> None:
        form = StageForm(stage, parent=self)

        def keep() -> None:
            found = form.stage()
            if found is not None:
                put(found)
                form.accept()
                self._show(at)

        form.submitted.connect(keep)
        form.open()

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at = self._at()
        if at >= 0 and 0 <= at + by < len(self.stages):
            self.stages.insert(at + by, self.stages.pop(at))
            self._show(at + by)

    def _on_remove(self) -> None:
        at = self._at()
        if at >= 0:
            del self.stages[at]
            self._show(at)


class StageForm(RoomForm):
    """One stage: how long, how people sit, the question, and what is captured."""

    def __init__(self, stage: Stage, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Stage"), verb=_("Keep stage"), parent=parent)
        self._name = self.field(_("Name"), QLineEdit(stage.name))
        self._each = field(_("How its time is counted"), QComboBox())
        self._each.editor.addItems([_("Minutes for all"), _("Seconds for each person")])
        self._each.editor.setCurrentIndex(int(bool(stage.seconds_per_person)))
        time = stage.seconds_per_person or stage.minutes
        self._time = field(_("Minutes or seconds"), _spin(time, MOST_SECONDS))
        self._setting = field(_("How people sit"), QComboBox())
        for code, words in SETTING_WORDS.items():
            self._setting.editor.addItem(_(words), code)
        self._setting.editor.setCurrentIndex(SETTINGS.index(stage.setting))
        self.beside(self._each, self._time)
        self.add(self._setting)
        self._prompt = self.field(_("Question on the screen"), _lines(stage.prompt))
        self._say = self.field(_("What the facilitator says"), _lines(stage.say))
        self._output = self.field(_("What stands at the end"), QLineEdit(stage.output))
        self._lay_kinds(stage)
        self.timer = QCheckBox(_("Its time is shown"))
        self.timer.setChecked(stage.timer)
        self.add(self.timer)

    def stage(self) -> Stage | None:
        """What stands in the form; None when it says what is missing."""
        name, prompt = self._name.editor.text().strip(), self._prompt.editor.toPlainText().strip()
        for each, text, words in (
            (self._name, name, _("A name is needed.")),
            (self._prompt, prompt, _("Say what people are asked.")),
        ):
            if not text:
                self.refuse(words, each)
                return None
        is_each, time = self._each.editor.currentIndex() == 1, self._time.editor.value()
        first = self._first.editor.currentData()
        kinds = [code for code, box in self._kinds.items() if box.isChecked() and code != first]
        return Stage(
            name=name,
            setting=self._setting.editor.currentData(),
            prompt=prompt,
            minutes=0 if is_each else time,
            seconds_per_person=time if is_each else 0,
            say=self._say.editor.toPlainText().strip(),
            capture=(first, *kinds) if first else tuple(kinds),
            output=self._output.editor.text().strip(),
            timer=self.timer.isChecked(),
        )

    def _lay_kinds(self, stage: Stage) -> None:
        self._first = self.field(_("Kind of statement chosen at first"), QComboBox())
        self._first.editor.addItem(_("None"), "")
        self._kinds: dict[str, QCheckBox] = {}
        for kind in KINDS:
            self._first.editor.addItem(_(kind.words), kind.code)
            box = QCheckBox(_(kind.words))
            box.setChecked(kind.code in stage.capture)
            self._kinds[kind.code] = box
        first = stage.capture[0] if stage.capture else ""
        self._first.editor.setCurrentIndex(self._first.editor.findData(first))
        kinds = wrapped(*self._kinds.values(), gap=theme.SNUG)
        self.add(column(Label(_("Kinds offered besides"), "body"), kinds, gap=theme.HAIR))


def _stage_row(value: tuple[int, Stage]) -> Row:
    at, stage = value
    return Row(stage.name, quiet=stage.prompt, side=time_words(stage), mark=str(at + 1))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _spin(value: int, most: int) -> QSpinBox:
    made = QSpinBox(minimum=1, maximum=most)
    made.setValue(value)
    return made


def _lines(text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text, tabChangesFocus=True)
    made.setFixedHeight(theme.line_height() * LINES + theme.ROOMY)
    return made
