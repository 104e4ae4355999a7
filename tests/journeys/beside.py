"""What a council's file says while the program has it open: asked beside it, changing nothing."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from council.store import Store
from tests.journeys.hands import PATIENCE, Person

LETTERS = cycle("qxzwk")


def line_has_focus(person: Person, council: Path) -> None:
    """A letter typed now arrives in the line: it stands in the draft; BackSpace takes it away again."""
    letter = next(LETTERS)  # another each time, so that an old draft is never taken for it
    person.type(letter)
    assert wait_for(lambda: line_text(council), lambda text: text.endswith(letter)), (
        f"the letter did not come to the line; there are {person.titles()}: {person.told()}"
    )
    person.press("BackSpace")


def wait_for(ask, fits):
    """Ask until the answer fits; the last answer where it never does, or nothing."""
    until = time.monotonic() + PATIENCE / 4
    while not fits(found := ask()):
        if time.monotonic() > until:
            return None
        time.sleep(0.05)
    return found or True


def line_text(council: Path) -> str:
    """The words that stand in the draft of the line, or ""."""
    return next((draft["line"]["text"] for draft in drafts(council)), "")


def unkept_texts(council: Path) -> list[str]:
    """What left the line but was not yet kept: the draft holds it until it is."""
    return [sent["text"] for draft in drafts(council) for sent in draft["unkept"]]


def drafts(council: Path) -> list[dict[str, Any]]:
    """Every draft in the file."""
    return [json.loads(text) for text in asked(council, "select text from draft")]


def kept_texts(council: Path) -> list[str]:
    """The words of every statement in the file."""
    return asked(council, "select text from statement where state in ('captured', 'read_back', 'confirmed')")


def asked(council: Path, question: str) -> list[str]:
    """The first column of an answer, read beside the program that has the file open."""
    db = sqlite3.connect(f"file:{council}?mode=ro", uri=True, timeout=10)
    try:
        return [row[0] for row in db.execute(question)]
    finally:
        db.close()


def read(council: Path, query: Callable[..., Any], /, **given: Any) -> Any:
    """Ask one of the store's own queries, of a copy of the file as it is at this moment."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / council.name
        source = sqlite3.connect(f"file:{council}?mode=ro", uri=True, timeout=10)
        with closing(source), closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with Store.open(copy) as store:
            return store.read(query, **given)
