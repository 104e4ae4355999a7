"""No change of what the report tells leaves its pages standing as if they were fresh."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from council.people.actions import name_council
from council.report import queries
from council.store import Store
from tests.ui.report.conftest import AT
from ui.report.shown import SHOWN


def test_the_pages_follow_every_table_the_report_reads(tmp_path: Path) -> None:
    """What the facts are asked from is what the pages watch."""
    asked: list[str] = []

    def note(_connection, _cursor, words: str, *_rest) -> None:
        asked.append(words)

    with Store.open(tmp_path / "small.council", create=True) as store:
        store.act(name_council, name="Council on homes", started=AT)
        event.listen(Engine, "before_cursor_execute", note)
        try:
            store.read(queries.facts_of)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
    read = {name for words in asked for name in re.findall(r"(?:FROM|JOIN) \"?([a-z_]+)", words)}
    read -= {"proof_tick"}  # who looked at it; the report does not tell
    assert len(read) > 30
    assert read <= SHOWN, sorted(read - SHOWN)
