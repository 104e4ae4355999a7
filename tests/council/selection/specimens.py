"""Certificates of every kind, the same each time; write_golden puts them into tests/golden/certificate."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from council.selection import certificate, verify
from council.selection.certificate import DRAND, ChancePlan, Plan
from council.selection.lottery import Level, Lottery, Proof
from council.selection.targets import Line, Pool, Targets
from council.selection.verify import canonical, sha256
from tests.council.selection.mutations import loosely

GOLDEN = Path(__file__).parents[2] / "golden" / "certificate"
COUNCIL = "018f0000-0000-7000-8000-000000000001"
SIGNATURE = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"
ROUND = 657413
MADE, DIGITS_AT = "2023-09-14T09:00:00Z", "2023-09-15T10:50:00Z"
PUBLIC = ("commitment.json", "reveal.json", "result.json", "portfolio.json")
Files = dict[str, bytes]


def pool_of(*ids: str, women: str = "ade") -> Pool:
    """People whose id begins with one of the letters are F, the others M."""
    values = tuple(("F" if one[0] in women else "M",) for one in ids)
    return Pool(ids, ("gender",), values)


def lottery_of(pool: Pool, panels: tuple[tuple[str, ...], ...], weights: tuple[int, ...]) -> Lottery:
    """A lottery with a line of proof that every pool of women and men has: no F can have more than 1/n."""
    women = sum(value == ("F",) for value in pool.values)
    levels = (Level(Fraction(1, women), women),)
    proof = (Proof(((0, 1),)),)
    return Lottery(pool.ids, panels, weights, levels, proof, "leximin", (("council", "0"),), how="bound")


def material(total: int = 1000) -> tuple[Pool, Targets, Lottery]:
    """Six people, a woman and a man to be drawn, four panels."""
    pool = pool_of("ann", "ben", "cem", "dua", "eva", "fay", women="adef")
    targets = Targets(2, (Line("gender", "F", 1, 1), Line("gender", "M", 1, 1)))
    panels = (("ann", "ben"), ("ben", "dua"), ("ben", "eva"), ("cem", "fay"))
    weights = (total // 4 + 3, total // 4, total // 4 - 2, total // 4 - 1)
    return pool, targets, lottery_of(pool, panels, weights)


def one(
    *,
    chance: ChancePlan = certificate.QUICK,
    total: int = 1000,
    digits: str = "739",
    disclosure: str = "public",
    secret: bytes = b"s" * 32,
    **more: Any,
) -> Files:
    """A draw's files, keys and proof among them."""
    pool, targets, lottery = material(total)
    plan = Plan(COUNCIL, "Rat “Mitte” – Zürich", MADE, disclosure=disclosure, chance=chance, **more)
    files = certificate.commitment_files(
        lottery=lottery,
        pool=pool,
        targets=targets,
        plan=plan,
        secret=secret,
        before={"ann": "0a" * 16, "ben": "0b" * 16},
    )
    return files | certificate.result_files(
        files,
        digits=digits,
        digits_at=DIGITS_AT if digits else "",
        witnesses=["Amal Haddad", "Zoë Ödegård"],
        recording="https://example.org/draw",
        round=chance.round,
        signature=SIGNATURE if chance.round else "",
    )


def public(files: Mapping[str, bytes]) -> Files:
    """What is published of a draw with a public list of panels."""
    return {name: files[name] for name in PUBLIC}


def audited(files: Mapping[str, bytes]) -> Files:
    """What an auditor holds: all but the keys and the proof, with every receipt."""
    shown = {name: data for name, data in files.items() if name not in ("keys.json", "proof.json")}
    receipts = certificate.receipt_files(files)
    return shown | {f"receipts/{one}.json": data for one, data in receipts.items()}


def withheld(files: Mapping[str, bytes]) -> Files:
    """What is published where the list of panels is not."""
    return {name: files[name] for name in PUBLIC[:3]}


def chain() -> dict[str, Files]:
    """A draw, a void one, one for a seat that came free with its draw told void, one more: four links."""
    first = one()
    drawn = certificate.drawn_ids(first)
    names = certificate.pseudonyms(first)
    stays, goes = drawn[0], drawn[1]
    second = _next(first, number=2, stays=stays, goes=goes)
    third = _next(first, number=3, stays=stays, goes=goes, after=second, void=((2, "the dice fell off"),))
    third = third | certificate.result_files(third, digits="005", digits_at=DIGITS_AT)
    assert names[stays] in json.loads(third["commitment.json"])["seated"]
    return {
        "chain/1": audited(first),
        "chain/2": {"commitment.json": second["commitment.json"]},
        "chain/3": audited(third),
    }


def _next(
    first: Mapping[str, bytes],
    *,
    number: int,
    stays: str,
    goes: str,
    after: Mapping[str, bytes] | None = None,
    void: tuple[tuple[int, str], ...] = (),
) -> Files:
    """The commitment for the seat of whoever went, after `after` (by default the first draw)."""
    pool, whole, _lottery = material()
    names = certificate.pseudonyms(first)
    values = dict(zip(pool.ids, pool.values, strict=True))
    wanted = values[goes]
    left = tuple(one for one in pool.ids if one not in (stays, goes))
    rest = Pool(left, pool.features, tuple(values[one] for one in left))
    fitting = [one for one in left if values[one] == wanted]
    lines = tuple(Line("gender", sex, int((sex,) == wanted), int((sex,) == wanted)) for sex in ("F", "M"))
    share = 1000 // len(fitting)
    weights = [share] * (len(fitting) - 1)
    lottery = lottery_of(rest, tuple((one,) for one in fitting), (*weights, 1000 - sum(weights)))
    return certificate.commitment_files(
        lottery=lottery,
        pool=rest,
        targets=Targets(1, lines),
        whole=whole,
        seated=Pool((stays,), pool.features, (values[stays],)),
        known={stays: names[stays]},
        before=names,
        plan=Plan(
            COUNCIL,
            "Rat “Mitte” – Zürich",
            MADE,
            number=number,
            previous=certificate.commitment_hash(after or first),
            purpose="replacement",
            left=((names[goes], "moved away"),),
            disclosure="public",
            void=void,
        ),
        secret=bytes([number]) * 32,
    )


