"""The dialog of a round of letters: which columns, how many letters an area, what they will bring."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from council import clock
from council.errors import CouncilError
from council.people.inviting import Planned, Register
from council.people.likely import Outlook
from council.people.rounds.actions import keep_invitation
from council.words import N_, _, ngettext, say
from ui import theme
from ui.page import Desk
from ui.people.invite_state import (
    Choice,
    Opened,
    Proposal,
    draw_round,
    foresee,
    open_letters,
    open_plan,
    outlook_words,
    proposal_of,
    read_register,
    sum_words,
    wanted_lines,
    warning_words,
)
from ui.widgets import Column, Field, Flow, Form, Label, Table, WholeTable, push

FILTERS = N_("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")
PAUSE = 500  # milliseconds of rest before the trials begin


class InviteSheet(Form):
    """Shows what a round would be, and draws it when asked. Nothing is written or kept before."""

    drawn = Signal(str, object)  # the folder, the Outcome

    def __init__(
        self,
        opened: Opened,
        desk: Desk,
        *,
        wave: int,
        targets: tuple[Any, ...],
        parent: QWidget | None = None,
    ) -> None:
        lead = _(
            "Every home may get one letter. The draw comes from the seed alone: whoever has the register and "
            "the seed can draw it again."
        )
        title = _("Draw letters from {file}").format(file=opened.grid.name)
        super().__init__(title, verb=_("Draw"), cancel=_("Cancel"), lead=lead, parent=parent)
        self._opened, self._desk, self._wave = opened, desk, wave
        self._seats_known, self._targets = targets[0], targets[1]
        self._choice = Choice(opened.address, seats=max(1, self._seats_known or 30))
        self._register: Register | None = None
        self._proposal: Proposal | None = None
        self._outlook: Outlook | None = None
        self._asked = 0
        self._round_id = clock.new_id()
        self._rest = QTimer(self, singleShot=True, interval=PAUSE)
        self._rest.timeout.connect(self._foresee)
        self._lay_fields()
        self.submitted.connect(self._draw)
        self.setMinimumWidth(min(theme.grown(theme.TEXT_WIDTH), theme.SMALLEST[0] - theme.VAST))
        self._read()

    def _lay_fields(self) -> None:
        boxes = QWidget()
        flow = Flow(boxes, gap=theme.SNUG)
        self._boxes: dict[str, QCheckBox] = {}
        for name in self._opened.columns:
            box = QCheckBox(name.replace("&", "&&"), checked=name in self._opened.address)
            box.setAccessibleName(_("“{column}” is part of the address").format(column=name))
            box.toggled.connect(self._on_columns)
            flow.addWidget(box)
            self._boxes[name] = box
        self.body.addWidget(Label(_("Columns of the address"), "strong"))
        self.body.addWidget(boxes)
        self._areas = QComboBox()
        self._areas.addItem(_("The register is one area"), "")
        for name in self._opened.columns:
            self._areas.addItem(name, name)
        self._areas.view().setAccessibleName(_("Areas"))
        self._areas.activated.connect(self._on_columns)
        self.field(_("Areas"), self._areas, hint=_("Each area gets letters of its own number."))
        self._seats, self._cover = QSpinBox(minimum=1, maximum=100_000), QSpinBox(minimum=1, maximum=100)
        self._seats.setValue(self._choice.seats)
        self._cover.setValue(self._choice.cover)
        self._rates = [QDoubleSpinBox(minimum=0.1, maximum=100, decimals=1, suffix=" %") for _n in range(3)]
        for spin, rate in zip(self._rates, self._choice.rates, strict=True):
            spin.setValue(rate)
        names = (_("Answers at least"), _("Likely"), _("At most"))
        numbers = [Field(_("Seats"), self._seats), Field(_("People for a seat"), self._cover)]
        numbers += [Field(name, spin) for name, spin in zip(names, self._rates, strict=True)]
        for spin in (self._seats, self._cover, *self._rates):
            spin.valueChanged.connect(self._plan)
        holder = QWidget()
        wrapped = Flow(holder, gap=theme.SNUG)
        for each in numbers:
            wrapped.addWidget(each)
        self.body.addWidget(holder)
        self._plan_file = push(_("Take a plan from a file…"), self._pick_plan)
        self._earlier = push(_("Leave earlier letters out…"), self._pick_letters)
        files = QWidget()
        beside = Flow(files, gap=theme.TIGHT)
        for made in (self._plan_file, self._earlier):
            beside.addWidget(made)
        self.body.addWidget(files)
        self._sum, self._warning = Label("", "strong"), Label("", "warn")
        self._table = Table(*_columns(), key=lambda one: one.stratum.name)
        for part in (self._sum, self._warning):
            self.body.addWidget(part)
        self.body.addWidget(WholeTable(self._table, name=_("Letters by area"), dense=True))
        self._foreseen = Label("", "quiet")
        self.body.addWidget(self._foreseen)
        hint = _("Best drawn in public, as dice or lottery numbers. It stands in the record.")
        self._seed = self.field(_("Seed"), QLineEdit(), hint=hint)

    # reading and planning ----------------------------------------------------------------------------------

    def _on_columns(self) -> None:
        address = tuple(name for name, box in self._boxes.items() if box.isChecked())
        strata = (self._areas.currentData(),) if self._areas.currentData() else ()
        self._choice = replace(self._choice, address=address, strata=strata, before=frozenset(), areas=())
        self._read()

    def _read(self) -> None:
        """Read the register under these columns; only the newest answer is shown."""
        self._asked += 1
        self._register = None
        self._rest.stop()
        self.verb.setEnabled(False)
        if not self._choice.address:
            self._sum.setText(_("Say which columns are the address."))
            self._table.show(())
            return
        self._sum.setText(_("Reading…"))
        number = self._asked
        self._desk.runner.work(
            self,
            read_register,
            lambda register: self._on_register(number, register),
            lambda error: self._on_refused_register(number, error),
            grid=self._opened.grid,
            address=self._choice.address,
            strata=self._choice.strata,
        )

    def _on_register(self, number: int, register: Register) -> None:
        if number == self._asked:
            self._register = register
            self._plan()

    def _on_refused_register(self, number: int, error: CouncilError) -> None:
        if number == self._asked:
            self._sum.setText(say(error))

    def _plan(self) -> None:
        """Say what the choices give; the trials follow when nothing moved for a while."""
        low, likely, high = (spin.value() for spin in self._rates)
        self._choice = replace(
            self._choice, seats=self._seats.value(), cover=self._cover.value(), rates=(low, likely, high)
        )
        if self._register is None:
            return
        self._proposal = proposal_of(self._register, self._choice)
        self._sum.setText(sum_words(self._register, self._proposal))
        warning = warning_words(self._proposal)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._table.show(self._proposal.rows)
        plan = self._proposal.plan
        count = plan.letters if plan else 0
        words = ngettext("Draw {count:,} letter…", "Draw {count:,} letters…", count).format(count=count)
        self.verb.setText(words if plan else _("Draw"))
        self.verb.setEnabled(bool(count))
        self._outlook = None
        self._foreseen.setText(outlook_words(None))
        if self._targets and count:
            self._rest.start()

    def _foresee(self) -> None:
        plan = self._proposal.plan
        lines = wanted_lines(self._targets, self._choice.seats, self._register)
        self._foreseen.setText(_("Trying it out a thousand times…"))
        self._desk.runner.work(
            self, foresee, partial(self._on_outlook, plan), plan=plan, lines=lines, seed="outlook"
        )

    def _on_outlook(self, plan: object, outlook: Outlook) -> None:
        if self._proposal is not None and self._proposal.plan is plan:
            self._outlook = outlook
            self._foreseen.setText(outlook_words(outlook))

    # files -------------------------------------------------------------------------------------------------

    def _pick_plan(self) -> None:
        self._desk.feedback.pick_file(self, _("Plan of letters"), _(FILTERS), self._take_plan)

    def _take_plan(self, path: Path) -> None:
        self._desk.runner.work(self, open_plan, self._on_plan_file, self._on_refused, path=path)

    def _on_plan_file(self, areas: Any) -> None:
        self._choice = replace(self._choice, areas=areas)
        self._plan()

    def _pick_letters(self) -> None:
        title = _("Letters of an earlier round")
        self._desk.feedback.pick_file(self, title, _(FILTERS), self._take_letters)

    def _take_letters(self, path: Path) -> None:
        given = {"path": path, "address": self._choice.address}
        self._desk.runner.work(self, open_letters, self._on_letters, self._on_refused, **given)

    def _on_letters(self, keys: frozenset[str]) -> None:
        self._choice = replace(self._choice, before=self._choice.before | keys)
        self._plan()

    # drawing -----------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        if not self.verb.isEnabled() or self._register is None or self._proposal is None:
            return
        seed = self._seed.editor.text().strip()
        if not seed:
            self.refuse(_("Write the seed: without one nobody can draw the letters again."), self._seed)
            return
        self._choice = replace(self._choice, seed=seed)
        self._desk.feedback.pick_folder(self, _("Folder for the letters"), self._draw_into)

    def _draw_into(self, folder: Path) -> None:
        if any((folder / name).exists() for name in ("letters.csv", "invitation.json")):
            self.refuse(
                _("{folder} holds letters already. Choose another folder.").format(folder=folder.name)
            )
            return
        self.verb.setEnabled(False)
        self._desk.runner.work(
            self,
            _drawn_into,
            self._on_drawn,
            self._on_refused,
            folder=folder,
            register=self._register,
            choice=self._choice,
            plan=self._proposal.plan,
            made_at=clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            wave=self._wave,
            outlook=self._outlook,
        )

    def _on_drawn(self, made: tuple[Path, Any]) -> None:
        folder, record = made
        self._desk.runner.act(
            self,
            keep_invitation,
            partial(self._on_kept, folder),
            self._on_refused,
            round_id=self._round_id,
            record=record,
            at=clock.now(),
        )

    def _on_kept(self, folder: Path, outcome: Any) -> None:
        self.drawn.emit(str(folder), outcome)
        self.accept()

    def _on_refused(self, error: CouncilError) -> None:
        self.verb.setEnabled(bool(self._proposal and self._proposal.plan))
        self.refuse(say(error))


def _drawn_into(folder: Path, **given: Any) -> tuple[Path, Any]:
    """Draw, and write the list and the record. Raises: AddressesTooFew, FileUnwritable."""
    from council.saving import write_file

    made = draw_round(**given)
    for name, data in made.files.items():
        write_file(folder / name, data)
    return folder, made.record


def _columns() -> tuple[Column, ...]:
    def rates(one: Planned) -> str:
        return f"{float(one.stratum.rates.likely) * 100:.1f} %"

    return (
        Column(_("Area"), lambda one: one.stratum.name, stretch=True),
        Column(
            _("Homes"),
            lambda one: f"{one.stratum.addresses:,}",
            sort=lambda one: one.stratum.addresses,
            right=True,
        ),
        Column(_("Likely answers"), rates, sort=lambda one: one.stratum.rates.likely, right=True),
        Column(
            _("Letters"),
            lambda one: f"{one.letters:,}" + (_(" – all") if one.short else ""),
            sort=lambda one: one.letters,
            right=True,
            ink=lambda one: "warn" if one.short else "",
        ),
        Column(
            _("Chance of a letter"),
            lambda one: f"{float(one.chance) * 100:.2f} %",
            sort=lambda one: one.chance,
            right=True,
        ),
    )
