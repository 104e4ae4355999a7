"""Draws worked out again from what is published alone, by a few lines that share no code with the program."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence

import pytest

from council.selection import verify
from tests.council.selection.specimens import kept, sound


def replayed(key: bytes, pool: Sequence[int], count: int) -> list[tuple[str, int]]:
    """The (MD5, number) of each choice by RFC 3797, section 4: the key between a counter's two bytes, twice,
    hashed, divided by how many are left; the rest names the next."""
    left, found = list(pool), []
    for step in range(count):
        brackets = step.to_bytes(2, "big")
        digest = hashlib.md5(brackets + key + brackets, usedforsecurity=False).hexdigest()
        found.append((digest, left.pop(int(digest, 16) % len(left))))
    return found


def key_of(sources: Sequence[Sequence[int]]) -> bytes:
    """The key of RFC 3797, section 4: numbers rising, a dot after each, a stroke after a source."""
    return "".join("".join(f"{n}." for n in sorted(source)) + "/" for source in sources).encode()


# RFC 3797, section 6: three lotteries, twenty-five volunteers, the first sixteen choices.
SOURCES = ([9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45])
EXAMPLE = (
    ("990DD0A5692A029A98B5E01AA28F3459", 17),
    ("3691E55CB63FCC37914430B2F70B5EC6", 7),
    ("FE814EDF564C190AC1D25753979990FA", 2),
    ("1863CCACEB568C31D7DDBDF1D4E91387", 16),
    ("F4AB33DF4889F0AF29C513905BE1D758", 25),
    ("13EAEB529F61ACFB9A29D0BA3A60DE4A", 23),
    ("992DB77C382CA2BDB9727001F3CDCCD9", 8),
    ("63AB4258ECA922976811C7F55C383CE7", 24),
    ("DFBC5AC97CED01B3A6E348E3CC63F40D", 19),
    ("31CB111C4A4EBE9287CEAE16FE51B909", 13),
    ("07FA46C122F164C215BBC72793B189A3", 22),
    ("AC52F8D75CCBE2E61AFEB3387637D501", 5),
    ("53306F73E14FC0B2FBF434218D25948E", 18),
    ("B5D1403501A81F9A47318BE7893B347C", 9),
    ("85B10B356AA06663EF1B1B407765100A", 1),
    ("3269E6CE559ABD57E2BA6AAB495EB9BD", 4),
)


def test_the_worked_example_of_rfc_3797_is_reproduced() -> None:
    """Its key, its sixteen hashes and its sixteen choices."""
    key = key_of(SOURCES)
    assert key == b"9319./2.5.8.10.12./9.18.26.34.41.45./"
    found = replayed(key, range(1, 26), len(EXAMPLE))
    assert [(digest.upper(), number) for digest, number in found] == list(EXAMPLE)


@pytest.mark.parametrize("name", [*sound(), "small"])
def test_every_golden_draw_is_reproduced_by_hand(name: str) -> None:
    """Commitment hash, second number, ticket and panel, from the published bytes with hashlib alone."""
    files = kept(name)
    c, reveal, result = (json.loads(files[f"{one}.json"]) for one in ("commitment", "reveal", "result"))
    hash_ = hashlib.sha256(files["commitment.json"]).digest()
    signature = bytes.fromhex(reveal["signature"])
    public = hashlib.sha256(signature).digest() if signature else bytes(32)
    seed = hashlib.sha256(b"council-draw-v1\x00" + hash_ + public + bytes.fromhex(reveal["nonce"])).digest()
    total, weights = c["panels"]["total"], c["panels"]["weights"]
    drawn = int.from_bytes(hmac.digest(seed, b"panel-index" + bytes(8), "sha256"), "big")
    assert drawn < 2**256 // total * total
    ticket = (int(reveal["digits"] or 0) + drawn % total) % total
    panel = next(j for j in range(len(weights)) if sum(weights[: j + 1]) > ticket)
    assert (result["beacon"], result["ticket"], result["panel"]) == (drawn % total, ticket, panel)


def test_tickets_are_even() -> None:
    """Over 40 000 commitments each of 1000 tickets is as likely as the other (chi-squared, 999 degrees).

    1143 is its 99.9 % limit; seeds are fixed, so the value is always the same.
    """
    counts = [0] * 1000
    for number in range(40_000):
        hash_ = hashlib.sha256(number.to_bytes(8, "big")).hexdigest()
        counts[(739 + verify.prf(verify.seed_of(hash_, "", ""), "panel-index", 1000)) % 1000] += 1
    expected = 40_000 / 1000
    assert sum((count - expected) ** 2 / expected for count in counts) < 1143


def test_either_chance_alone_makes_the_ticket_even() -> None:
    """With the second number fixed all digits give all tickets once, and the other way round."""
    for beacon in (0, 1, 924, 999):
        assert sorted((digits + beacon) % 1000 for digits in range(1000)) == list(range(1000))


def test_numbers_too_large_to_be_even_are_drawn_again() -> None:
    """Below 2^255 + 1 every second value has to be refused, and no value comes out of range."""
    below = 2**255 + 1
    values = [verify.prf(bytes([i]) * 32, "panel-index", below) for i in range(50)]
    assert all(0 <= value < below for value in values)
    first = [
        int.from_bytes(hmac.digest(bytes([i]) * 32, b"panel-index" + bytes(8), "sha256"), "big")
        for i in range(50)
    ]
    refused = [i for i, x in enumerate(first) if x >= below]
    assert 10 < len(refused) < 40
    assert all(values[i] != first[i] % below for i in refused)
