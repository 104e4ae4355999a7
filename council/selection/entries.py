"""What stands in the files of a draw: everyone's record, the panels, the shares of the bound, the proof.

Pure; certificate.py puts these together, verify.py takes them apart again.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from council.selection.engine.alike import Model
from council.selection.engine.proof import pulls_of
from council.selection.lottery import Lottery, chances, farthest
from council.selection.targets import Line, Pool, Targets, plain, sorted_lines
from council.selection.verify import leaf, leaf_of, levels_of, written

ODDS_TOLD = Fraction(1, 2)
FEW_HOLDERS = 5


def secret_hex(secret: bytes, label: str, size: int = 16) -> str:
    """Hex of `size` bytes made from a secret and a label: PRF(secret, label, 256^size), in one step.

    Below a power of two no value has to be refused, so it is the end of the first HMAC.
    """
    return hmac.digest(secret, label.encode() + bytes(8), "sha256")[-size:].hex()


def records_of(pool: Pool, names: Mapping[str, str], secret: bytes, label: str) -> list[dict[str, Any]]:
    """The record and salt of everybody in `pool`, in its order. `label` keeps salts of two pools apart."""
    found = []
    for i, (one, values) in enumerate(zip(pool.ids, pool.values, strict=True)):
        features = [
            {"feature": name, "value": value} for name, value in zip(pool.features, values, strict=True)
        ]
        record = {"features": features, "pseudonym": names[one]}
        found.append({"record": record, "salt": secret_hex(secret, f"{label}/{i}")})
    return found


def panels_of(lottery: Lottery, names: Mapping[str, str], secret: bytes) -> list[dict[str, Any]]:
    """Panels by their members' pseudonyms, in committed order, with weight and salt."""
    named = sorted(
        (sorted(names[one] for one in panel), weight)
        for panel, weight in zip(lottery.panels, lottery.weights, strict=True)
    )
    return [
        {"members": members, "weight": weight, "salt": secret_hex(secret, f"panel/{j}")}
        for j, (members, weight) in enumerate(named)
    ]


def record_leaves(records: Sequence[Mapping[str, Any]]) -> list[bytes]:
    """The leaves of the pool's tree."""
    return [leaf(one["salt"], one["record"]) for one in records]


def receipts_of(
    records: Sequence[Mapping[str, Any]], held: Mapping[str, list[list[int]]], hash: str
) -> dict[str, bytes]:
    """receipt.json by pseudonym: record, its path to the pool's root, its tickets.

    Each record and each step of a path is written once and put together as text: there may be 50,000.
    """
    texts = [written(one["record"]) for one in records]
    leaves = [leaf_of(one["salt"], text) for one, text in zip(records, texts, strict=True)]
    steps = [[_step(place, node) for place, node in enumerate(row)] for row in levels_of(leaves)[:-1]]
    found = {}
    for place, (one, text) in enumerate(zip(records, texts, strict=True)):
        name = str(one["record"]["pseudonym"])
        way = ",".join(row[other] for row, other in _others(steps, place))
        head = f'{{"commitment":"{hash}","format":"council-receipt/1","path":[{way}],"record":'
        tickets = written(held.get(name, [])).decode()
        tail = f',"salt":"{one["salt"]}","tickets":{tickets}}}'
        found[name] = head.encode() + text + tail.encode()
    return found


def _others(steps: Sequence[Sequence[str]], place: int) -> Iterator[tuple[Sequence[str], int]]:
    """On each level the row and the neighbour of a leaf on its way up, where it has one."""
    for row in steps:
        if place ^ 1 < len(row):
            yield row, place ^ 1
        place //= 2


def _step(place: int, node: bytes) -> str:
    return f'{{"hash":"{node.hex()}","side":"{"right" if place & 1 else "left"}"}}'


def panel_leaves(panels: Sequence[Mapping[str, Any]], weights: Sequence[int]) -> list[bytes]:
    """The leaves of the panels' tree."""
    return [
        leaf(one["salt"], {"members": one["members"], "panel": j, "weight": weights[j]})
        for j, one in enumerate(panels)
    ]


