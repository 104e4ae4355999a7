"""Which way statements speak: marked by people, told of a theme from five marked statements on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from council.ground import actions, queries, refusals
from council.ground.themes.stances import apart_share
from council.sessions.actions import edit_statement
from council.store import Store
from tests.council.ground.conftest import NOON

IDS = tuple(f"s{n}" for n in range(1, 7))


def test_the_share_counts_pairs_that_differ() -> None:
    """Two against three are six of ten pairs; fewer than five statements tell nothing; one voice none."""
    assert apart_share(["for"] * 3 + ["against"] * 2) == 6 / 10
    assert apart_share(["for"] * 2 + ["against"] * 2) is None
    assert apart_share(["against"] * 9) == 0


@pytest.fixture
def themed(council: Callable[..., Store]) -> Store:
    """Six statements in one theme of people's own."""
    store = council(statements=6)
    store.act(actions.add_theme, theme_id="t", title="Homes", statement_ids=IDS, at=NOON)
    return store


def test_a_theme_tells_that_it_holds_opposing_views(themed: Store) -> None:
    """Marks are kept, changed, taken back and undone; a corrected wording keeps the stance."""
    themed.act(actions.mark_stance, statement_ids=IDS[:3], stance="for", at=NOON)
    assert themed.act(actions.mark_stance, statement_ids=IDS[2:5], stance="against", at=NOON).value == 3
    (theme,) = themed.read(queries.themes_of)
    assert (theme.apart, theme.marked) == (6 / 10, 5)
    assert [row.stance for row in sorted(theme.statements, key=lambda row: row.number)] == [
        "for", "for", "against", "against", "against", ""
    ]  # fmt: skip
    themed.act(edit_statement, statement_id="s1", version_id="s1b", text="Another wording", at=NOON)
    assert themed.read(queries.themes_of)[0].marked == 5
    themed.undo()
    assert themed.act(actions.mark_stance, statement_ids=IDS[:2], stance="", at=NOON).value == 2
    assert themed.read(queries.themes_of)[0].apart is None
    themed.undo()
    assert themed.read(queries.themes_of)[0].apart == 6 / 10


def test_no_other_stance_is_kept(themed: Store) -> None:
    """A stance nobody knows, and a statement that is not there, are refused and leave nothing."""
    with pytest.raises(refusals.StanceUnknown, match="perhaps"):
        themed.act(actions.mark_stance, statement_ids=IDS, stance="perhaps", at=NOON)
    with pytest.raises(refusals.StatementUnknown):
        themed.act(actions.mark_stance, statement_ids=("s1", "nobody"), stance="for", at=NOON)
    assert themed.read(queries.themes_of)[0].marked == 0
