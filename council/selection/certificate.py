"""The files of a certified draw: commitment, reveal, result, and what auditors and respondents get.

Pure: chance and times are handed in, bytes come out. verify.py checks what is written here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from council.selection import verify
from council.selection.engine.alike import Model, model_of
from council.selection.engine.proof import pulls_of
from council.selection.lottery import Lottery, chances, place_of
from council.selection.refusals import CertificateUnfit
from council.selection.targets import Line, Pool, Targets, in_order, plain, sorted_lines
from council.selection.verify import NO_HASH, canonical, leaf, paths, prf, root, sha256
from council.words import _

SECRET_BYTES = 32
QUICK_DEVICE = "operating system"
GIVEN_DEVICE = "ticket given, no public draw"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a commitment fixes besides pool, targets and lottery.

    made_at and the like are as time_of writes them. left_out: reason → people. relaxed: targets as they
    stood before, each with the reason. disclosure: "public", "auditor", or "" to let the chances decide.
    chance: device, order, digits, beacon, round, step, tries; digits -1: as many as the tickets need.
    """

    council_id: str
    council_name: str
    made_at: str
    number: int = 1
    previous: str = NO_HASH
    purpose: str = "panel"
    left_out: tuple[tuple[str, int], ...] = ()
    relaxed: tuple[tuple[Line, str], ...] = ()
    seated: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    disclosure: str = ""
    device: str = QUICK_DEVICE
    order: str = ""
    digits: int = -1
    beacon: str = "none"
    round: int = 0
    step: int = 0
    tries: int = 1
    has_nonce: bool = True


def time_of(moment: datetime) -> str:
    """A moment as a certificate writes it, in whole seconds of UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def commitment_files(
    *, lottery: Lottery, pool: Pool, targets: Targets, plan: Plan, secret: bytes
) -> dict[str, bytes]:
    """Everything fixed before chance is drawn, by file name.

    commitment.json (its SHA-256 is to be published), portfolio.json (published when disclosure is public),
    audit.json and proof.json (auditors), keys.json (who is which pseudonym, and the nonce; never handed on).

    Args:
        secret: 32 bytes of chance; pseudonyms, salts and the nonce are made from them. Forget them.
    Raises: CertificateUnfit, when the lottery is not one over this pool and these targets.
    """
    if len(secret) < SECRET_BYTES:
        raise CertificateUnfit(reason=_("32 bytes of chance are needed."))
    ordered = in_order(pool)
    _refuse_foreign(lottery, ordered, targets)
    names = {one: _hex(secret, f"pseudonym/{i}") for i, one in enumerate(ordered.ids)}
    records = _records(ordered, names, secret)
    panels = _panels(lottery, names, secret)
    nonce = secret_hex(secret, "nonce", 32) if plan.has_nonce else ""
    commitment = canonical(_composed(_commitment(lottery, ordered, targets, plan, nonce, records, panels)))
    named = {"commitment": sha256(commitment)}
    listed = [{"members": one["members"], "salt": one["salt"]} for one in panels]
    model = model_of(ordered, targets)
    return {
        "commitment.json": commitment,
        "portfolio.json": canonical({"format": "council-portfolio/1", "panels": listed, **named}),
        "audit.json": canonical(
            {
                "format": "council-audit/1",
                "records": records,
                "panels": listed,
                "shares": _shares(model, lottery, names),
                "earlier": [],
                **named,
            }
        ),
        "proof.json": canonical({"format": "council-proof/1", **named, **_proof(model, lottery, names)}),
        "keys.json": canonical(
            {
                "format": "council-keys/1",
                "nonce": nonce,
                "people": [{"id": one, "pseudonym": name} for one, name in names.items()],
                **named,
            }
        ),
    }


def result_files(
    files: Mapping[str, bytes],
    *,
    digits: str,
    digits_at: str,
    witnesses: Sequence[str] = (),
    recording: str = "",
    round: int = 0,
    signature: str = "",
) -> dict[str, bytes]:
    """reveal.json and result.json for the digits and the beacon drawn; `files` as commitment_files gave them.

    The ticket is (digits + a number from commitment, beacon and nonce) mod tickets; one addition names the
    panel. Raises: CertificateUnfit, when digits or times do not fit what was committed.
    """
    c = _content(files, "commitment.json")
    keys, panels = _content(files, "keys.json"), _content(files, "portfolio.json")["panels"]
    _refuse_digits(c, digits, digits_at)
    hash_ = commitment_hash(files)
    told = {
        "format": "council-reveal/1",
        "commitment": hash_,
        "digits": digits,
        "digits_at": digits_at if digits else "",
        "witnesses": list(witnesses),
        "recording": recording,
        "round": round,
        "signature": signature,
        "nonce": keys["nonce"],
    }
    reveal = canonical(_composed(told))
    weights = c["panels"]["weights"]
    physical = int(digits or "0")
    beacon = beacon_number(files, signature=signature)
    ticket = (physical + beacon) % c["panels"]["total"]
    place = verify.chosen(weights, ticket)
    (path,) = paths(_panel_leaves(panels, weights), [place])
    result = {
        "format": "council-result/1",
        "commitment": hash_,
        "reveal": sha256(reveal),
        "physical": physical,
        "beacon": beacon,
        "ticket": ticket,
        "panel": place,
        "members": panels[place]["members"],
        "salt": panels[place]["salt"],
        "path": path,
        "withheld": ["portfolio.json"] if c["panels"]["disclosure"] == "auditor" else [],
    }
    return {"reveal.json": reveal, "result.json": canonical(result)}


def beacon_number(files: Mapping[str, bytes], *, signature: str = "") -> int:
    """B: the number that the commitment, the beacon's signature and the nonce give, below the tickets."""
    total: int = _content(files, "commitment.json")["panels"]["total"]
    nonce: str = _content(files, "keys.json")["nonce"]
    return prf(verify.seed_of(commitment_hash(files), signature, nonce), "panel-index", total)