def composed(value: Any) -> Any:
    """The same with every text in composed form (NFC), however it was typed: names, reasons, witnesses."""
    if isinstance(value, dict):
        return {key: composed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [composed(one) for one in value]
    return plain(value) if isinstance(value, str) else value


def quota(line: Line) -> dict[str, Any]:
    """A target as the commitment writes it."""
    return {"feature": line.feature, "value": line.value, "min": line.least, "max": line.most}


def quotas_of(targets: Targets, seated: Pool) -> list[dict[str, Any]]:
    """All targets in order of their UTF-8 bytes, with the seats that members already hold counted in."""
    held = {name: seated.column(name) for name in seated.features}
    lines = [
        Line(line.feature, line.value, line.least + count, line.most + count)
        for line in sorted_lines(targets)
        for count in [held.get(line.feature, ()).count(line.value)]
    ]
    return [quota(line) for line in sorted(lines, key=lambda one: (one.feature.encode(), one.value.encode()))]


def method_of(lottery: Lottery) -> dict[str, str]:
    """Rule, programs, bound and loss, as the commitment tells them."""
    versions = dict(lottery.versions)
    reach = f"{lottery.reach.numerator}/{lottery.reach.denominator}"
    return {
        "rule": lottery.rule,
        "program": f"council {versions.get('council', '')}".strip(),
        "solver": f"highspy {versions.get('highspy', '')}".strip(),
        "options": f"tickets {lottery.total}; proof {lottery.how or 'none'}",
        "bound": "" if lottery.how == "estimated" else reach,
        "loss": loss_of(lottery),
        "wheel": "",
    }


def loss_of(lottery: Lottery) -> str:
    """The largest distance of a chance from the fairest one, as a decimal rounded up at the sixth place."""
    if not lottery.best or lottery.how == "estimated":
        return ""
    largest = farthest(lottery, lottery.best)
    millionths = -(-largest.numerator * 10**6 // largest.denominator)
    return f"{millionths // 10**6}.{millionths % 10**6:06d}"


def disclosure_of(lottery: Lottery, pool: Pool) -> str:
    """Whether the list of panels may be public: not when it could betray somebody's attributes.

    "auditor" when a chance exceeds one half or a value has fewer than five holders.
    """
    if any(chance > ODDS_TOLD for chance in chances(lottery).values()):
        return "auditor"
    for feature in pool.features:
        column = pool.column(feature)
        if any(column.count(value) < FEW_HOLDERS for value in set(column)):
            return "auditor"
    return "public"


def shares_of(model: Model, lottery: Lottery, names: Mapping[str, str]) -> list[dict[str, str]]:
    """The first line of proof as shares of people: no lottery gives these people together more than reach."""
    line = next((one for one in lottery.proof if one.multipliers), None)
    if line is None:
        return []
    pulls = {t: pull for t, pull in pulls_of(model, line).items() if pull > 0}
    whole = sum(pull * len(model.members[t]) for t, pull in pulls.items())
    found = []
    for t, pull in pulls.items():
        share = fraction(Fraction(pull, whole))
        found += [{"pseudonym": names[model.pool.ids[i]], "share": share} for i in model.members[t]]
    return sorted(found, key=lambda one: one["pseudonym"])


def proof_of(model: Model, lottery: Lottery, names: Mapping[str, str]) -> dict[str, Any]:
    """For the auditor: lines of proof as row and multiplier, levels, the rule's chances, who lives with whom.

    `best` holds a chance for each type of the model, in its order; empty when the rule proves nothing.
    """
    rows: list[dict[str, Any]] = []
    for row in model.rows:
        line = row.line
        people = sorted(names[model.pool.ids[i]] for t in row.types for i in model.members[t])
        is_home = line is None and len(row.types) < len(model.caps)
        rows.append(
            {
                "feature": line.feature if line else "",
                "value": line.value if line else "",
                "people": people if is_home else [],
                "least": row.lo,
                "most": row.hi,
            }
        )
    lines = [
        {
            "kind": one.kind,
            "rows": [{"row": r, "multiplier": str(y)} for r, y in one.multipliers],
        }
        for one in lottery.proof
    ]
    levels = [{"chance": fraction(one.chance), "people": one.people} for one in lottery.levels]
    homes: dict[str, list[str]] = {}
    for one, home in zip(model.pool.ids, model.pool.households, strict=True):
        if home:
            homes.setdefault(home, []).append(names[one])
    shared = sorted(sorted(people) for people in homes.values() if len(people) > 1)
    known = lottery.best and lottery.how != "estimated"
    best = [fraction(lottery.best[group[0]]) for group in model.members] if known else []
    return {"rows": rows, "lines": lines, "levels": levels, "best": best, "homes": shared}


def fraction(value: Fraction) -> str:
    """p/q, in lowest terms, the denominator always written."""
    return f"{value.numerator}/{value.denominator}"
