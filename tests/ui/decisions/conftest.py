"""A desk over a council with a theme and statements, and ways to fill forms as a person does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from council.decisions import actions
from tests.council.decisions.conftest import NOON, TEXT, furnish
from tests.ui.visiting import keys, settle
from ui.page import Desk, Page
from ui.widgets import Form


@pytest.fixture
def do(desk: Desk, qtbot) -> Callable[..., None]:
    """Does one thing on the store and waits until it is done."""
    asker = QObject()

    def act(verb, **given: object) -> None:
        desk.runner.act(asker, verb, None, None, **given)
        settle(desk.runner, qtbot)

    act.asker = asker
    return act


@pytest.fixture
def furnished(do) -> Callable[..., None]:
    """Six statements in one theme."""
    do(furnish, statements=6)
    return do


@pytest.fixture
def drafted(furnished) -> Callable[..., None]:
    """One proposal that draws on two statements."""
    furnished(
        actions.draft_proposal,
        proposal_id="p1",
        version_id="p1v1",
        title="Keep the land",
        text=TEXT,
        theme_id="theme",
        statements=("s1", "s2"),
        at=NOON,
    )
    return furnished


@pytest.fixture
def prepared(drafted) -> Callable[..., None]:
    """A ballot on it, its proof read, ready to open."""
    drafted(actions.prepare_ballot, ballot_id="b1", version_id="p1v1", question="Keep the land?", at=NOON)
    drafted(actions.note_proof, ballot_id="b1", at=NOON)
    return drafted


@pytest.fixture
def closed(prepared) -> Callable[..., None]:
    """The ballot, closed, nothing counted yet: twenty members, twenty papers."""
    prepared(actions.note_proof, ballot_id="b1", at=NOON)
    prepared(actions.open_ballot, ballot_id="b1", entitled=20, present=20, printed=20, at=NOON)
    prepared(actions.close_ballot, ballot_id="b1", teller_one="Ada", teller_two="Ben", at=NOON)
    return prepared


@pytest.fixture
def adopted(closed) -> Callable[..., None]:
    """The proposal, adopted by 14 of 19."""
    closed(actions.count_papers, ballot_id="b1", handed_out=20, left_over=0, in_box=20)
    counts = {"yes": 14, "no": 5, "abstain": 1}
    for teller in (1, 2):
        closed(actions.enter_pile, ballot_id="b1", pile=1, teller=teller, counts=counts)
    closed(actions.certify_ballot, ballot_id="b1", chair="Cho", at=NOON)
    return closed


def run(page: Page, command: str) -> None:
    """Do a command as menu, key or palette would."""
    page.desk.commands.refresh_now()
    action = page.desk.commands.action(command)
    assert action.isEnabled(), page.desk.commands.why_not(command)
    action.trigger()


def form_of(page: Page, qtbot) -> Form:
    """The form that stands open over a page."""

    def standing() -> Form | None:
        return next((form for form in page.findChildren(Form) if form.isVisible()), None)

    qtbot.waitUntil(lambda: standing() is not None)
    return standing()


def write(editor: QLineEdit | QPlainTextEdit | QComboBox, text: str) -> None:
    """Type into a field, over what stands there."""
    if isinstance(editor, QComboBox):
        editor.setCurrentText(text)
        return
    editor.setFocus()
    editor.selectAll()
    keys(editor, text)


def send(form: Form, page: Page, qtbot) -> None:
    """Press Enter on the verb and wait for the answer."""
    form.verb.setFocus()
    keys(form.verb, key=Qt.Key.Key_Space)
    settle(page.desk.runner, qtbot)


def gone(form: Form, page: Page) -> bool:
    """Whether no form stands open any more."""
    return not any(each.isVisible() for each in page.findChildren(Form))
