"""The sheet that verifies a certificate: one folder or a chain, with the hash to compare, and a receipt."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from council.errors import CouncilError
from council.words import _, ngettext, say
from ui.page import Page
from ui.selection.verifying.state import VerdictView, check_folders, check_receipt
from ui.widgets import Card, Field, Flow, Label, Sheet, announce, label, push

HASH_LINE = 40


class VerifySheet(Sheet):
    """Says of any certificate whether it holds, in words; nothing of it is kept."""

    def __init__(self, page: Page) -> None:
        lead = _(
            "Choose the folder “certificate” that was published; several folders are checked as one chain. "
            "The same check runs without Council: open verify.html, or run verify.py, in that folder."
        )
        super().__init__(_("Verify a certificate"), lead=lead, parent=page)
        self._page, self.folders, self.receipt = page, (), None
        self._chosen = Label(_("No folder chosen yet."), "quiet")
        self._hash_line = QLineEdit()
        hint = _("With it, a certificate invented as a whole is found out too. May stay empty.")
        self._hash_field = Field(
            _("Hash from the letter, the press or the town hall"), self._hash_line, hint=hint
        )
        self._hash_line.editingFinished.connect(self._again)
        self._verdict = Card("")
        self._words, self._notes = Label("", "body"), Label("", "quiet")
        self._hash = label("", "lead", select=True)
        self._hash.setAccessibleName(_("Hash of the commitment"))
        for part in (self._words, self._hash, self._notes):
            self._verdict.body.addWidget(part)
        self._verdict.hide()
        buttons = Flow()
        for words, do in (
            (_("Choose a folder…"), self._choose),
            (_("Add the next draw’s folder…"), self._add),
            (_("Check a receipt…"), self._choose_receipt),
        ):
            buttons.addWidget(push(words, do))
        self.body.addLayout(buttons)
        for part in (self._chosen, self._hash_field, self._verdict):
            self.body.addWidget(part)
        self.body.addStretch()
        self.add_button(_("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)

    def take(self, folder: Path) -> None:
        """Check this folder in place of those before."""
        self.folders, self.receipt = (folder,), None
        self._again()

    def add(self, folder: Path) -> None:
        """Check this folder as one more draw of the chain."""
        self.folders, self.receipt = tuple(dict.fromkeys((*self.folders, folder))), None
        self._again()

    def take_receipt(self, path: Path) -> None:
        """Check a receipt against the first folder chosen."""
        if not self.folders:
            self._refuse(_("Choose the certificate’s folder first; the receipt is checked against it."))
            return
        self.receipt = path
        self._again()

    def _choose(self) -> None:
        self._pick(_("Choose the folder “certificate”"), self.take)

    def _add(self) -> None:
        self._pick(_("Choose the folder of the next draw"), self.add)

    def _pick(self, title: str, then: Any) -> None:
        self._page.desk.feedback.pick_folder(self, title, then)

    def _choose_receipt(self) -> None:
        feedback = self._page.desk.feedback
        feedback.pick_file(self, _("Choose a receipt"), _("Receipts (*.json)"), self.take_receipt)

    def _again(self) -> None:
        if not self.folders:
            return
        self.clear_refusal()
        count = len(self.folders)
        words = ngettext("{names}", "{count} folders as one chain: {names}", count)
        self._chosen.setText(words.format(count=count, names=", ".join(str(one) for one in self.folders)))
        self._hash_field.setVisible(count == 1)
        work = partial(self._page.desk.runner.work, self)
        if self.receipt is not None:
            work(
                check_receipt, self._on_receipt, self._on_refused, place=self.folders[0], receipt=self.receipt
            )
        else:
            expected = self._hash_line.text() if count == 1 else ""
            work(check_folders, self._on_verdict, self._on_refused, folders=self.folders, expected=expected)

    def _on_receipt(self, told: tuple[Any, str]) -> None:
        verdict, words = told
        self._show(VerdictView.of(verdict), words)

    def _on_verdict(self, verdict: Any) -> None:
        self._show(VerdictView.of(verdict), "")

    def _show(self, view: VerdictView, receipt: str) -> None:
        self._verdict.say(view.title)
        self._words.setText("\n".join(filter(None, (receipt, view.words))))
        self._hash.setText(f"{view.groups[:HASH_LINE].rstrip()}\n{view.groups[HASH_LINE:]}".strip())
        self._hash.setVisible(bool(view.groups))
        self._notes.setText("\n".join(view.notes))
        self._notes.setVisible(bool(view.notes))
        self._verdict.show()
        announce(self, f"{view.title}. {view.words}")

    def _on_refused(self, error: CouncilError) -> None:
        self._refuse(say(error))

    def _refuse(self, words: str) -> None:
        self._verdict.hide()
        self.refuse(words)
