"""From the statements to a proposal, shown before it changes anything, and the model that reads them."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from council import clock
from council.ground import actions, queries
from council.ground.meaning.values import BUNDLED, EngineView, Model
from council.ground.themes.changes import ProposalChange, proposal_change
from council.ground.themes.matching import ThemeBefore
from council.ground.themes.values import Gathering, Worked
from council.ground.voting.values import VotesView
from council.words import _, ngettext, say
from ui.ground import tasks
from ui.ground.flowing import flowing
from ui.ground.themes.change_sheet import ChangeSheet
from ui.page import Page
from ui.widgets import Form, Label, push


class Proposing:
    """Reads, proposes, says what would change, and keeps it as one step."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.bind("ground.choose_model", self._choose_model)

    def propose(self) -> None:
        """Read what is new and propose, in a process of its own."""
        self._page.ask(queries.gathering_of, self._with_votes)

    def _with_votes(self, gathering: Gathering) -> None:
        self._page.ask(queries.votes_of, partial(self._work, gathering))

    def _work(self, gathering: Gathering, seen: VotesView) -> None:
        words = _("Reading the statements and proposing themes")
        then = partial(self._on_proposed, gathering)
        self._page.work(words, tasks.propose, then, beside=True, gathering=gathering, seen=seen)

    def _on_proposed(self, gathering: Gathering, worked: Worked) -> None:
        if not worked.themes:
            self._page.banner(
                _("There are fewer than 20 different statements: themes from so few would be chance. "
                  "Make themes by hand with New theme, or come back when more was said."),
                "warn",
                ["ground.new_theme"],
            )  # fmt: skip
            return
        if not worked.understood:
            self._page.banner(
                _("The language model does not know the language of these statements well. Read every theme "
                  "before you use it, or choose a model that knows the language."),
                "warn",
                ["ground.choose_model"],
            )  # fmt: skip
        self._page.ask(_outlook, partial(self._compare, gathering, worked), worked=worked)

    def _compare(
        self, gathering: Gathering, worked: Worked, outlook: tuple[tuple[ThemeBefore, ...], ProposalChange]
    ) -> None:
        before, change = outlook
        if not before:
            count = len(worked.themes)
            words = ngettext("{count} theme proposed", "{count} themes proposed", count)
            self._keep(worked, frozenset(), words.format(count=count))
        elif change.is_nothing:
            self._page.act(actions.keep_vectors, vectors=worked.vectors)
            self._page.toast(_("A new proposal would change nothing: the themes stand as they are."))
        else:
            self._ask_first(gathering, worked, before, change)

    def _ask_first(
        self, gathering: Gathering, worked: Worked, before: tuple[ThemeBefore, ...], change: ProposalChange
    ) -> None:
        texts = {told.id: told.text for told in gathering.told}
        sheet = ChangeSheet(before, worked, texts, whole=change, parent=self._page)

        def keep() -> None:
            left, kept = sheet.taken()
            sheet.accept()
            self._keep(left, kept, _("Themes changed as ticked"))

        sheet.submitted.connect(keep)
        sheet.open()

    def _keep(self, worked: Worked, kept: frozenset[str], words: str) -> None:
        given = {"themes": worked.themes, "vectors": worked.vectors, "mixed": worked.mixed}
        given |= {"parents": worked.parents, "unthemed": worked.unthemed, "kept": kept}
        self._page.act(actions.keep_themes, self._page.said(words), at=clock.now(), **given)

    # the model ---------------------------------------------------------------------------------------------

    def _choose_model(self) -> None:
        self._page.ask(queries.engine_of, self._ask_model)

    def _ask_model(self, now: EngineView) -> None:
        form = Form(
            _("Choose another language model"),
            verb=_("Use this model"),
            cancel=_("Cancel"),
            lead=_("Any sentence-transformers model that lies on this computer: its folder, or its name if "
                   "it was fetched here before. Nothing is downloaded. Every statement is then read anew at "
                   "the next proposal; names and placed statements stay."),
            parent=self._page,
        )  # fmt: skip
        form.add(Label(_now_words(now), "quiet"))
        where = form.field(_("Folder or name"), QLineEdit(now.folder))
        ways = [push(_("Choose folder…"), lambda: self._pick_folder(where.editor))]
        if not now.is_bundled:
            ways.append(push(_("Use the model that comes with Council"), lambda: self._use(form, BUNDLED)))
        form.add(flowing(*ways))
        form.body.addStretch()
        form.submitted.connect(lambda: self._find(form, where.editor.text()))
        form.open()

    def _pick_folder(self, line: QLineEdit) -> None:
        self._page.pick_folder(_("Folder of the model"), lambda path: line.setText(str(path)))

    def _find(self, form: Form, where: str) -> None:
        found = partial(self._use, form)
        words = _("Looking at the model")
        self._page.work(
            words, tasks.find_model, found, lambda error: form.refuse(say(error)), beside=True, where=where
        )

    def _use(self, form: Form, model: Model) -> None:
        def used(outcome: object) -> None:
            form.accept()
            anew = getattr(outcome, "value", 0)
            words = ngettext(
                "{model} reads the statements now; {count:,} is read anew at the next proposal",
                "{model} reads the statements now; {count:,} are read anew at the next proposal",
                anew,
            )
            self._page.toast(words.format(model=model.name, count=anew), outcome)

        self._page.act(
            actions.choose_engine, used, lambda e: form.refuse(say(e)), model=model, at=clock.now()
        )


def _outlook(db: Any, *, worked: Worked) -> tuple[tuple[ThemeBefore, ...], ProposalChange]:
    """The themes that stand and what the proposal would change, compared where they are read."""
    before = queries.themes_before(db)
    return before, proposal_change(before, worked)


def _now_words(now: EngineView) -> str:
    if now.understood is None:
        return _("{model} reads the statements now, but it is not on this computer.").format(model=now.name)
    told = (
        _("{model} reads the statements now and knows their language: {tokens:.1f} pieces a word, "
          "{share:.0%} unknown.")
        if now.understood
        else _("{model} reads the statements now and does not know their language well: {tokens:.1f} pieces "
               "a word, {share:.0%} unknown.")
    )  # fmt: skip
    return told.format(model=now.name, tokens=now.tokens_a_word, share=now.unknown)
