"""Neither the file, its journal, the ledger nor a backup tells in which order secret papers came."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from council.decisions import actions, queries
from council.store import Store
from tests.council.decisions import secrecy
from tests.council.decisions.conftest import NOON
from tests.council.decisions.secrecy import Round, cast, cast_naively, chance_of, kendall, orders

ROUNDS, PAPERS, SEED = 20, 100, 7
BETWEEN, ABOVE, DRAWS = 0.06, 0.01, 199


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> list[Round]:
    """Twenty ballots of a hundred papers, through the real desk."""
    chance, folder = Random(SEED), tmp_path_factory.mktemp("secret")
    return [cast(folder, papers=PAPERS, chance=chance) for _n in range(ROUNDS)]


def readings(rounds: list[Round]) -> dict[tuple[str, str], list[list[int]]]:
    """Every order found, by place and kind of sight, those of all rounds together."""
    found: dict[tuple[str, str], list[list[int]]] = {}
    for one in rounds:
        for place, held in one.held.items():
            for name, order in orders(held, one.typed):
                found.setdefault((place, name), []).append(order)
    return found


def test_no_order_in_the_bytes_follows_the_order_of_typing(rounds: list[Round]) -> None:
    """On the mean of twenty rounds every order lies within 0.06 of chance; no test tells one from it."""
    found = readings(rounds)
    places = {place for place, _name in found}
    assert {"file while counting", "journal before it is folded", "backup while counting"} <= places
    assert {"file certified", "backup certified", "tables certified"} <= places
    for reading, each in found.items():
        assert len(each) == ROUNDS, reading
        assert abs(float(np.mean([kendall(one) for one in each]))) <= BETWEEN, reading
        assert chance_of(each, draws=DRAWS, chance=Random(SEED)) > ABOVE, reading


def test_the_ledger_and_the_journal_hold_no_paper_at_all(rounds: list[Round]) -> None:
    """One step a pile, without what is on it; the journal is empty after each."""
    for one in rounds:
        for place in ("ledger while counting", "ledger certified", "journal", "journal after certifying"):
            assert list(orders(one.held[place], one.typed)) == []
            assert not any(f'"{line}"'.encode() in one.held[place] for line in one.typed)
        assert one.held["journal"] == b""


def test_once_certified_no_paper_leads_to_a_pile_or_a_teller(rounds: list[Round]) -> None:
    """Each stands there with how many say so, and nothing else; not even in bytes the file has given up."""
    for one in rounds:
        for place in ("file certified", "backup certified", "tables certified"):
            for line in one.typed:
                assert f'"{line}": {{'.encode() not in one.held[place]
        assert any(f'"{line}": 1'.encode() in one.held["file certified"] for line in one.typed)


def test_what_tellers_read_apart_leads_to_no_pile_and_no_teller(tmp_path: Path) -> None:
    """Papers misread and settled: never in the ledger, and once certified by content alone."""
    path, typed = tmp_path / "c.council", secrecy.ORDERS[:25]
    misread = secrecy.ORDERS[100:105]
    with Store.open(path, create=True) as store:
        secrecy._closed(store, 25)
        for pile, wrong in enumerate(reversed(misread), start=1):
            right = typed[5 * pile - 5 : 5 * pile]
            for teller, lines in ((1, right), (2, [wrong, *right[1:]])):
                store.act(actions.enter_pile, ballot_id="b", pile=pile, teller=teller, lines=lines)
            given = {"pile": pile, "lines": right, "agreed_by": "Ada and Ben"}
            store.act(actions.settle_pile, ballot_id="b", **given)
        counting = secrecy._copies(store, path, "counting")
        store.act(actions.certify_ballot, ballot_id="b", chair="Cho", at=NOON)
        certified = secrecy._copies(store, path, "certified")
        (ballot,) = store.read(queries.ballots_of)
    first = typed[::5]
    assert ballot.apart == tuple(sorted([(one, 1, 1) for one in first] + [(one, 1, 0) for one in misread]))
    for line in (*typed, *misread):
        assert line.encode() not in counting["ledger counting"] + certified["ledger certified"], line
        for held in certified.values():
            assert f'"{line}": {{'.encode() not in held, line
    rows = certified["tables certified"].decode().splitlines()
    holding = [row for row in rows if any(one in row for one in (*first, *misread))]
    assert len(holding) == 2  # the papers of the box, and those read apart: two urns, one row each
    assert all(row.startswith("('ballot:b") for row in holding)
    assert not any(lines for pile in ballot.piles for lines in pile.alone)


def test_a_naive_store_is_found_out(tmp_path: Path) -> None:
    """The same readings of a store that writes papers as they come show their order, whatever their ids."""
    chance = Random(SEED)
    found = readings([cast_naively(tmp_path, papers=PAPERS, chance=chance) for _n in range(ROUNDS)])
    for reading in (("journal", "sight 1"), ("tables", "sight 1"), ("file", "sight 1, pages from their end")):
        assert np.mean([kendall(one) for one in found[reading]]) > 0.9, reading
    assert chance_of(found["tables", "sight 1"], draws=DRAWS, chance=chance) <= ABOVE


def test_a_mended_entry_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    """A teller who types a pile anew: what was typed before is in no byte of the file."""
    path = tmp_path / "c.council"
    with Store.open(path, create=True) as store:
        secrecy._closed(store, 25)
        given = {"ballot_id": "b", "pile": 1, "teller": 1}
        store.act(actions.enter_pile, lines=["1>2>3>4>5>6"] * 2, **given)
        store.act(actions.enter_pile, lines=["6>5>4>3>2>1"] * 2, **given)
        assert b"1>2>3>4>5>6" not in path.read_bytes() and b"6>5>4>3>2>1" in path.read_bytes()


def test_tau_is_kendalls() -> None:
    """1 for the same order, -1 for its reverse, and a known case between."""
    assert kendall([0, 1, 2, 3]) == 1 and kendall([3, 2, 1, 0]) == -1
    assert kendall([0, 2, 1, 3]) == pytest.approx(2 / 3)
