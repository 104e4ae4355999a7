"""Secret papers typed in a known order, and every order in which the bytes of a council hold them.

The tellers type the papers as they were cast: the worst case, a box that nobody mixed. Then the bytes are
read as somebody with a copy would: the file, its journal as it stands before it is folded in, a backup, and
every table row by row. How far an order found there follows that of typing is Kendall's tau: 1 the same,
0 chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import numpy as np
from sqlcipher3 import dbapi2 as sqlite

from council.decisions import actions
from council.decisions.ballots.rules import Rule
from council.store import Store
from tests.council.decisions.conftest import NOON, TEXT

OPTIONS = tuple(f"Option {n}" for n in range(1, 7))
ORDERS = [">".join(map(str, one)) for one in permutations(range(1, 7))]
PILE, PAGE = 25, 4096
RULE = Rule(kind="schulze")


@dataclass(frozen=True, slots=True)
class Round:
    """One ballot: its papers in the order of typing, and what each place held, as bytes or as text."""

    typed: tuple[str, ...]
    held: dict[str, bytes]


def cast(folder: Path, *, papers: int, chance: Random) -> Round:
    """Run one ballot through the real desk, both tellers in the order of casting; no two papers are alike."""
    typed = tuple(chance.sample(ORDERS, papers))
    path = folder / f"{UUID(int=chance.getrandbits(128))}.council"
    held: dict[str, bytes] = {}
    with Store.open(path, create=True) as store:
        journal = path.with_name(f"{path.name}-wal")
        _before_folding(store, lambda: held.update({"journal before it is folded": journal.read_bytes()}))
        _closed(store, papers)
        for teller in (1, 2):
            for pile, start in enumerate(range(0, papers, PILE), start=1):
                lines = typed[start : start + PILE]
                given = {"pile": pile, "teller": teller, "lines": lines}
                store.act(actions.enter_pile, ballot_id="b", **given)
        held["journal"] = journal.read_bytes()
        held |= _copies(store, path, "while counting")
        store.act(actions.certify_ballot, ballot_id="b", chair="Cho", at=NOON)
        held["journal after certifying"] = journal.read_bytes()
        held |= _copies(store, path, "certified")
    path.unlink()
    return Round(typed, held)


def cast_naively(folder: Path, *, papers: int, chance: Random) -> Round:
    """The same papers in a store that writes each as it comes, under an id drawn by chance."""
    typed = tuple(chance.sample(ORDERS, papers))
    path = folder / f"{UUID(int=chance.getrandbits(128))}.naive"
    raw = sqlite.connect(str(path), isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("CREATE TABLE paper (id TEXT PRIMARY KEY, line TEXT)")
    for line in typed:
        raw.execute("INSERT INTO paper VALUES (?, ?)", (str(UUID(int=chance.getrandbits(128))), f'"{line}"'))
    journal = path.with_name(f"{path.name}-wal").read_bytes()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    held = {"journal": journal, "file": path.read_bytes(), "tables": _tables(path)}
    raw.close()
    path.unlink()
    return Round(typed, held)


def orders(held: bytes, typed: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Every order in which a place holds papers: by their first, second, … and last sight; as typing places.

    Once more with each page read from its end, from where SQLite fills it. A paper cut in two by the end of a
    page is passed over; with fewer than half of them there is no order.
    """
    sights = [_sights(held, f'"{line}"'.encode()) for line in typed]
    deepest = max(map(len, sights), default=0)
    for name, pick in (*((f"sight {n + 1}", n) for n in range(deepest)), ("last sight", -1)):
        seen = [(at[pick], place) for place, at in enumerate(sights) if at and len(at) > pick]
        if 2 * len(seen) >= len(typed):
            yield name, [place for _at, place in sorted(seen)]
            cells = sorted((at // PAGE, -at, place) for at, place in seen)
            yield f"{name}, pages from their end", [place for *_at, place in cells]


def kendall(order: Sequence[int]) -> float:
    """Kendall's tau between an order of typing places, as found, and the order of typing."""
    signs = _signs(np.asarray(order))
    n = len(order)
    return float(np.triu(signs, 1).sum() / (n * (n - 1) / 2))


def chance_of(found: Sequence[Sequence[int]], *, draws: int, chance: Random) -> float:
    """Permutation test: how often shuffled typing orders lie as far from 0 on the mean as what was found."""
    mean = abs(float(np.mean([kendall(one) for one in found])))
    draw = np.random.default_rng(chance.getrandbits(64))
    shuffled = np.mean([_shuffled(len(one), draws, draw) for one in found], axis=0)
    return float((np.abs(shuffled) >= mean).sum() + 1) / (draws + 1)


def _shuffled(papers: int, draws: int, draw: Any) -> Any:
    """Tau of so many orders of so many papers, all drawn by chance."""
    places = np.tile(np.arange(papers, dtype=np.int16), (draws, 1))
    places = draw.permuted(places, axis=1)
    ones, others = np.triu_indices(papers, 1)
    return np.sign(places[:, others] - places[:, ones]).mean(axis=1)


def _signs(order: Any) -> Any:
    return np.sign(order[None, :] - order[:, None])


def _sights(held: bytes, paper: bytes) -> list[int]:
    found, at = [], held.find(paper)
    while at >= 0:
        found.append(at)
        at = held.find(paper, at + 1)
    return found


def _before_folding(store: Store, look: Callable[[], object]) -> None:
    """Look at the journal between the end of an act and its being folded in, as after a power cut."""
    opened = store._opened
    assert opened is not None
    fold = opened.fold

    def looked() -> None:
        look()
        fold()

    opened.fold = looked  # type: ignore[method-assign]


def _closed(store: Store, papers: int) -> None:
    """A closed ballot on six options, nothing counted yet."""
    given: dict[str, Any] = {"proposal_id": "p", "version_id": "v", "title": "Land", "text": TEXT}
    store.act(actions.draft_proposal, at=NOON, **given)
    given = {"version_id": "v", "question": "Which?", "rule": RULE, "options": OPTIONS}
    store.act(actions.prepare_ballot, ballot_id="b", at=NOON, **given)
    store.act(actions.note_proof, ballot_id="b", at=NOON)
    store.act(actions.open_ballot, ballot_id="b", entitled=papers, present=papers, printed=papers, at=NOON)
    store.act(actions.close_ballot, ballot_id="b", teller_one="Ada", teller_two="Ben", at=NOON)
    store.act(actions.count_papers, ballot_id="b", handed_out=papers, left_over=0, in_box=papers)


def _copies(store: Store, path: Path, when: str) -> dict[str, bytes]:
    backup = store.backup(path.with_suffix(".copy"))
    held = {f"file {when}": path.read_bytes(), f"backup {when}": backup.read_bytes()}
    held |= {f"tables {when}": _tables(backup), f"ledger {when}": _tables(backup, only=("step", "change"))}
    backup.unlink()
    return held


def _tables(path: Path, *, only: Sequence[str] = ()) -> bytes:
    """Every row of every table (or of some), in the order in which the database keeps them."""
    raw = sqlite.connect(str(path))
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    ask = "SELECT * FROM {} ORDER BY rowid"
    rows = [repr(row) for name in only or names for row in raw.execute(ask.format(name))]
    raw.close()
    return "\n".join(rows).replace('\\"', '"').encode()