def digits_for(files: Mapping[str, bytes], lottery: Lottery, ticket: int) -> str:
    """The digits that make the sum name the panel `ticket` names in the lottery's own order.

    For replays only: whoever chooses digits so has not drawn.
    """
    place = place_of(lottery.weights, ticket)
    within = ticket - sum(lottery.weights[:place])
    names = pseudonyms(files)
    wanted = sorted(names[one] for one in lottery.panels[place])
    weights = _content(files, "commitment.json")["panels"]["weights"]
    listed = _content(files, "portfolio.json")["panels"]
    committed = next(j for j, one in enumerate(listed) if one["members"] == wanted)
    number = (sum(weights[:committed]) + within - beacon_number(files)) % lottery.total
    return f"{number:0{len(str(lottery.total)) - 1}d}"


def commitment_hash(files: Mapping[str, bytes]) -> str:
    """The hash to be published: SHA-256 of commitment.json, 64 hex characters."""
    return sha256(files["commitment.json"])


def pseudonyms(files: Mapping[str, bytes]) -> dict[str, str]:
    """Pseudonym by id, from keys.json."""
    return {one["id"]: one["pseudonym"] for one in _content(files, "keys.json")["people"]}


def drawn_ids(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The ids of the drawn panel, sorted."""
    back = {name: one for one, name in pseudonyms(files).items()}
    return tuple(sorted(back[name] for name in _content(files, "result.json")["members"]))


def ticket_of(files: Mapping[str, bytes]) -> int:
    """The ticket drawn, in the committed order of panels."""
    ticket: int = _content(files, "result.json")["ticket"]
    return ticket


def is_public(files: Mapping[str, bytes]) -> bool:
    """Whether the list of panels was committed to be published."""
    return bool(_content(files, "commitment.json")["panels"]["disclosure"] == "public")


def receipt_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Everyone's receipt by id: their record, its path to the pool's root, their tickets."""
    audit = _content(files, "audit.json")
    weights = _content(files, "commitment.json")["panels"]["weights"]
    records = audit["records"]
    ways = paths(_record_leaves(records), range(len(records)))
    held = _tickets_by_name(weights, audit["panels"])
    back = {name: one for one, name in pseudonyms(files).items()}
    return {
        back[one["record"]["pseudonym"]]: canonical(
            {
                "format": "council-receipt/1",
                "commitment": commitment_hash(files),
                "record": one["record"],
                "salt": one["salt"],
                "path": way,
                "tickets": held.get(one["record"]["pseudonym"], []),
            }
        )
        for one, way in zip(records, ways, strict=True)
    }


def receipt_file(files: Mapping[str, bytes], person_id: str) -> bytes:
    """One person's receipt. Raises: KeyError, when the pool has no such id."""
    return receipt_files(files)[person_id]


def secret_hex(secret: bytes, label: str, size: int) -> str:
    """Hex of `size` bytes made from a secret and a label."""
    return f"{prf(secret, label, 2 ** (8 * size)):0{2 * size}x}"


# What goes into the files -------------------------------------------------------------------------


def _hex(secret: bytes, label: str) -> str:
    return secret_hex(secret, label, 16)


def _records(pool: Pool, names: Mapping[str, str], secret: bytes) -> list[dict[str, Any]]:
    """Everyone's record and salt, by pseudonym."""
    found = []
    for i, (one, values) in enumerate(zip(pool.ids, pool.values, strict=True)):
        features = [
            {"feature": name, "value": value} for name, value in zip(pool.features, values, strict=True)
        ]
        record = {"features": features, "pseudonym": names[one]}
        found.append({"record": record, "salt": _hex(secret, f"record/{i}")})
    return sorted(found, key=lambda entry: str(entry["record"]["pseudonym"]))


def _panels(lottery: Lottery, names: Mapping[str, str], secret: bytes) -> list[dict[str, Any]]:
    """Panels by their members' pseudonyms, in committed order, with weight and salt."""
    named = sorted(
        (sorted(names[one] for one in panel), weight)
        for panel, weight in zip(lottery.panels, lottery.weights, strict=True)
    )
    return [
        {"members": members, "weight": weight, "salt": _hex(secret, f"panel/{j}")}
        for j, (members, weight) in enumerate(named)
    ]


def _record_leaves(records: Sequence[Mapping[str, Any]]) -> list[bytes]:
    return [leaf(one["salt"], one["record"]) for one in records]


def _panel_leaves(panels: Sequence[Mapping[str, Any]], weights: Sequence[int]) -> list[bytes]:
    return [
        leaf(one["salt"], {"members": one["members"], "panel": j, "weight": weights[j]})
        for j, one in enumerate(panels)
    ]


def _commitment(
    lottery: Lottery,
    pool: Pool,
    targets: Targets,
    plan: Plan,
    nonce: str,
    records: Sequence[Mapping[str, Any]],
    panels: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    weights = [one["weight"] for one in panels]
    return {
        "format": "council-commitment/1",
        "prf": "council-draw-v1",
        "council": {"id": plan.council_id, "name": plan.council_name},
        "draw": plan.number,
        "previous": plan.previous,
        "purpose": plan.purpose,
        "made_at": plan.made_at,
        "pool": {
            "size": len(pool.ids),
            "root": root(_record_leaves(records)),
            "left_out": [{"reason": reason, "count": count} for reason, count in plan.left_out if count],
        },
        "quotas": [_quota(line) for line in _by_bytes(targets)],
        "relaxed": [{**_quota(line), "reason": reason} for line, reason in plan.relaxed],
        "seats": lottery.seats,
        "seated": sorted(plan.seated),
        "left": [{"pseudonym": one, "reason": reason} for one, reason in plan.left],
        "panels": {
            "count": len(panels),
            "total": lottery.total,
            "weights": weights,
            "root": root(_panel_leaves(panels, weights)),
            "disclosure": plan.disclosure or disclosure_of(lottery, pool),
        },
        "method": _method(lottery),
        "chance": {
            "device": plan.device,
            "order": plan.order,
            "digits": len(str(lottery.total)) - 1 if plan.digits < 0 else plan.digits,
            "beacon": plan.beacon,
            "round": plan.round,
            "step": plan.step,
            "tries": plan.tries,
            "nonce": sha256(bytes.fromhex(nonce)) if nonce else "",
        },
    }


def _composed(value: Any) -> Any:
    """The same with every text in composed form (NFC), however it was typed: names, reasons, witnesses."""
    if isinstance(value, dict):
        return {key: _composed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_composed(one) for one in value]
    return plain(value) if isinstance(value, str) else value


def _quota(line: Line) -> dict[str, Any]:
    return {"feature": line.feature, "value": line.value, "min": line.least, "max": line.most}


def _by_bytes(targets: Targets) -> list[Line]:
    return sorted(sorted_lines(targets), key=lambda line: (line.feature.encode(), line.value.encode()))


def _method(lottery: Lottery) -> dict[str, str]:
    versions = dict(lottery.versions)
    return {
        "rule": lottery.rule,
        "program": f"council {versions.get('council', '')}".strip(),
        "solver": f"highspy {versions.get('highspy', '')}".strip(),
        "options": f"tickets {lottery.total}; proof {lottery.how or 'none'}",
        "bound": ""
        if lottery.how == "estimated"
        else f"{lottery.reach.numerator}/{lottery.reach.denominator}",
        "loss": loss_of(lottery),
        "wheel": "",
    }


def loss_of(lottery: Lottery) -> str:
    """The largest distance of a chance from the fairest one, as a decimal rounded up at the sixth place."""
    if not lottery.best or lottery.how == "estimated":
        return ""
    given = chances(lottery).values()
    largest = max(abs(a - b) for a, b in zip(given, lottery.best, strict=True))
    millionths = -(-largest.numerator * 10**6 // largest.denominator)
    return f"{millionths // 10**6}.{millionths % 10**6:06d}"


def disclosure_of(lottery: Lottery, pool: Pool) -> str:
    """Whether the list of panels may be public: not when it could betray somebody's attributes.

    "auditor" when a chance exceeds one half or a value has fewer than five holders.
    """
    if any(chance > Fraction(1, 2) for chance in chances(lottery).values()):
        return "auditor"
    for feature in pool.features:
        column = pool.column(feature)
        if any(column.count(value) < 5 for value in set(column)):
            return "auditor"
    return "public"


def _shares(model: Model, lottery: Lottery, names: Mapping[str, str]) -> list[dict[str, str]]:
    """The first line of proof as shares of people: no lottery gives these people together more than reach."""
    line = next((one for one in lottery.proof if one.multipliers), None)
    if line is None:
        return []
    pulls = {t: pull for t, pull in pulls_of(model, line).items() if pull > 0}
    whole = sum(pull * len(model.members[t]) for t, pull in pulls.items())
    found = []
    for t, pull in pulls.items():
        share = Fraction(pull, whole)
        text = f"{share.numerator}/{share.denominator}"
        found += [{"pseudonym": names[model.pool.ids[i]], "share": text} for i in model.members[t]]
    return sorted(found, key=lambda one: one["pseudonym"])


def _proof(model: Model, lottery: Lottery, names: Mapping[str, str]) -> dict[str, Any]:
    """The lines of proof as row and multiplier, the levels, and who lives with whom, for the auditor."""
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
    lines = [[{"row": r, "multiplier": str(y)} for r, y in one.multipliers] for one in lottery.proof]
    levels = [{"chance": _fraction(one.chance), "people": one.people} for one in lottery.levels]
    homes: dict[str, list[str]] = {}
    for one, home in zip(model.pool.ids, model.pool.households, strict=True):
        if home:
            homes.setdefault(home, []).append(names[one])
    shared = sorted(sorted(people) for people in homes.values() if len(people) > 1)
    return {"rows": rows, "lines": lines, "levels": levels, "homes": shared}


def _fraction(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _tickets_by_name(
    weights: Sequence[int], panels: Sequence[Mapping[str, Any]]
) -> dict[str, list[list[int]]]:
    """Everyone's tickets as ranges [from, to), touching ones joined."""
    held: dict[str, list[list[int]]] = {}
    start = 0
    for weight, panel in zip(weights, panels, strict=True):
        for name in panel["members"]:
            ranges = held.setdefault(name, [])
            if ranges and ranges[-1][1] == start:
                ranges[-1][1] += weight
            else:
                ranges.append([start, start + weight])
        start += weight
    return held


def _content(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def _refuse_foreign(lottery: Lottery, pool: Pool, targets: Targets) -> None:
    if lottery.ids != pool.ids or lottery.seats != targets.seats:
        raise CertificateUnfit(reason=_("the lottery was found over another pool or other targets."))
    if lottery.total not in [10**d for d in range(3, 10)]:
        raise CertificateUnfit(reason=_("the tickets are not a power of ten."))


def _refuse_digits(commitment: Mapping[str, Any], digits: str, digits_at: str) -> None:
    width = commitment["chance"]["digits"]
    if len(digits) != width or not (digits.isascii() and (digits.isdigit() or not digits)):
        raise CertificateUnfit(reason=_("{width} digits are needed.").format(width=width))
    if digits and verify.moment(digits_at) <= verify.moment(commitment["made_at"]):
        raise CertificateUnfit(reason=_("the digits were drawn before the commitment was made."))
