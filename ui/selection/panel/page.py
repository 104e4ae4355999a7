"""The page of the panel: who was drawn and has answered, how the targets are met, and what is handed on.

The certificate goes into two folders: one to be published, one never.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from council import clock
from council.files import csv_bytes, write_whole
from council.progress import SILENT, Progress
from council.selection import actions, folder, queries
from council.selection.queries import SeatView, TargetView
from council.words import N_, _, ngettext
from ui import theme
from ui.page import Page
from ui.selection.panel.state import PanelState, state_words
from ui.selection.wording import grouped, percent
from ui.widgets import Column, Flow, Switch, Table, TableView, button

INKS = {"confirmed": "accent", "expected": "quiet", "declined": "alarm", "withdrawn": "alarm"}


class PanelPage(Page):
    """The seats and the people on them, by number."""

    shows = frozenset({"seat", "draw", "target_line", "person"})
    help: ClassVar[str] = N_(
        "Everybody who was drawn has a numbered seat. Note a yes or a no as people answer. The "
        "certificate is what "
        "lets others check the draw: export it, publish the folder “certificate”, keep the other one."
    )

    def build(self) -> None:
        self._state: PanelState | None = None
        self._features: tuple[str, ...] = ()
        self._folder: Path | None = None
        self._switch = Switch(("seats", _("Seats")), ("targets", _("Targets")), ("chances", _("Chances")),
                              name=_("What is shown"))  # fmt: skip
        self._switch.changed.connect(self._on_switch)
        self._stacked = QStackedWidget()
        self._targets = TableView(Table(*_target_columns()), name=_("Targets beside the panel"))
        self._chances = TableView(
            Table(*_chance_columns(), key=lambda one: one[0]), name=_("Chances"), dense=True
        )
        self._seats = TableView(Table(*_seat_columns(())), name=_("Seats"), many=True)
        self._seats.selectionModel().selectionChanged.connect(self.look)
        for part in (self._seats, self._targets, self._chances):
            self._stacked.addWidget(part)
        self._bind()
        others = Flow(gap=theme.TIGHT)
        for part in (self._switch, *map(self._button, ("selection.export_panel", "selection.verify"))):
            others.addWidget(part)
        self.body.addLayout(others)
        self.body.addWidget(self._stacked, 1)
        self.head.actions("selection.export_certificate", primary=True)
        self.empty(
            _("No panel yet"),
            _(
                "Once the panel is drawn, its seats stand here, with the certificate that lets "
                "others check the draw."
            ),
        )

    def _button(self, id: str) -> QWidget:
        return button(self.action(id))

    def _bind(self) -> None:
        for id, verb, said in (
            ("selection.confirm", actions.confirm_seats, _("Noted: yes")),
            ("selection.decline", actions.decline_seats, _("Noted: no")),
            ("selection.expect", actions.expect_seats, _("Noted: no answer yet")),
        ):
            self.bind(id, self._marking(verb, said), self._has_choice)
        self.bind("selection.export_panel", self._export_panel, self._has_panel)
        self.bind("selection.export_certificate", self._export_certificate, self._has_panel)
        self.bind("selection.verify", self._verify)
        self.bind("selection.to_draw", partial(self.go, "selection.draw"))

    def arrive(self, drawn: int = 0) -> None:
        """Say what is fixed now, after the draw."""
        if drawn:
            words = ngettext(
                "Drawn for good: {count:,} seat is filled. The certificate lets others check it.",
                "Drawn for good: {count:,} seats are filled. The certificate lets others check it.",
                drawn,
            )
            self.banner(words.format(count=drawn), "done", ["selection.export_certificate"])

    # the lists ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(_everything, self._on_everything)

    def first_focus(self) -> QWidget | None:
        return self._stacked.currentWidget()

    def _on_everything(self, answer: tuple[Any, ...]) -> None:
        seats, draws, targets, views, chances = answer
        self._state = PanelState.of(seats, draws, targets)
        if self._state.features != self._features:
            self._features = self._state.features
            self._seats.table.set_columns(*_seat_columns(self._features))
        self.head.facts(self._state.facts if seats else "")
        self.show_empty(not seats)
        self._seats.table.show(seats)
        self._targets.table.show(views)
        self._chances.table.show(sorted(chances.items()))
        self.look()

    def _on_switch(self, id: str) -> None:
        self._stacked.setCurrentWidget(
            {"targets": self._targets, "chances": self._chances}.get(id, self._seats)
        )
        self.look()

    # answers -----------------------------------------------------------------------------------------------

    def _marking(self, verb: Any, words: str) -> Any:
        def mark() -> None:
            seat_ids = tuple(one.id for one in self._seats.selected())
            self.act(verb, self.said(words), seat_ids=seat_ids, at=clock.now())

        return mark

    def _has_choice(self) -> bool | str:
        shown = self._stacked.currentWidget() is self._seats
        return bool(shown and self._seats.selected()) or _("Choose seats in the list first.")

    def _has_panel(self) -> bool | str:
        return bool(self._state and self._state.draw) or _("Draw the panel first.")

    # handing on --------------------------------------------------------------------------------------------

    def _export_panel(self) -> None:
        self.save_file(_("Export the panel"), "panel.csv", _("Tables (*.csv)"), self._write_panel)

    def _write_panel(self, path: Path) -> None:
        words = _("Writing {file}").format(file=path.name)
        given = {"path": path, "seats": self._state.seats}
        self.work(words, write_panel, lambda _none: self.toast(_("Panel exported")), **given)

    def _export_certificate(self) -> None:
        self.pick_folder(_("Where the certificate folders shall stand"), self._ask_files)

    def _ask_files(self, where: Path) -> None:
        self._folder = where
        self.ask(queries.draw_files, self._write_certificate, draw_id=self._state.draw.id)

    def _write_certificate(self, files: dict[str, bytes]) -> None:
        given = {"where": self._folder, "files": files, "is_public": bool(self._state.draw.summary["public"])}
        self.work(_("Writing the certificate"), write_certificate, self._on_written, **given)

    def _on_written(self, count: int) -> None:
        words = ngettext(
            "{count} file written. Publish “certificate”; keep “certificate-private” to yourselves.",
            "{count} files written. Publish “certificate”; keep “certificate-private” to yourselves.",
            count,
        )
        self.banner(words.format(count=count), "done", ["selection.verify"])

    def _verify(self) -> None:
        self.pick_folder(_("Choose the folder “certificate”"), self._check_folder)

    def _check_folder(self, path: Path) -> None:
        from council.selection.verify import verify_folder

        inner = path / "certificate"
        self.work(_("Checking"), verify_folder, self._on_verdict, folder=inner if inner.is_dir() else path)

    def _on_verdict(self, verdict: Any) -> None:
        kind = {0: "done", 3: "warn"}.get(verdict.exit, "alarm")
        self.banner(verdict_words(verdict), kind)


def verdict_words(verdict: Any) -> str:
    """What a check of a folder says: its verdict, the hash to compare, or the code of what does not hold."""
    if verdict.code:
        words = _("INVALID ({code}): {found}. The folder is not as it was published.")
        return words.format(code=verdict.code, found=verdict.words)
    words = _("{verdict}. Compare this hash with the one that was published: {hash}. {notes}")
    notes = " ".join(verdict.notes)
    return words.format(verdict=verdict.words, hash=grouped(verdict.commitment), notes=notes)


def write_panel(path: Path, seats: tuple[SeatView, ...]) -> None:
    """The panel as a table by id, without contact details. Raises: FolderNotWritable."""
    features = sorted({name for seat in seats for name in seat.attributes})
    rows = [
        [seat.ref, *(seat.attributes.get(name, "") for name in features), str(seat.number), seat.state]
        for seat in sorted(seats, key=lambda seat: seat.ref)
    ]
    _write(path, csv_bytes(["id", *features, "seat", "answer"], rows))


def write_certificate(
    where: Path, files: dict[str, bytes], is_public: bool, *, progress: Progress = SILENT
) -> int:
    """The two folders of a certificate, with a receipt for everybody. Returns: files written.

    Raises: FolderNotWritable; FolderHoldsAnother, since files of two draws in one folder verify as neither.
    """
    from council.selection.certificate import receipt_files
    from council.selection.refusals import FolderHoldsAnother

    there = where / "certificate" / "commitment.json"
    if there.is_file() and there.read_bytes() != files["commitment.json"]:
        raise FolderHoldsAnother(path=str(there.parent))
    laid = folder.laid_out(files, is_public=is_public)
    for one, data in receipt_files(files).items():
        laid[f"certificate-private/receipts/{folder.file_name(one)}.json"] = data
    for number, (name, data) in enumerate(laid.items()):
        progress(number, len(laid), name)
        _write(where / name, data)
    return len(laid)


def _write(path: Path, data: bytes) -> None:
    from council.selection.refusals import FolderNotWritable

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise FolderNotWritable(path=str(path), reason=error.strerror or str(error)) from error


def _everything(db: Any) -> tuple[Any, ...]:
    return (
        queries.seats_of(db),
        queries.draws_of(db),
        queries.targets_of(db),
        queries.target_views_of(db),
        queries.chances_of(db),
    )


def _seat_columns(features: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column(_("Seat"), lambda one: str(one.number), sort=lambda one: one.number, right=True),
        Column(_("Answer"), lambda one: state_words(one.state), ink=lambda one: INKS[one.state]),
        Column(_("Id"), lambda one: one.ref, stretch=not features),
        *(Column(name, _reader(name), stretch=name == features[-1]) for name in features),
    )


def _reader(name: str) -> Any:
    return lambda one: one.attributes.get(name, "")


def _target_columns() -> tuple[Column, ...]:
    return (
        Column(_("Attribute"), lambda one: one.line.feature),
        Column(_("Value"), lambda one: one.line.value, stretch=True),
        Column(_("In pool"), lambda one: f"{one.in_pool:,}", sort=lambda one: one.in_pool, right=True),
        Column(_("At least"), lambda one: str(one.line.least), sort=lambda one: one.line.least, right=True),
        Column(_("On panel"), _on_panel, sort=lambda one: one.in_panel or 0, right=True, ink=_panel_ink),
        Column(_("At most"), lambda one: str(one.line.most), sort=lambda one: one.line.most, right=True),
    )


def _on_panel(one: TargetView) -> str:
    return "–" if one.in_panel is None else str(one.in_panel)


def _panel_ink(one: TargetView) -> str:
    met = one.in_panel is None or one.line.least <= one.in_panel <= one.line.most
    return "" if met else "alarm"


def _chance_columns() -> tuple[Column, ...]:
    return (
        Column(_("Id"), lambda one: one[0], stretch=True),
        Column(_("Chance"), lambda one: percent(one[1]), sort=lambda one: one[1], right=True),
        Column(_("Exactly"), lambda one: _exact(one[1]), sort=lambda one: one[1], right=True),
    )


def _exact(chance: Fraction) -> str:
    return f"{chance.numerator}/{chance.denominator}"
