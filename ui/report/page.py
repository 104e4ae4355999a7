"""The page of the report: its sections, the texts people write, the true pages, and publishing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from council import clock
from council.files import resource
from council.report import actions, queries
from council.report.facts import Facts
from council.report.pictures import picture_of
from council.report.queries import EditionView
from council.words import N_, _
from ui import theme
from ui.page import Page
from ui.report.making import Made, make, write_data, write_page, write_pdf
from ui.report.preview import PagesView
from ui.report.state import EditionRow, FindingRow, ReportState, SectionRow, TextRow
from ui.report.text_sheet import TextSheet
from ui.widgets import Columns, Field, Row, Rows, Switch, Table, button, column, label, row

PDF, WEB = N_("PDF (*.pdf)"), N_("Web page (*.html)")
NOT_YET = N_("The report is still being made, or something grave was found in it.")


class ReportPage(Page):
    """What the council gives back, as readers will see it."""

    shows = frozenset(
        {
            "report_text",
            "edition",
            "council",
            "remit",
            "seat",
            "draw",
            "session",
            "agenda_item",
            "attendance",
            "seating",
            "place",
            "statement",
            "theme",
            "membership",
            "shared_ground",
            "proposal",
            "ballot",
            "recommendation",
            "minority_view",
        }
    )
    help: ClassVar[str] = N_(
        "The report is made from the council's own record; every figure stands beside what "
        "it is a share of. "
        "On the right are the pages of the file itself. Publishing writes the PDF and "
        "keeps its fingerprint."
    )

    def build(self) -> None:
        self._made: Made | None = None
        self._warned = False
        self._kept: dict[str, str] = {}
        self._editions: tuple[EditionView, ...] = ()
        self.empty(
            _("Nothing to report yet"),
            _(
                "The report is the account the council gives back. It fills itself from what "
                "is kept in the other "
                "rooms: the draw, the sessions, what was said, and what was decided. Texts "
                "of your own may come first."
            ),
            "report.write",
        )
        self.body.addWidget(Columns(self._sides(), self._paper(), shares=(2, 3)))
        self._bind()

    def refresh(self) -> None:
        self.ask(_everything, self._on_everything)

    def first_focus(self) -> QWidget | None:
        return self._lists["sections"]

    # laying out --------------------------------------------------------------------------------------------

    def _sides(self) -> QWidget:
        self._lists = {
            "sections": Rows(Table(), _section_row, name=_("Sections")),
            "texts": Rows(Table(), _text_row, name=_("Texts")),
            "findings": Rows(Table(), _finding_row, name=_("Findings")),
            "editions": Rows(Table(), _edition_row, name=_("Published editions")),
        }
        self._nothing = {
            "findings": label(_("Nothing was found that readers would stumble over."), "quiet"),
            "editions": label(_("No edition has been published."), "quiet"),
        }
        self._switch = Switch(
            ("sections", _("Sections")),
            ("texts", _("Texts")),
            ("findings", _("Findings")),
            ("editions", _("Editions")),
            name=_("What the list shows"),
        )
        self._switch.changed.connect(self._on_switched)
        self._side = QStackedWidget()
        for id, shown in self._lists.items():
            extra = (self._nothing[id],) if id in self._nothing else ()
            self._side.addWidget(column(*extra, shown, gap=theme.TIGHT))
        self._lists["sections"].chosen.connect(self._on_section)
        self._lists["texts"].opened.connect(self._on_text_opened)
        self._lists["findings"].opened.connect(self._on_finding)
        return column(self._switch, self._side, self._languages(), gap=theme.SNUG)

    def _languages(self) -> QWidget:
        self._language = QComboBox()
        self._language.addItem(_("The council's own"), "")
        for code in ("en", *sorted(each.name for each in resource("locale").glob("*") if each.is_dir())):
            if self._language.findData(code) < 0:
                self._language.addItem(code, code)
        self._language.currentIndexChanged.connect(self._on_language)
        return Field(_("Language"), self._language)

    def _paper(self) -> QWidget:
        self._preview = PagesView(_("Pages of the report"), _page_words)
        self._preview.wanted.connect(self._on_page_wanted)
        self._preview.turned.connect(self._on_turned)
        self._where = label("", "caption", wrap=False)
        foot = row(self._where, None, gap=theme.TIGHT)
        self._foot = foot
        return column(self._preview, foot, gap=theme.TIGHT)

    def _bind(self) -> None:
        ready = self._is_ready
        self.bind("report.write", self._write)
        self.bind("report.save_pdf", self._save_pdf, ready)
        self.bind("report.save_page", self._save_page, ready)
        self.bind("report.save_data", self._save_data, ready)
        self.bind("report.publish", self._publish, ready)
        self.bind("report.next_page", partial(self._turn, 1), ready)
        self.bind("report.previous_page", partial(self._turn, -1), ready)
        self.head.actions("report.write", "report.save_pdf")
        self.head.actions("report.publish", primary=True)
        for id in ("report.previous_page", "report.next_page"):
            self._foot.layout().addWidget(button(self.action(id), quiet=True))

    # what stands here --------------------------------------------------------------------------------------

    def _on_everything(self, answer: tuple[Facts, dict[str, str], tuple[EditionView, ...]]) -> None:
        facts, self._kept, self._editions = answer
        self._facts = facts
        self._make()

    def _make(self) -> None:
        code = self._language.currentData()
        self.work(
            _("Making the report"),
            make,
            self._on_made,
            facts=self._facts,
            day=clock.now().date(),
            language=code,
        )

    def _on_made(self, made: Made) -> None:
        self._made = made
        state = ReportState.of(made, self._kept, self._editions)
        self.head.facts("" if state.is_empty else state.facts)
        self.show_empty(state.is_empty)
        shown = {
            "sections": state.sections,
            "texts": state.texts,
            "findings": state.findings,
            "editions": state.editions,
        }
        for id, values in shown.items():
            self._lists[id].table.show(values)
            if id in self._nothing:
                self._nothing[id].setVisible(not values)
                self._lists[id].setVisible(bool(values))
        self._preview.show_pages(state.pages)
        self._warn(state)
        self.look()

    def _warn(self, state: ReportState) -> None:
        if not state.is_empty and any(one.is_grave for one in state.findings):
            self._warned = True
            self.banner(_("The report cannot be made yet: see Findings."), "warn")
        elif self._warned:
            self._warned = False
            self.clear_banner()

    def _on_page_wanted(self, page: int, width: int) -> None:
        if self._made is None or self._made.printed is None:
            return
        pdf = self._made.printed.data
        take = partial(self._on_picture, pdf)
        self.desk.runner.work(self, picture_of, take, pdf=pdf, page=page, width=width)

    def _on_picture(self, pdf: bytes, picture: Any) -> None:
        if self._made and self._made.printed and self._made.printed.data is pdf:
            self._preview.take(picture)

    def _on_turned(self, page: int) -> None:
        pages = self._made.printed.pages if self._made and self._made.printed else 0
        self._where.setText(_page_words(page + 1, pages) if pages else "")

    def _is_ready(self) -> bool | str:
        return bool(self._made and self._made.printed) or _(NOT_YET)

    # choosing ----------------------------------------------------------------------------------------------

    def _on_switched(self, id: str) -> None:
        self._side.setCurrentIndex(list(self._lists).index(id))

    def _on_section(self, chosen: SectionRow | None) -> None:
        if chosen is not None and chosen.page:
            self._preview.turn_to(chosen.page - 1)

    def _on_finding(self, chosen: FindingRow) -> None:
        if chosen.place != "report":
            self.go(chosen.place)

    def _on_language(self) -> None:
        if self._made is not None:
            self._make()

    def _turn(self, by: int) -> None:
        self._preview.turn_to(self._preview.page + by)

    # writing -----------------------------------------------------------------------------------------------

    def _write(self) -> None:
        if self._switch.current != "texts":
            self._switch.choose("texts")
            self._on_switched("texts")
        chosen = self._lists["texts"].current() or next(iter(self._lists["texts"].table.values()), None)
        if chosen is not None:
            self._on_text_opened(chosen)

    def _on_text_opened(self, text: TextRow) -> None:
        sheet = TextSheet(text, lambda body: self._keep(sheet, text, body), self)
        sheet.open()

    def _keep(self, sheet: TextSheet, text: TextRow, body: str) -> None:
        done = self.said(_("Text kept"), lambda _outcome: sheet.accept())
        self.act(actions.write_text, done, sheet.refused, section=text.id, body=body, at=clock.now())

    # giving out --------------------------------------------------------------------------------------------

    def _name(self, ending: str) -> str:
        assert self._made is not None
        words = "".join(c if c.isalnum() else "-" for c in self._made.tree.title.lower())
        return f"{'-'.join(filter(None, words.split('-'))) or 'report'}.{ending}"

    def _save_pdf(self) -> None:
        def save(path: Path) -> None:
            assert self._made is not None
            told = partial(self._on_written, path.name)
            self.work(_("Writing"), write_pdf, told, printed=self._made.printed, path=path)

        self.save_file(_("Save the report"), self._name("pdf"), _(PDF), save)

    def _save_page(self) -> None:
        def save(path: Path) -> None:
            self.work(
                _("Writing"), write_page, partial(self._on_written, path.name), made=self._made, path=path
            )

        self.save_file(_("Save the web page"), self._name("html"), _(WEB), save)

    def _save_data(self) -> None:
        def save(folder: Path) -> None:
            self.work(
                _("Writing"),
                write_data,
                partial(self._on_written, folder.name),
                made=self._made,
                folder=folder,
            )

        self.pick_folder(_("Folder for the data"), save)

    def _on_written(self, name: str, _answer: object) -> None:
        self.toast(_("{name} written").format(name=name))

    def _publish(self) -> None:
        self.save_file(_("Publish the report as"), self._name("pdf"), _(PDF), self._ask_to_publish)

    def _ask_to_publish(self, path: Path) -> None:
        assert self._made is not None
        number = self._made.facts.edition.number
        self.question(
            _("Publish edition {number}?").format(number=number),
            _(
                "{name} is written and its fingerprint kept in the council's record for "
                "good. A later change makes a "
                "corrected edition; this one cannot be taken back."
            ).format(name=path.name),
            _("Publish"),
            partial(self._make_final, path),
        )

    def _make_final(self, path: Path) -> None:
        final = queries.as_published(self._facts)
        code = self._language.currentData()
        then = partial(self._write_final, path)
        self.work(_("Making the edition"), make, then, facts=final, day=clock.now().date(), language=code)

    def _write_final(self, path: Path, final: Made) -> None:
        seal = partial(self._seal, path, final)
        self.work(_("Writing"), write_pdf, seal, printed=final.printed, path=path)

    def _seal(self, path: Path, final: Made, printed: Any) -> None:
        self.act(
            actions.publish_report,
            partial(self._on_published, path, printed.hash),
            edition_id=clock.new_id(),
            hash=printed.hash,
            size=len(printed.data),
            pages=printed.pages,
            language=final.tree.language,
            at=clock.now(),
        )

    def _on_published(self, path: Path, mark: str, outcome: Any) -> None:
        self.banner(
            _("Edition {number} is published: {name}, SHA-256 {mark}").format(
                number=outcome.value, name=path.name, mark=mark
            ),
            "done",
        )


def _everything(db: Any) -> tuple[Facts, dict[str, str], tuple[EditionView, ...]]:
    return queries.facts_of(db), queries.texts_of(db), queries.editions_of(db)


def _page_words(page: int, pages: int) -> str:
    return _("Page {page} of {pages}").format(page=page, pages=pages)


def _section_row(one: SectionRow) -> Row:
    if not one.page:
        return Row(one.title, quiet=_("left out: nothing is known of it yet"), ink="quiet")
    return Row(one.title, side=str(one.page))


def _text_row(one: TextRow) -> Row:
    return Row(
        one.title, quiet=" ".join(one.body.split())[:120] or _("not written"), icon="edit" if one.body else ""
    )


def _finding_row(one: FindingRow) -> Row:
    return Row(one.words, quiet=one.section, icon="warning", ink="alarm" if one.is_grave else "warn")


def _edition_row(one: EditionRow) -> Row:
    return Row(one.title, quiet=one.quiet, icon="lock")
