"""Forms put into a session, taken out, closed and opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from council import clock
from council.files import resource
from council.sessions import actions
from council.sessions.forms.results import FormView
from council.sessions.forms.templates import read_shelf
from council.words import _
from ui.page import Page
from ui.sessions.forms.add import AddForm


class Changer:
    """The acts of a page of forms on the forms themselves; `wanted` is the one added last, to be shown."""

    def __init__(self, page: Page, form: Callable[[], FormView | None]) -> None:
        self._page, self._form, self.wanted = page, form, ""

    def add(self, session_id: str) -> None:
        """Ask which form, and put it into the session."""
        form = AddForm(read_shelf(resource("forms")).templates, parent=self._page)
        form.submitted.connect(lambda: self._added(form, session_id))
        kinds = _("Forms (*.json)")
        form.file_wanted.connect(lambda: self._page.pick_file(_("Take a form from a file"), kinds, form.take))
        form.open()

    def remove(self) -> None:
        """Take the form out that nobody has answered."""
        self._do(actions.remove_form, _("Form removed"))

    def close(self) -> None:
        """Take no more answers."""
        self._do(actions.close_form, _("Form closed"))

    def open(self) -> None:
        """Take answers again."""
        self._do(actions.open_form, _("Form open again"))

    def _added(self, form: AddForm, session_id: str) -> None:
        template = form.template()
        if template is None:
            return
        self.wanted = clock.new_id()
        given = {"session_id": session_id, "template": template, "at": clock.now()}
        words = _("Form added: {title}").format(title=_(template.title))
        told = self._page.said(words, lambda _outcome: form.accept())
        self._page.act(actions.add_form, told, form.refuse_error, form_id=self.wanted, **given)

    def _do(self, verb: Callable[..., Any], words: str) -> None:
        form = self._form()
        if form is not None:
            self._page.act(verb, self._page.said(words), form_id=form.id)
