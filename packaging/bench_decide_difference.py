"""Measure the difference of wordings: old and difference make new on random edits; the time of long texts.

Run as a part of `packaging/dev.py bench decide`, or alone: `python packaging/bench_decide_difference.py`.
Times are CPU seconds of this process, the least of three.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator

from council.decisions.proposals.difference import MOST_CHARACTERS, Piece, apply, difference

WORDS = (
    "land ",
    "rent ",
    "homes ",
    "the ",
    "the ",
    "and ",
    "city. ",
    "shall ",
    "Why? ",
    "\n",
    "  ",
    "é",
    "x",
)
SIGNS = "市は土地を買家建借。、"
COMMON = ("the", "of", "and", "to", "in", "a", "that", "city", "shall")
GOAL = 0.2  # CPU seconds for two texts of 20,000 characters


def edited(chance: random.Random, pieces: list[str], pool: tuple[str, ...] | str) -> list[str]:
    """A copy with a few pieces taken out, put in, replaced, or a stretch moved."""
    made = list(pieces)
    for _edit in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(4):
            case 0:
                made.insert(at, chance.choice(pool))
            case 1:
                del made[at : at + chance.randint(1, 4)]
            case 2:
                made[at : at + 1] = [chance.choice(pool)]
            case _:
                stretch = made[at : at + 5]
                del made[at : at + 5]
                to = chance.randrange(len(made) + 1)
                made[to:to] = stretch
    return made


def wrong(count: int, seed: int) -> int:
    """How many of `count` random edits the difference does not carry from the old text to the new one."""
    chance, errors = random.Random(seed), 0
    for number in range(count):
        pool: tuple[str, ...] | str = WORDS if number % 4 else SIGNS
        pieces = [chance.choice(pool) for _word in range(chance.randint(0, 60))]
        old, new = "".join(pieces), "".join(edited(chance, pieces, pool))
        found = difference(old, new)
        kinds = [piece.kind for piece in found]
        exact = apply(found, old) == new and (bool(found) == (old != new))
        tidy = all(one != other for one, other in zip(kinds, kinds[1:], strict=False))
        errors += not (exact and tidy)
    return errors


def long_pairs(chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Pairs of texts at the bound, from the usual to those made to be slow: name, old, new."""
    words = [
        chance.choice(COMMON) if chance.random() < 0.5 else f"w{chance.randrange(600)}" for _ in range(6000)
    ]
    prose = " ".join(word + ("." if chance.random() < 1 / 12 else "") for word in words)[:MOST_CHARACTERS]
    yield "prose, 100 words changed", prose, _changed(chance, prose.split(" "), 100, " ")
    yield "prose, 1000 words changed", prose, _changed(chance, prose.split(" "), 1000, " ")
    yield "prose, written anew", prose, " ".join(chance.sample(words, len(words)))[:MOST_CHARACTERS]
    endless = " ".join(words)[:MOST_CHARACTERS]
    yield "one sentence, 100 words changed", endless, _changed(chance, endless.split(" "), 100, " ")
    signs = "".join(
        chr(0x4E00 + min(chance.randrange(360), chance.randrange(360))) for _ in range(MOST_CHARACTERS)
    )
    yield "no spaces, 100 signs changed", signs, _changed(chance, list(signs), 100, "")
    yield "no spaces, written anew", signs, "".join(chance.sample(signs, len(signs)))
    yield "two signs only, changed", "家建" * 10_000, _changed(chance, list("家建" * 10_000), 200, "")
    yield "equal lines", "a\n" * 10_000, "a\n" * 3_000 + "b\n" + "a\n" * 2_000 + "c\n" + "a\n" * 4_990


def _changed(chance: random.Random, row: list[str], many: int, glue: str) -> str:
    made = list(row)
    for _change in range(many):
        made[chance.randrange(len(made))] = chance.choice(row)
    return glue.join(made)[:MOST_CHARACTERS]


def timed(old: str, new: str) -> tuple[tuple[Piece, ...], float]:
    """The difference, and the least CPU seconds of three goes."""
    goes: list[float] = []
    found: tuple[Piece, ...] = ()
    for _go in range(3):
        begun = time.process_time()
        found = difference(old, new)
        goes.append(time.process_time() - begun)
    return found, min(goes)


def slowest(seed: int) -> float:
    """Print the CPU seconds each long pair takes; returns the most."""
    most = 0.0
    for name, old, new in long_pairs(random.Random(seed)):
        found, took = timed(old, new)
        most = max(most, took)
        print(f"  {name:36s} {took * 1000:7.1f} ms CPU  {len(found):5d} pieces")
        if apply(found, old) != new:
            raise SystemExit(f"the difference does not fit: {name}")
    return most


def main(edits: int = 100_000, seed: int = 2026) -> int:
    """Run both parts; 0 when no edit was carried wrongly and no pair took longer than the goal."""
    print(f"difference: {edits:,} random edits (seed {seed})")
    begun = time.process_time()
    errors = wrong(edits, seed)
    print(f"  {errors} wrong, {time.process_time() - begun:.1f} s CPU")
    print(f"difference: two texts of {MOST_CHARACTERS:,} characters")
    most = slowest(seed)
    print(f"  slowest {most * 1000:.0f} ms CPU, goal under {GOAL * 1000:.0f}")
    return int(bool(errors) or most >= GOAL)


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--edits", type=int, default=100_000)
    reader.add_argument("--seed", type=int, default=2026)
    given = reader.parse_args()
    sys.exit(main(given.edits, given.seed))
