"""Near neighbours and their communities: plain, stable, the same on every run."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from council.ground.meaning.vectors import unit
from council.ground.partitions import adjusted_rand
from council.ground.themes import graph, near
from council.progress import Cancelled

BLANK: frozenset[str] = frozenset()


def tied_rows(rows, words, neighbours: int = 0):
    """Each row tied to its nearest others, as the themes are proposed from."""
    many = neighbours or graph.neighbours_of(len(rows))
    return graph.tied(*near.nearest(rows, words, many), many)


def clouds(parts: int, each: int, *, spread: float = 0.3, seed: int = 4):
    """Unit vectors in `parts` clouds, and which cloud each is of."""
    chance = np.random.RandomState(seed)
    centres = np.eye(parts, 24, dtype=np.float32)
    rows = np.repeat(centres, each, axis=0) + spread * chance.standard_normal((parts * each, 24)) / 5
    return unit(rows.astype(np.float32)), np.repeat(np.arange(parts), each)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
        ([0, 0, 0, 0], [0, 0, 0, 0], 1.0),
    ],
)
def test_adjusted_rand(one: list[int], other: list[int], wanted: float) -> None:
    """The same partition under other numbers agrees wholly; a crossed one less than chance."""
    assert adjusted_rand(np.array(one), np.array(other)) == pytest.approx(wanted)


def test_communities_are_found() -> None:
    """Clouds of statements come out as they went in, and stably so."""
    rows, truth = clouds(4, 15)
    words = graph.word_rows([""] * len(rows), BLANK)
    found = graph.communities(tied_rows(rows, words), seeds=range(4), resolution=1.0)
    assert adjusted_rand(found, truth) > 0.95
    assert min(graph.stability(*near.nearest(rows, words, 21), found)) > 0.5


def test_the_same_rows_give_the_same_communities() -> None:
    """No hidden chance."""
    rows, _ = clouds(3, 12, spread=2.0)
    words = graph.word_rows([""] * len(rows), BLANK)
    runs = [graph.communities(tied_rows(rows, words), seeds=range(4)) for _ in range(2)]
    assert (runs[0] == runs[1]).all() and runs[0][0] == 0


def test_the_graph_is_symmetric_without_loops() -> None:
    """Neighbours are so both ways, and nobody is their own."""
    rows, _ = clouds(2, 9)
    tied = tied_rows(rows, graph.word_rows(["bus"] * 18, BLANK))
    assert abs(tied - tied.T).max() == 0 and tied.diagonal().sum() == 0 and tied.data.min() > 0


def test_shared_words_count_and_those_of_the_question_do_not() -> None:
    """TF-IDF rows have length one or none at all."""
    rows = graph.word_rows(["bus lanes", "bus stops", "parks"], frozenset({"park"})).toarray()
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 0])


def test_cells_find_nearly_all_true_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among many, nine in ten of the nearest are found though most pairs are never compared."""
    rows, _ = clouds(12, 60, spread=0.6)
    words = graph.word_rows([""] * len(rows), BLANK)
    exact, shares = near.nearest(rows, words, 7)
    monkeypatch.setattr(near, "EXACT", 100)
    cells, _ = near.nearest(rows, words, 7)
    found = [len(set(a.tolist()) & set(b.tolist())) for a, b in zip(exact, cells, strict=True)]
    assert sum(found) > 0.9 * exact.size
    assert (np.diff(shares, axis=1) <= 0).all() and (exact != np.arange(len(rows))[:, None]).all()


def test_wider_parts_never_cut_a_part() -> None:
    """Clouds close to each other come under one wider part, the rest under others."""
    rows, truth = clouds(4, 15)
    rows[truth == 1] += 1.5 * rows[truth == 0].mean(0)
    rows = unit(rows)
    tied = tied_rows(rows, graph.word_rows([""] * len(rows), BLANK), neighbours=25)
    wider = graph.wider(tied, truth)
    assert len(wider) == 4 and wider[0] == wider[1] and wider[2] not in wider[[0, 1]]


def test_a_tie_gives_the_earlier_column() -> None:
    """Of equal figures the first are taken, as many as asked for and not more."""
    likeness = np.array([[0.5, 0.9, 0.5, 0.5], [0.1, 0.1, 0.1, 0.1]], dtype=np.float32)
    found, shares = near.best(likeness, 2)
    assert found.tolist() == [[1, 0], [0, 1]]
    assert np.allclose(shares, [[0.9, 0.5], [0.1, 0.1]])


@pytest.mark.parametrize("exact", [10_000, 100])
def test_neighbours_can_be_stopped(monkeypatch: pytest.MonkeyPatch, exact: int) -> None:
    """Work on many is left at the first word of progress, among all and through cells."""
    rows, _ = clouds(12, 60)
    words = graph.word_rows([""] * len(rows), BLANK)
    monkeypatch.setattr(near, "EXACT", exact)

    def stop(done: int, total: int, words: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        near.nearest(rows, words, 7, progress=stop)
    with pytest.raises(Cancelled):
        graph.word_rows(["bus lanes"], BLANK, progress=stop)


def test_parts_too_small_go_where_they_are_tied_most() -> None:
    """A pair goes to the part its ties weigh most for; what is tied to none of size stays in none."""
    labels = np.array([0, 0, 0, 1, 1, 1, 2, 2, 3])
    ties = np.zeros((9, 9))
    for one, other, weight in ((6, 0, 0.2), (6, 1, 0.2), (6, 3, 0.3), (7, 4, 0.9), (7, 0, 0.1), (6, 7, 5.0)):
        ties[one, other] = ties[other, one] = weight
    found = graph.without_small(csr_matrix(ties), labels, least=3)
    assert found.tolist() == [0, 0, 0, 1, 1, 1, 0, 1, -1]
    assert graph.without_small(csr_matrix(ties), labels, least=1) is labels