CODES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "C01": ("commitment.json", lambda c: {**c, "draw": 1.5}),
    "C02": ("commitment.json", lambda c: {**c, "purpose": "fun"}),
    "C03": ("commitment.json", lambda c: {**c, "previous": "1" * 64}),
    "C04": ("reveal.json", lambda c: {**c, "commitment": "1" * 64}),
    "C05": ("reveal.json", lambda c: {**c, "digits": "7390"}),
    "C06": ("reveal.json", lambda c: {**c, "signature": "a" + c["signature"][1:]}),
    "C07": ("reveal.json", lambda c: {**c, "digits_at": c["digits_at"].replace("10:5", "12:0")}),
    "C08": ("result.json", lambda c: {**c, "withheld": ["names"]}),
    "C09": ("result.json", lambda c: {**c, "ticket": (c["ticket"] + 1) % 1000}),
    "C10": ("result.json", lambda c: {**c, "salt": "0" * 32}),
    "C11": ("portfolio.json", lambda c: {**c, "panels": c["panels"][::-1]}),
    "C12": ("receipts/ann.json", lambda c: {**c, "salt": "0" * 32}),
    "C13": ("audit.json", lambda c: {**c, "records": c["records"][::-1]}),
}


def spoilt() -> dict[str, Files]:
    """One certificate a code, each failing that check first; C14 is a chain with a gap in it."""
    sound = audited(one(chance=BOTH))
    found = {
        f"codes/{code}": sound | {name: loosely(change(json.loads(sound[name])))}
        for code, (name, change) in CODES.items()
    }
    links = chain()
    return found | {"codes/C14/1": links["chain/1"], "codes/C14/2": links["chain/3"]}


BOTH = ChancePlan(device="three dice", order="red, white, blue", beacon=DRAND, round=ROUND, step=20, tries=3)
BEACON = ChancePlan(device="", digits=0, beacon=DRAND, round=ROUND)
DIGITS = ChancePlan(device="three dice", order="red, white, blue")


def sound() -> dict[str, Files]:
    """Certificates that are valid, by name."""
    return {
        "digits": public(one(chance=DIGITS)),
        "quick": public(one()),
        "beacon": public(one(chance=BEACON, digits="")),
        "both": public(one(chance=BOTH)),
        "million": public(one(total=10**6, digits="073900", chance=DIGITS)),
        "withheld": withheld(one(disclosure="auditor")),
        "audited": audited(one(chance=BOTH)),
    }


def golden() -> dict[str, Files]:
    """Every certificate that lies in tests/golden/certificate, but for the format's own small draw."""
    return sound() | chain() | spoilt()


def kept(name: str) -> Files:
    """The files of a golden certificate as they lie there."""
    folder = GOLDEN / name
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*.json"))}


def linked(files: Mapping[str, bytes]) -> Files:
    """The files with every hash of another file set right again, as a forger would.

    Digits, sum and panel stay as they are told.
    """
    found = dict(files)
    hash_ = sha256(found["commitment.json"])
    for name in sorted(found):
        content = _content(found[name])
        if name != "commitment.json" and isinstance(content, dict) and "commitment" in content:
            found[name] = loosely({**content, "commitment": hash_})
    result = _content(found["result.json"])
    if isinstance(result, dict) and "reveal" in result:
        found["result.json"] = loosely({**result, "reveal": sha256(found["reveal.json"])})
    return found


def summed(files: Mapping[str, bytes]) -> Files:
    """Linked anew, and the sum worked out again for what commitment and reveal now say, if that can be."""
    found = linked(files)
    try:
        c, reveal = json.loads(found["commitment.json"]), json.loads(found["reveal.json"])
        seed = verify.seed_of(sha256(found["commitment.json"]), reveal["signature"], reveal["nonce"])
        beacon = verify.prf(seed, "panel-index", c["panels"]["total"])
        physical = int(reveal["digits"] or "0")
        ticket = (physical + beacon) % c["panels"]["total"]
        place = verify.chosen(c["panels"]["weights"], ticket)
        panels = json.loads(found["portfolio.json"])["panels"]
        leaves = [
            verify.leaf(one["salt"], {"members": one["members"], "panel": j, "weight": w})
            for j, (one, w) in enumerate(zip(panels, c["panels"]["weights"], strict=True))
        ]
        told = json.loads(found["result.json"]) | {
            "physical": physical,
            "beacon": beacon,
            "ticket": ticket,
            "panel": place,
            "members": panels[place]["members"],
            "salt": panels[place]["salt"],
            "path": verify.paths(leaves, [place])[0],
        }
        found["result.json"] = canonical(told)
    except (KeyError, ValueError, TypeError, IndexError, ZeroDivisionError, AttributeError):
        pass
    return found


def _content(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def chance_text(number: int) -> bytes:
    """Thirty-two bytes that differ for every number."""
    return hashlib.sha256(b"specimen" + number.to_bytes(8, "big")).digest()
