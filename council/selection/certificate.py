"""The files of a certified draw: commitment, reveal, result, and what auditors and respondents get.

Pure: chance and times are handed in, bytes come out. verify.py checks what is written here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from council.selection import entries, verify
from council.selection.engine.alike import model_of
from council.selection.lottery import Lottery, place_of
from council.selection.refusals import CertificateUnfit
from council.selection.targets import Line, Pool, Targets, in_order
from council.selection.verify import NO_HASH, canonical, moment, paths, prf, root, sha256, written
from council.words import _

SECRET_BYTES = 32
QUICK_DEVICE = "operating system"
GIVEN_DEVICE = "ticket given, no public draw"
DRAND = "drand-quicknet"
NOBODY = Pool((), (), ())


@dataclass(frozen=True, slots=True)
class ChancePlan:
    """Where chance will come from, fixed before it is drawn.

    device: what the digits are drawn with; "" when there are none. order: how they are read. digits: 0, or
    as many as the tickets have; -1 stands for that. beacon: "none" or drand-quicknet. round, step, tries:
    the rounds allowed are round + k·step for 0 ≤ k < tries.
    """

    device: str = QUICK_DEVICE
    order: str = ""
    digits: int = -1
    beacon: str = "none"
    round: int = 0
    step: int = 0
    tries: int = 1


QUICK = ChancePlan()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a commitment fixes besides pool, targets and lottery.

    made_at and the like are as time_of writes them. left_out: reason → people. relaxed: targets as they
    stood before, each with the reason. seated: pseudonyms of those who keep their seats; left: pseudonym
    and reason of whoever went since the last draw. disclosure: "public", "auditor", or "" to let the
    chances decide. void: number and reason of earlier draws that gave no panel.
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
    chance: ChancePlan = QUICK
    void: tuple[tuple[int, str], ...] = ()


def time_of(moment: datetime) -> str:
    """A moment as a certificate writes it, in whole seconds of UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def commitment_files(
    *,
    lottery: Lottery,
    pool: Pool,
    targets: Targets,
    plan: Plan,
    secret: bytes,
    known: Mapping[str, str] | None = None,
    seated: Pool | None = None,
    whole: Targets | None = None,
    before: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """Everything fixed before chance is drawn, by file name.

    commitment.json (its SHA-256 is to be published), portfolio.json (published when disclosure is public),
    audit.json and proof.json (auditors), keys.json (who is which pseudonym, and the nonce; never handed on).

    Args:
        pool, targets: what the lottery was found over; after a first draw, the seats and people left over.
        secret: 32 bytes of chance; pseudonyms, salts and the nonce are made from them. Forget them.
        known: id → pseudonym of members already seated, who keep theirs.
        seated: those members with their values; they stand in the pool's tree, so that an auditor can count.
        whole: the targets of the whole panel; without them, `targets` with the seats of `seated` added.
        before: id → pseudonym in the draw before, for auditors who follow people from draw to draw.
    Raises: CertificateUnfit, when the lottery is not one over this pool and these targets, or the plan says
        what no certificate can.
    """
    if len(secret) < SECRET_BYTES:
        raise CertificateUnfit(reason=_("32 bytes of chance are needed."))
    ordered, held = in_order(pool), in_order(seated or NOBODY)
    _refuse_foreign(lottery, ordered, held, targets)
    kept = _kept_names(held, known or {}, plan)
    names = {one: entries.secret_hex(secret, f"pseudonym/{i}") for i, one in enumerate(ordered.ids)}
    records = entries.records_of(ordered, names, secret, "record")
    records += entries.records_of(held, kept, secret, "seated")
    records.sort(key=lambda entry: str(entry["record"]["pseudonym"]))
    panels = entries.panels_of(lottery, names, secret)
    nonce = entries.secret_hex(secret, "nonce", 32) if plan.chance.beacon == "none" else ""
    fixed = {
        **_told(lottery, plan, nonce),
        "pool": {
            "size": len(records),
            "root": root(entries.record_leaves(records)),
            "left_out": [{"reason": reason, "count": count} for reason, count in plan.left_out if count],
        },
        "quotas": entries.quotas_of(whole, NOBODY) if whole else entries.quotas_of(targets, held),
        "seated": sorted(kept.values()) or sorted(plan.seated),
        "panels": _committed(panels, plan.disclosure or entries.disclosure_of(lottery, ordered)),
    }
    commitment = canonical(entries.composed(fixed))
    _refuse_unfit(commitment)
    named = {"commitment": sha256(commitment)}
    listed = [{"members": one["members"], "salt": one["salt"]} for one in panels]
    model = model_of(ordered, targets)
    everybody = names | kept
    contents: dict[str, dict[str, Any]] = {
        "portfolio.json": {"format": "council-portfolio/1", "panels": listed},
        "audit.json": {
            "format": "council-audit/1",
            "records": records,
            "panels": listed,
            "shares": entries.shares_of(model, lottery, names),
            "earlier": _earlier(names, before or {}),
        },
        "proof.json": {"format": "council-proof/1", **entries.proof_of(model, lottery, names)},
        "keys.json": {
            "format": "council-keys/1",
            "nonce": nonce,
            "people": [{"id": one, "pseudonym": everybody[one]} for one in sorted(everybody)],
        },
    }
    return {
        "commitment.json": commitment,
        **{name: written({**content, **named}) for name, content in contents.items()},
    }


def result_files(
    files: Mapping[str, bytes],
    *,
    digits: str = "",
    digits_at: str = "",
    witnesses: Sequence[str] = (),
    recording: str = "",
    round: int = 0,
    signature: str = "",
) -> dict[str, bytes]:
    """reveal.json and result.json for the digits and the beacon drawn; `files` as commitment_files gave them.

    The ticket is (digits + a number from commitment, beacon and nonce) mod tickets; one addition names the
    panel. Raises: CertificateUnfit, when digits, times, round or signature are not what was committed to.
    """
    c = _content(files, "commitment.json")
    keys, panels = _content(files, "keys.json"), _content(files, "portfolio.json")["panels"]
    _refuse_digits(c, digits, digits_at)
    _refuse_round(c, round, signature, digits_at if digits else c["made_at"])
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
    reveal = canonical(entries.composed(told))
    weights = c["panels"]["weights"]
    physical = int(digits or "0")
    beacon = beacon_number(files, signature=signature)
    ticket = (physical + beacon) % c["panels"]["total"]
    place = verify.chosen(weights, ticket)
    (path,) = paths(entries.panel_leaves(panels, weights), [place])
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
    made = {"reveal.json": reveal, "result.json": canonical(result)}
    verdict = verify.verify_files({"commitment.json": files["commitment.json"], **made})
    if verdict.code:
        raise CertificateUnfit(reason=f"{verdict.code}: {verdict.words}.")
    return made


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


def digits_wanted(files: Mapping[str, bytes]) -> int:
    """How many digits the public draw must give; 0 when the beacon draws alone."""
    width: int = _content(files, "commitment.json")["chance"]["digits"]
    return width


def in_fours(hash: str) -> str:
    """A hash as people compare it: groups of four."""
    return " ".join(hash[i : i + 4] for i in range(0, len(hash), 4))


def pseudonyms(files: Mapping[str, bytes]) -> dict[str, str]:
    """Pseudonym by id, from keys.json: the pool and whoever is seated already."""
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
    held = verify.tickets_by_name(weights, audit["panels"])
    back = {name: one for one, name in pseudonyms(files).items()}
    made = entries.receipts_of(audit["records"], held, commitment_hash(files))
    return {back[name]: data for name, data in made.items()}


def receipt_file(files: Mapping[str, bytes], person_id: str) -> bytes:
    """One person's receipt. Raises: KeyError, when the pool has no such id."""
    return receipt_files(files)[person_id]


def tickets_held(files: Mapping[str, bytes]) -> dict[str, list[list[int]]]:
    """Everyone's tickets by id, in the committed order: ranges [from, to), for the letters.

    Who keeps a seat takes no part and is left out; whoever is in no panel has no range.
    """
    c = _content(files, "commitment.json")
    held = verify.tickets_by_name(c["panels"]["weights"], _content(files, "portfolio.json")["panels"])
    seated = set(c["seated"])
    return {one: held.get(name, []) for one, name in pseudonyms(files).items() if name not in seated}


# What is fixed, and what is refused ---------------------------------------------------------------


def _told(lottery: Lottery, plan: Plan, nonce: str) -> dict[str, Any]:
    """The part of a commitment that comes from the plan and the lottery's method."""
    chance = plan.chance
    void = [f"{verify.VOID.format(number)}{' '.join(reason.split())}" for number, reason in plan.void]
    return {
        "format": "council-commitment/1",
        "prf": "council-draw-v1",
        "council": {"id": plan.council_id, "name": plan.council_name},
        "draw": plan.number,
        "previous": plan.previous,
        "purpose": plan.purpose,
        "made_at": plan.made_at,
        "relaxed": [{**entries.quota(line), "reason": reason} for line, reason in plan.relaxed],
        "seats": lottery.seats,
        "left": [{"pseudonym": one, "reason": reason} for one, reason in plan.left],
        "method": entries.method_of(lottery),
        "chance": {
            "device": chance.device,
            "order": "\n".join(filter(None, [chance.order, *void])),
            "digits": len(str(lottery.total)) - 1 if chance.digits < 0 else chance.digits,
            "beacon": chance.beacon,
            "round": chance.round,
            "step": chance.step,
            "tries": chance.tries,
            "nonce": sha256(bytes.fromhex(nonce)) if nonce else "",
        },
    }


def _committed(panels: Sequence[Mapping[str, Any]], disclosure: str) -> dict[str, Any]:
    weights = [one["weight"] for one in panels]
    return {
        "count": len(panels),
        "total": sum(weights),
        "weights": weights,
        "root": root(entries.panel_leaves(panels, weights)),
        "disclosure": disclosure,
    }


def _earlier(names: Mapping[str, str], before: Mapping[str, str]) -> list[dict[str, str]]:
    """Who was called what in the draw before, by today's pseudonym."""
    pairs = sorted((names[one], before[one]) for one in names if one in before)
    return [{"now": now, "before": then} for now, then in pairs]


def _kept_names(held: Pool, known: Mapping[str, str], plan: Plan) -> dict[str, str]:
    """id → pseudonym of those who keep their seats."""
    if missing := [one for one in held.ids if one not in known]:
        raise CertificateUnfit(
            reason=_("{count} seated members have no pseudonym yet.").format(count=len(missing))
        )
    kept = {one: known[one] for one in held.ids}
    if plan.seated and kept and set(plan.seated) != set(kept.values()):
        raise CertificateUnfit(reason=_("the seated members are not those of the plan."))
    return kept


def _content(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def _refuse_foreign(lottery: Lottery, pool: Pool, held: Pool, targets: Targets) -> None:
    if lottery.ids != pool.ids or lottery.seats != targets.seats:
        raise CertificateUnfit(reason=_("the lottery was found over another pool or other targets."))
    if lottery.total not in [10**d for d in range(3, 10)]:
        raise CertificateUnfit(reason=_("the tickets are not a power of ten."))
    if set(held.ids) & set(pool.ids):
        raise CertificateUnfit(reason=_("somebody who keeps a seat stands in the pool as well."))


def _refuse_unfit(commitment: bytes) -> None:
    """Hold a commitment against the verifier's own form before anything is published."""
    try:
        content = verify.opened("commitment.json", commitment)
        verify.check_plan(content)
    except verify.Failed as fault:
        raise CertificateUnfit(reason=f"{fault}.") from None
    if content["chance"]["beacon"] != "none":
        first = verify.round_time(content["chance"]["round"])
        if first <= moment(content["made_at"]):
            raise CertificateUnfit(reason=_("the beacon's round came before the commitment."))


def _refuse_digits(commitment: Mapping[str, Any], digits: str, digits_at: str) -> None:
    width = commitment["chance"]["digits"]
    if len(digits) != width or not (digits.isascii() and (digits.isdigit() or not digits)):
        raise CertificateUnfit(reason=_("{width} digits are needed.").format(width=width))
    if digits and moment(digits_at) <= moment(commitment["made_at"]):
        raise CertificateUnfit(reason=_("the digits were drawn before the commitment was made."))


def _refuse_round(commitment: Mapping[str, Any], number: int, signature: str, after: str) -> None:
    """The round must be one that was named, later than the digits, and signed by the beacon."""
    chance = commitment["chance"]
    if chance["beacon"] == "none":
        if number or signature:
            raise CertificateUnfit(reason=_("this draw was committed without a beacon."))
        return
    if number not in verify.rounds_of(chance):
        raise CertificateUnfit(
            reason=_("round {number} of the beacon was not named in the commitment.").format(number=number)
        )
    if moment(after) >= verify.round_time(number):
        raise CertificateUnfit(reason=_("the digits were not drawn before the beacon's round came."))
    if len(signature) != 96 or not verify.signature_holds(number, signature):
        raise CertificateUnfit(
            reason=_("this is not the beacon's signature of round {number}.").format(number=number)
        )
