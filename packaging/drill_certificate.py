"""Thousands of damaged and forged certificates, judged by verify.py and by verify.html: never two verdicts.

.venv/bin/python packaging/drill_certificate.py [--mutations 20000] [--certificates 1000] [--seed 1]
Needs Node.js. Prints how often each code came, the seconds of CPU, and ends with 1 at the first difference.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.council.selection import mutations, specimens, twins  # noqa: E402

BATCH = 500
Case = tuple[str, specimens.Files]


def main() -> int:
    args = _arguments()
    node = shutil.which("node")
    if node is None:
        print("Node.js is missing: apt-get install nodejs", file=sys.stderr)
        return 1
    chance, began, codes = random.Random(args.seed), time.process_time(), Counter[str]()
    for title, cases in (
        ("sound", _sound(chance, args.certificates)),
        ("altered", islice(_altered(chance, forge=False), args.mutations // 2)),
        ("forged, hashes linked anew", islice(_altered(chance, forge=True), args.mutations // 2)),
    ):
        count = Counter[str]()
        while batch := list(islice(cases, BATCH)):
            try:
                found = twins.agree(batch, node=node)
            except AssertionError as fault:
                print(f"{title}: the two verifiers differ: {fault}", file=sys.stderr)
                return 1
            count.update(code or "VALID" for code in found)
            if title == "altered" and (passed := _wrongly_passed(batch, found)):
                print(f"{title}: accepted by both: {passed}", file=sys.stderr)
                return 1
        told = ", ".join(f"{code} {number}" for code, number in sorted(count.items()))
        print(f"{title}: {sum(count.values())} certificates, no difference ({told})", flush=True)
        codes += count
    print(f"{sum(codes.values())} in all, {time.process_time() - began:.0f} s of CPU here, without Node.js's")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--mutations", type=int, default=20_000, metavar="N")
    parser.add_argument("--certificates", type=int, default=1_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    return parser.parse_args()


def _sound(chance: random.Random, count: int) -> Iterator[Case]:
    for number in range(count):
        yield f"sound {number}", _certificate(chance)


def _certificate(chance: random.Random) -> specimens.Files:
    """A valid certificate of any kind, all of its files or only what is published."""
    kind = chance.choice((specimens.BOTH, specimens.DIGITS, specimens.BEACON, specimens.certificate.QUICK))
    total = chance.choice((1000, 10_000, 10**6))
    width = len(str(total)) - 1
    digits = "" if kind is specimens.BEACON else f"{chance.randrange(total):0{width}d}"
    secret = specimens.chance_text(chance.getrandbits(60))
    disclosure = chance.choice(("public", "public", "auditor"))
    files = specimens.one(chance=kind, total=total, digits=digits, secret=secret, disclosure=disclosure)
    public = specimens.withheld(files) if disclosure == "auditor" else specimens.public(files)
    return specimens.audited(files) if chance.random() < 0.5 else public


def _altered(chance: random.Random, *, forge: bool) -> Iterator[Case]:
    """One change each in a fresh certificate; forged: its hashes, and half of the time its sum, set right."""
    while True:
        files = _certificate(chance)
        names = sorted(files)
        for _turn in range(20):
            name = chance.choice(names)
            content = json.loads(files[name])
            changes = list(mutations.of_fields(content, widest=3))
            where, value = chance.choice(changes)
            data = mutations.loosely(mutations.put(content, where, value))
            if not forge and chance.random() < 0.4:
                where, data = _written(chance, files[name])
            if data == files[name]:
                continue
            damaged = {**files, name: data}
            if forge:
                damaged = (specimens.summed if chance.random() < 0.5 else specimens.linked)(damaged)
            yield f"{name} {where} {value!r}", damaged


def _written(chance: random.Random, data: bytes) -> tuple[tuple[str, ...], bytes]:
    """The file with a bit turned, or written in another way."""
    if chance.random() < 0.5:
        what, other = chance.choice(list(mutations.of_writing(data)))
        return (what,), other
    place = chance.randrange(len(data))
    return ("bit",), data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _wrongly_passed(batch: list[Case], codes: list[str]) -> str:
    """What was altered without any hash set right and yet passes, but for what no hash covers."""
    for (name, _files), code in zip(batch, codes, strict=True):
        if not code and not name.startswith("audit.json"):
            return name
    return ""


if __name__ == "__main__":
    sys.exit(main())
