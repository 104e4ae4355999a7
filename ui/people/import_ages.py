"""The part of an import that asks about birth dates: the day, the bands, and what the column leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from council.people.bands import Bands, bands_of
from council.people.births import NO_DAY, Births, Unfit, written
from council.words import _
from ui import theme
from ui.widgets import Field, Flow, Section

_ORDERS = ("", "day-month", "month-day")
_BIRTHDAYS = ("", "past", "ahead")


class AgesPart(Section):
    """Asks on which day ages are counted and into which bands; nothing is counted before the day is said."""

    changed = Signal(object)  # Births

    def __init__(self) -> None:
        super().__init__(
            _("Birth date"),
            _("Only the age band is kept. Ages are counted on the first day the panel sits."),
        )
        self._births: Births | None = None
        self.day = Field(_("First sitting day"), QLineEdit(placeholderText="2026-03-14"))
        self.bands = Field(_("Age bands"), QLineEdit(), hint=_("As in the targets, with commas between."))
        self.feature = Field(_("Kept as"), QLineEdit())
        self.order = Field(_("Order of day and month"), _combo(
            (_("Choose…"), _("Day first: 3/4 is 3 April"), _("Month first: 3/4 is 4 March"))))  # fmt: skip
        self.birthday = Field(_("Where only the year is there"), _combo(
            (_("Choose…"), _("The birthday counts as past"), _("The birthday is still ahead"))))  # fmt: skip
        self.keep = QCheckBox(_("Keep the date itself with the sealed contact details"))
        holder = QWidget()
        lay = Flow(holder, gap=theme.ROOMY)
        for part in (self.day, self.feature, self.order, self.birthday):
            lay.addWidget(part)
        self.body.addWidget(holder)
        self.body.addWidget(self.bands)
        self.body.addWidget(self.keep)
        self.day.editor.editingFinished.connect(self._on_day)
        self.bands.editor.editingFinished.connect(self._on_bands)
        self.feature.editor.editingFinished.connect(self._on_feature)
        self.order.editor.activated.connect(self._on_order)
        self.birthday.editor.activated.connect(self._on_birthday)
        self.keep.toggled.connect(self._on_keep)

    def render(self, births: Births | None, asked: frozenset[str]) -> None:
        """Show how dates are read.

        Args:
            asked: codes of the questions the column leaves open; what was answered once stays in sight.
        """
        self._births = births
        self.setVisible(births is not None)
        if births is None:
            return
        if births.on != NO_DAY and not self.day.editor.hasFocus():
            self.day.editor.setText(births.on.isoformat())
            self._say_day(births.on)
        for field, words in ((self.bands, ", ".join(births.bands.words)), (self.feature, births.feature)):
            if not field.editor.hasFocus() and not field.refusal:
                field.editor.setText(words)
        self.order.editor.setCurrentIndex(_ORDERS.index(births.order or ""))
        self.birthday.editor.setCurrentIndex(_BIRTHDAYS.index(births.birthday or ""))
        self.order.setVisible(bool(births.order or asked & {"dates-open", "dates-mixed"}))
        self.birthday.setVisible(bool(births.birthday or "years-only" in asked))
        for field in (self.order, self.birthday):
            if field.isHidden() or field.editor.currentIndex():
                field.clear()
        self.keep.setChecked(births.keep_date)

    @property
    def refusal(self) -> str:
        """What keeps the import from going on, or ""."""
        return self.day.refusal or self.bands.refusal

    def ask(self) -> None:
        """Point at the first thing that is not answered."""
        if self._births is not None and self._births.on == NO_DAY:
            self.day.refuse(_("Say the day, such as 2026-03-14: ages are counted on it."))
            self.day.editor.setFocus()
            return
        for field in (self.order, self.birthday):
            if not field.isHidden() and not field.editor.currentIndex():
                field.refuse(_("The dates can be read in two ways; choose one."))
                field.editor.setFocus()
                return

    def _tell(self, births: Births) -> None:
        if births != self._births:
            self._births = births
            self.changed.emit(births)

    def _on_day(self) -> None:
        text = self.day.editor.text().strip()
        if self._births is None or not text:
            return
        day = _day_of(text)
        if day is None:
            self.day.refuse(_("Write the day as 2026-03-14, or as 14 March 2026."))
            return
        self.day.clear()
        self._say_day(day)
        self._tell(replace(self._births, on=day))

    def _say_day(self, day: date) -> None:
        words = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        self.day.hint(words)

    def _on_bands(self) -> None:
        if self._births is None:
            return
        bands = bands_of(one.strip() for one in self.bands.editor.text().replace(";", ",").split(","))
        if bands is None:
            self.bands.refuse(_("These are no age bands. Write them as 16-29, 30-44, 45-59, 60+."))
            return
        self.bands.clear()
        self.bands.hint(_gaps(bands) or _("As in the targets, with commas between."))
        self._tell(replace(self._births, bands=bands))

    def _on_feature(self) -> None:
        words = " ".join(self.feature.editor.text().split())
        if self._births is not None and words:
            self._tell(replace(self._births, feature=words))

    def _on_order(self, index: int) -> None:
        if self._births is not None:
            self._tell(replace(self._births, order=_ORDERS[index] or None))  # type: ignore[arg-type]

    def _on_birthday(self, index: int) -> None:
        if self._births is not None:
            self._tell(replace(self._births, birthday=_BIRTHDAYS[index] or None))  # type: ignore[arg-type]

    def _on_keep(self, is_kept: bool) -> None:
        if self._births is not None:
            self._tell(replace(self._births, keep_date=is_kept))


def _day_of(text: str) -> date | None:
    """The one day somebody wrote; None where it is none, or two by which of day and month comes first."""
    try:
        read = {span for span in written(text).by_order if span is not None}
    except Unfit:
        return None
    days = {day for span in read for day in span}
    return days.pop() if len(days) == 1 else None


def _combo(choices: tuple[str, ...]) -> QComboBox:
    combo = QComboBox()
    combo.addItems(choices)
    combo.view().setAccessibleName(choices[0])
    return combo


def _gaps(bands: Bands) -> str:
    gaps = ", ".join(f"{low}–{high}" if high > low else str(low) for low, high in bands.gaps)
    return _("Ages {ages} belong to no band; whoever has them is refused.").format(ages=gaps) if gaps else ""
