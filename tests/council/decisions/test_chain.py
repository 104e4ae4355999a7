"""The chain from statements to recommendations, walked both ways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from council.decisions.outcome import chain
from council.decisions.outcome.chain import Link, Node, Spoken

STATEMENTS = [Node("statement", f"s{n}") for n in range(6)]
THEME, FIRST, SECOND = Node("theme", "t"), Node("version", "v1"), Node("version", "v2")
BALLOT, RECOMMENDATION = Node("ballot", "b"), Node("recommendation", "r")
LINKS = (
    *(Link(s, THEME, "in_theme") for s in STATEMENTS[:4]),
    Link(THEME, FIRST),
    Link(STATEMENTS[4], SECOND, "quoted"),
    Link(FIRST, SECOND, "followed"),
    Link(SECOND, BALLOT, "decided"),
    Link(BALLOT, RECOMMENDATION, "recommended"),
)


def test_back_to_every_statement() -> None:
    """From a recommendation back: nearest first, every statement once, the unused one not at all."""
    found = chain.backward(LINKS, RECOMMENDATION)
    assert found[:3] == (BALLOT, SECOND, STATEMENTS[4])
    assert set(found) == {BALLOT, FIRST, SECOND, THEME, *STATEMENTS[:5]}


def test_forth_to_what_became_of_it() -> None:
    """From a statement on: theme, wordings, ballot, recommendation; nothing for the unused one."""
    assert chain.forward(LINKS, STATEMENTS[0]) == (THEME, FIRST, SECOND, BALLOT, RECOMMENDATION)
    assert chain.forward(LINKS, STATEMENTS[5]) == ()


NODES = st.builds(Node, st.just("statement"), st.sampled_from("abcdefg"))


@given(st.lists(st.builds(Link, NODES, NODES), max_size=25), NODES, NODES)
def test_both_ways_agree(links: list[Link], one: Node, other: Node) -> None:
    """What is reached forth reaches back, also where links run in circles."""
    if one != other:
        assert (other in chain.forward(links, one)) == (one in chain.backward(links, other))


def test_the_box_counts_what_was_found() -> None:
    """Statements, tables, sessions and wordings; with fewer than five speakers tables are not told."""
    spoken = {node.id: Spoken(node.id, f"seat{n}", n + 1, 1 + n % 2) for n, node in enumerate(STATEMENTS)}
    roots = chain.roots(chain.backward(LINKS, RECOMMENDATION), spoken)
    assert (roots.statements, roots.tables, roots.sessions, roots.versions) == (5, 5, 2, 2)
    assert roots.tables_shown
    few = chain.roots(STATEMENTS[:4], spoken)
    assert not few.tables_shown


def test_a_withdrawn_statement_counts_as_withdrawn() -> None:
    """It is in the number of statements, and adds no table."""
    spoken = {"s0": Spoken("s0", "a", 3, 1, withdrawn=True), "s1": Spoken("s1", "b", 4, 1)}
    roots = chain.roots(STATEMENTS[:2], spoken)
    assert (roots.statements, roots.withdrawn, roots.tables) == (2, 1, 1)


def test_no_origin_is_said() -> None:
    """A wording out of nowhere has none."""
    assert chain.roots((FIRST,), {}).none
