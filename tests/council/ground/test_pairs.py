"""Looking for pairs in a council: its statements, its votes, and what people have answered already."""

from __future__ import annotations

from collections.abc import Callable

from council.ground import actions, queries
from council.ground.meaning.alike import OPPOSITE, SAME
from council.ground.pairs.work import find_pairs, votes_by_statement
from council.ground.voting.values import VotesView
from council.sessions.actions import edit_statement, mark_alike
from council.store import Store
from tests.council.ground.conftest import NOON

Make = Callable[..., Store]


def reword(store: Store, *texts: str) -> None:
    """Gives the statements of a council these words."""
    for n, text in enumerate(texts, start=1):
        store.act(edit_statement, statement_id=f"s{n}", version_id=f"t{n}", text=text, at=NOON)


TEXTS = (
    "Buses should run later at night",
    "Later buses at night, please",
    "Buses should not run later at night",
    "The swimming pool needs a new roof",
)


def test_pairs_are_found_read_once_and_not_asked_again(council: Make) -> None:
    """Opposites are told from twins; vectors are kept; what was answered is not asked again."""
    store = council(6, 4, question="How should we travel at night?")
    reword(store, *TEXTS)
    found = find_pairs(store.read(queries.pairs_material))
    verdicts = {frozenset((pair.a, pair.b)): pair.verdict for pair in found.pairs}
    assert verdicts[frozenset(("t1", "t2"))] == SAME and verdicts[frozenset(("t1", "t3"))] == OPPOSITE
    assert not any("t4" in pair for pair in verdicts) and found.understood and len(found.vectors) == 8
    store.act(actions.keep_vectors, vectors=found.vectors)
    store.act(mark_alike, statement_id="t2", other_id="t1", same=False, at=NOON)
    again = find_pairs(store.read(queries.pairs_material))
    assert not again.vectors and len(again.pairs) == len(found.pairs) - 1
    assert {"t1", "t2"} not in [{pair.a, pair.b} for pair in again.pairs]


def test_votes_are_seen(council: Make) -> None:
    """Six members for one and against the other: no twins, however alike they sound."""
    store = council(6, 4)
    reword(store, *TEXTS)
    cast = [(f"p{n}", one, value) for n in range(1, 7) for one, value in (("t1", 1), ("t2", -1))]
    store.act(actions.keep_votes, votes=cast, at=NOON)
    found = find_pairs(store.read(queries.pairs_material))
    verdicts = {(pair.a, pair.b): pair.verdict for pair in found.pairs}
    assert verdicts[("t1", "t2")] == OPPOSITE


def test_what_was_judged_of_an_earlier_wording_counts(council: Make) -> None:
    """A mended word does not bring the question back."""
    store = council(3, 4)
    store.act(mark_alike, statement_id="s1", other_id="s2", at=NOON)
    reword(store, *TEXTS[:1])
    assert store.read(queries.pairs_material).judged == (("t1", "s2"),)


def test_not_asked_is_no_vote() -> None:
    """Gaps are left out, a pass is kept as one."""
    seen = VotesView(("a", "b"), (1, 2), ("s", "t"), ((1, None), (0, -1)))
    assert votes_by_statement(seen) == {"s": {"a": 1, "b": 0}, "t": {"b": -1}}


def test_a_council_without_statements_has_no_pairs(council: Make) -> None:
    """Nothing to read, nothing to ask."""
    found = find_pairs(council(2, 0).read(queries.pairs_material))
    assert (found.pairs, found.vectors, found.understood) == ((), (), True)
