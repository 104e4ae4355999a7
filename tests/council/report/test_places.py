"""Where something was said is printed only where enough people spoke."""

from __future__ import annotations

from pathlib import Path

import pytest

from council import clock
from council.ground.themes.actions import add_theme
from council.report import queries
from council.selection.queries import seats_of
from council.sessions import actions as day
from council.sessions.queries import sessions_of, tables_of
from council.store import Store
from tests.journeys.small import small_day


@pytest.mark.parametrize(("speakers", "placed"), [(4, False), (5, True)])
def test_a_theme_of_few_speakers_prints_no_table(tmp_path: Path, speakers: int, placed: bool) -> None:
    """Four people at a table could be told apart by what they said; five are a crowd."""
    path, now = small_day(tmp_path / "a.council", "Council on homes"), clock.now()
    with Store.open(path) as store:
        session_id, table_id = store.read(sessions_of)[0].id, store.read(tables_of)[0].id
        ids = [clock.new_id() for _n in range(speakers)]
        for seat, id in zip(store.read(seats_of), ids, strict=False):
            given = {"statement_id": id, "session_id": session_id, "table_id": table_id, "seat_id": seat.id}
            store.act(day.capture_statement, text=f"Words {seat.number}", at=now, **given)
        store.act(add_theme, theme_id=clock.new_id(), title="Homes", statement_ids=ids, at=now)
        (theme,) = store.read(queries.facts_of).themes
    assert len(theme.quotes) == 2
    assert {bool(one.table) and bool(one.session) for one in theme.quotes} == {placed}
