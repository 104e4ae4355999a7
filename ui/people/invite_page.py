"""The page of invitations: rounds of letters drawn from an address register, and their records."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtWidgets import QWidget

from council.people.rounds import queries
from council.people.rounds.actions import forget_invitation
from council.selection.queries import target_views_of, targets_of
from council.words import N_, _, ngettext
from ui import theme
from ui.page import Page
from ui.people.invite_sheet import FILTERS, InviteSheet
from ui.people.invite_state import InviteState, Opened, check_again, open_register, round_words
from ui.widgets import Column, Scroll, Section, Table, WholeTable, column

NOT_CHOSEN = N_("Choose a round in the list first.")


class InvitePage(Page):
    """Who is written to: the lottery before the lottery."""

    shows = frozenset({"invitation_round", "target_line", "panel_size"})
    help: ClassVar[str] = N_(
        "From an address register letters are drawn, so many for each area that enough people of every line "
        "are likely to answer. The file keeps the record of a round – counts, chances, seed and hashes – and "
        "never the register: whoever holds it can draw the letters again and compare."
    )

    def build(self) -> None:
        self._state = InviteState("", ())
        self._targets: tuple[Any, ...] = (0, ())
        self.take_files(self._open)
        self.bind("people.invite", self._pick)
        self.bind("people.save_invitation", self._save, self._has_choice)
        self.bind("people.check_invitation", self._pick_to_check, self._has_choice)
        self._view = WholeTable(Table(*_columns()), name=_("Rounds of letters"))
        areas = Table(*_area_columns(), key=lambda one: one["name"])
        self._areas = WholeTable(areas, name=_("Areas of the round"))
        self._part = Section(_("Areas of the round"))
        self._part.body.addWidget(self._areas)
        self._view.chosen.connect(self._on_chosen)
        self.bind("people.forget_invitation", self._forget, self._has_choice, on=self._view)
        self.body.addWidget(Scroll(column(self._view, self._part, None, gap=theme.ROOMY)))
        self.head.actions("people.check_invitation", "people.save_invitation")
        self.head.actions("people.invite", primary=True)
        self.empty(
            _("No letters drawn yet"),
            _("Choose an address register, a CSV or XLSX file with a row an address. It is read here and "
              "not kept. Letters are planned by area from the answers they are likely to bring, and drawn so "
              "that anybody can draw them again."),
            "people.invite",
        )  # fmt: skip

    def refresh(self) -> None:
        self.ask(_everything, self._on_everything)

    def first_focus(self) -> QWidget | None:
        return self._view

    def _on_everything(self, answer: tuple[Any, ...]) -> None:
        rounds, *self._targets = answer
        self._state = InviteState.of(rounds)
        self.head.facts(self._state.facts if rounds else "")
        self.show_empty(not rounds)
        self._view.table.show(self._state.rounds)
        if rounds and self._view.current() is None:
            self._view.choose(rounds[-1].id)
        self._on_chosen(self._view.current())
        self.look()

    def _on_chosen(self, one: Any) -> None:
        self._part.setVisible(one is not None)
        if one is not None:
            words = _("Areas of round {number}").format(number=one.number)
            self._part.say(words, round_words(one.record))
            self._areas.table.show(one.record["strata"])

    def _pick(self) -> None:
        self.pick_file(_("Address register"), _(FILTERS), self._open)

    def _open(self, path: Path) -> None:
        self.work(_("Reading {file}").format(file=path.name), open_register, self._on_opened, path=path)

    def _on_opened(self, opened: Opened) -> None:
        self.clear_banner()
        wave = 1 + max((one.number for one in self._state.rounds), default=0)
        sheet = InviteSheet(opened, self.desk, wave=wave, targets=tuple(self._targets), parent=self)
        sheet.drawn.connect(self._on_drawn)
        sheet.open()

    def _on_drawn(self, folder: str, outcome: Any) -> None:
        self.toast(_("Letters drawn; the list lies in {folder}").format(folder=Path(folder).name), outcome)

    def _pick_to_check(self) -> None:
        self.pick_file(_("Address register"), _(FILTERS), self._check)

    def _check(self, path: Path) -> None:
        one = self._view.current()
        words = _("Drawing round {number} again").format(number=one.number)
        earlier = tuple(each.record for each in self._state.rounds if each.number < one.number)
        self.work(words, check_again, self._on_checked, path=path, record=one.record, earlier=earlier)

    def _on_checked(self, count: int) -> None:
        words = ngettext(
            "VALID: {count:,} letter, drawn again the same.",
            "VALID: {count:,} letters, drawn again the same.",
            count,
        )
        self.banner(words.format(count=count), "done")

    def _save(self) -> None:
        self.save_file(_("Save the record"), "invitation.json", _("Records (*.json)"), self._write)

    def _write(self, path: Path) -> None:
        record = dict(self._view.current().record)
        self.work(
            _("Saving {file}").format(file=path.name),
            write_record,
            lambda _done: self.toast(_("Saved {file}").format(file=path.name)),
            path=path,
            record=record,
        )

    def _forget(self) -> None:
        words = _("Round {number} taken out of the file").format(number=self._view.current().number)
        self.act(forget_invitation, self.said(words), round_id=self._view.current().id)

    def _has_choice(self) -> bool | str:
        return self._view.current() is not None or _(NOT_CHOSEN)


def write_record(path: Path, record: dict[str, Any]) -> None:
    """The record as a file. Raises: FileUnwritable."""
    from council.saving import write_file

    write_file(path, (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode())


def _everything(db: Any) -> tuple[Any, ...]:
    """The rounds, the seats, and the targets as plain values."""
    views = target_views_of(db)
    lines = tuple((v.line.feature, v.line.value, v.line.least, v.line.most, v.share) for v in views)
    return queries.invitations_of(db), targets_of(db).seats, lines


def _area_columns() -> tuple[Column, ...]:
    def homes(one: Any) -> int:
        return int(one["addresses"])

    return (
        Column(_("Area"), lambda one: one["name"], stretch=True),
        Column(_("Homes"), lambda one: f"{homes(one):,}", sort=homes, right=True),
        Column(_("Letters"), lambda one: f"{one['letters']:,}", sort=lambda one: one["letters"], right=True),
        Column(
            _("Chance of a letter"),
            lambda one: f"{float(Fraction(one['chance'])) * 100:.2f} %",
            sort=lambda one: Fraction(one["chance"]),
            right=True,
        ),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Round"), lambda one: str(one.number), sort=lambda one: one.number),
        Column(_("Drawn"), _day, sort=lambda one: one.at),
        Column(_("Register"), lambda one: one.register, stretch=True),
        Column(_("Letters"), lambda one: f"{one.letters:,}", sort=lambda one: one.letters, right=True),
    )


def _day(one: Any) -> str:
    drawn = one.at.astimezone()
    time = QLocale().toString(QTime(drawn.hour, drawn.minute), QLocale.FormatType.ShortFormat)
    return f"{QLocale().toString(QDate(drawn.year, drawn.month, drawn.day), 'd MMM yyyy')}, {time}"
