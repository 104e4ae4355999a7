"""Votes and statements out of files: read beside the store, matched, shown, and only then kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from council import clock
from council.ground import actions, queries
from council.ground.conversation.plan import Plan
from council.words import _, ngettext
from ui.ground import tasks
from ui.ground.votes.import_form import VotesForm
from ui.page import Page

TABLES = "*.csv *.tsv *.txt *.xlsx"


class VoteImporter:
    """Brings a conversation in for a page; `then` follows once it is kept. Files dropped together are one."""

    def __init__(self, page: Page, then: Callable[[], object] = lambda: None) -> None:
        self._page, self._then = page, then
        self._paths: list[Path] = []
        self._soon = QTimer(page, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    def pick(self) -> None:
        """Ask for a file."""
        files = _("Tables") + f" ({TABLES})"
        self._page.pick_file(_("Import votes"), files, self.take)

    def pick_folder(self) -> None:
        """Ask for the folder of a Polis export."""
        self._page.pick_folder(_("Import a Polis folder"), self.take)

    def take(self, path: Path) -> None:
        """Read a file or folder that was picked or dropped, together with others of the same moment."""
        self._paths.append(path)
        self._soon.start()

    def _read(self) -> None:
        paths, self._paths = tuple(self._paths), []
        name = ", ".join(path.name for path in paths)
        then = partial(self._on_read, name)
        self._page.work(_("Reading {file}").format(file=name), tasks.conversation_in, then, paths=paths)

    def _on_read(self, name: str, conversation: Any) -> None:
        self._page.ask(queries.names_here, lambda names: self._offer(name, conversation, *names))

    def _offer(self, name: str, conversation: Any, seats: Any, statements: Any) -> None:
        matter = {"conversation": conversation, "seats": seats, "statements": statements}
        source = conversation.origin or ("Polis" if conversation.is_polis else name)
        self._think(matter, "", True, lambda plan: self._show(name, matter, source, plan))

    def _think(
        self, matter: dict[str, Any], rule: str, with_statements: bool, then: Callable[[Plan], object]
    ) -> None:
        """Work out beside the window what would be kept; a large conversation takes its time."""
        words = _("Matching voters and statements")
        given = matter | {"rule": rule, "with_statements": with_statements}
        self._page.work(words, tasks.plan_conversation, then, **given)

    def _show(self, name: str, matter: dict[str, Any], source: str, plan: Plan) -> None:
        form = VotesForm(name, plan, parent=self._page)

        def tell(with_statements: bool, plan: Plan) -> None:
            if isValid(form):  # it may have been left meanwhile
                form.show_plan(with_statements, plan)

        form.asked.connect(lambda rule, new: self._think(matter, rule, new, partial(tell, new)))
        form.submitted.connect(lambda: self._keep(form, source))
        form.open()

    def _keep(self, form: VotesForm, source: str) -> None:
        plan = form.plan
        form.accept()
        parts = []
        if plan.new:
            told = ngettext("{count:,} statement", "{count:,} statements", len(plan.new))
            parts.append(told.format(count=len(plan.new)))
        if plan.votes:
            parts.append(ngettext("{count:,} vote", "{count:,} votes", len(plan.votes)))
            parts[-1] = parts[-1].format(count=len(plan.votes))
        said = self._page.said(_("{what} kept").format(what=", ".join(parts)), lambda _outcome: self._then())
        given = {"new": plan.new, "known": plan.known, "votes": plan.votes, "source": source}
        self._page.work_act(_("Keeping them"), actions.import_conversation, said, at=clock.now(), **given)
