"""Checks a draw's certificate with the Python standard library only, so that anybody can.

Imports nothing else of Council: `python verify.py DIR` works on its own, from Python 3.9.
"""

# One file on purpose, longer than others here: it is handed to people who trust nothing else of ours.
# ruff: noqa: B905, UP017, UP045, UP007 - zip(strict=), datetime.UTC and X | None at run time need a later Python

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional, Union

PUBLIC = ("commitment.json", "reveal.json", "result.json")
MAY_BE_WITHHELD = ("audit.json", "portfolio.json")
NO_HASH = "0" * 64
BIGGEST = 2**53
LARGEST_FILE = 512 * 1024 * 1024
FIRST_ROUND, ROUND_SECONDS = 1692803367, 3
QUICKNET_KEY = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c"
    "921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)


class Failed(Exception):
    """A check that does not hold: its code, C01 to C14, and what was found."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code, self.words = code, words


@dataclass(frozen=True)
class Verdict:
    """code: "" when valid, else the first check that fails. exit: 0 valid, 3 beacon not checked, 1 not."""

    code: str
    words: str
    commitment: str = ""
    notes: tuple[str, ...] = ()
    exit: int = 0


# Canonical JSON -----------------------------------------------------------------------------------


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"(:?)')
_NUMBER = re.compile(r"[0-9]{16,}")


def canonical(value: Any) -> bytes:
    """The one way to write a value. Raises ValueError for what has none (true, 1.5, lone surrogates)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    _refuse_unwritable(text)
    return text.encode("utf-8")


def _refuse_unwritable(text: str) -> None:
    """Look at the text as a whole: quicker than at every value, and quotes keep neighbours apart."""
    bare = _STRING.sub("", text)
    if re.search(r"[^{}\[\],:0-9-]", bare):
        raise ValueError("only texts, whole numbers, lists and objects have a place in a certificate")
    if any(int(number) >= BIGGEST for number in _NUMBER.findall(bare)):
        raise ValueError("a number is too large")
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            raise ValueError("a text is not in composed form (NFC)")
        if not all(found[0].isascii() for found in _STRING.finditer(text) if found[1]):
            raise ValueError("a key is not ASCII")


def parsed(data: bytes) -> Any:
    """What canonical bytes say. Raises ValueError unless writing it again gives the same bytes."""
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
        same = canonical(value) == data
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if not same:
        raise ValueError("it is not written in canonical form")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


# Hashes, trees, the ticket ------------------------------------------------------------------------


def sha256(data: bytes) -> str:
    """SHA-256 in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def leaf(salt: str, value: Any) -> bytes:
    """The hash of one entry of a tree."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(salt) + canonical(value)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        row = levels[-1]
        above = [_node(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        levels.append(above + row[len(above) * 2 :])
    return levels


def root(leaves: Sequence[bytes]) -> str:
    """The root over leaves, neighbours paired, a last one alone moved up unchanged. Needs one leaf."""
    return _levels(leaves)[-1][0].hex()


def paths(leaves: Sequence[bytes], places: Sequence[int]) -> list[list[dict[str, str]]]:
    """The path from each leaf up to the root: neighbours' hashes and their side."""
    levels = _levels(leaves)
    return [_path(levels, place) for place in places]


def _path(levels: list[list[bytes]], place: int) -> list[dict[str, str]]:
    steps = []
    for row in levels[:-1]:
        other = place ^ 1
        if other < len(row):
            steps.append({"hash": row[other].hex(), "side": "left" if other < place else "right"})
        place //= 2
    return steps


def climbed(start: bytes, path: Sequence[Mapping[str, str]]) -> str:
    """The root a leaf and its path lead to."""
    for step in path:
        other = bytes.fromhex(step["hash"])
        start = _node(other, start) if step["side"] == "left" else _node(start, other)
    return start.hex()


def prf(seed: bytes, label: str, n: int) -> int:
    """A number from 0 to n − 1, each as likely as the other, fixed by seed and label."""
    limit = 2**256 // n * n
    count = 0
    while True:
        drawn = hmac.new(seed, label.encode() + count.to_bytes(8, "big"), hashlib.sha256).digest()
        x = int.from_bytes(drawn, "big")
        if x < limit:
            return x % n
        count += 1


def seed_of(commitment: str, signature: str, nonce: str) -> bytes:
    """The seed both public chance and the commitment enter; "" where there is no signature or nonce."""
    beacon = hashlib.sha256(bytes.fromhex(signature)).digest() if signature else bytes(32)
    text = b"council-draw-v1\x00" + bytes.fromhex(commitment) + beacon + bytes.fromhex(nonce)
    return hashlib.sha256(text).digest()


def chosen(weights: Sequence[int], ticket: int) -> int:
    """The first panel whose running weight exceeds the ticket."""
    for place, weight in enumerate(weights):
        ticket -= weight
        if ticket < 0:
            return place
    raise ValueError("no such ticket")


# Fields and types ---------------------------------------------------------------------------------

Check = Callable[[Any], Optional[str]]


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and len(value) <= 2000 else "not a text of up to 2000 characters"


def _word(*words: str) -> Check:
    return lambda value: None if value in words and isinstance(value, str) else f"not {' or '.join(words)}"


def _pattern(pattern: str, what: str) -> Check:
    form = re.compile(pattern, re.ASCII)

    def check(value: Any) -> str | None:
        fits = isinstance(value, str) and len(value) <= 2000 and form.fullmatch(value)
        return None if fits else f"not {what}"

    return check


def _hex(length: int, *, optional: bool = False) -> Check:
    return _pattern(rf"[0-9a-f]{{{length}}}" + ("|" if optional else ""), f"{length} hex characters")


def _range(low: int, high: int) -> Check:
    def check(value: Any) -> str | None:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return None if whole and low <= value <= high else f"not a whole number from {low} to {high}"

    return check


def _list(of: Check) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, list):
            return "not a list"
        return next((f"entry {i}: {fault}" for i, one in enumerate(value) if (fault := of(one))), None)

    return check


def _fields(**checks: Check) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, dict):
            return "not an object"
        odd = sorted(set(value) ^ set(checks))
        if odd:
            return f"field {odd[0]} is {'unknown' if odd[0] in value else 'missing'}"
        return next(
            (f"{name}: {fault}" for name in sorted(checks) if (fault := checks[name](value[name]))), None
        )

    return check


def _ticket_range(value: Any) -> str | None:
    fits = isinstance(value, list) and len(value) == 2 and not any(map(_range(0, 10**9), value))
    return None if fits and value[0] < value[1] else "not a range of tickets"


_MANY = 10**6
_TIME = _pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "a time")
_UUID = _pattern(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "a UUID")
_SHARE = _pattern(r"(0|[1-9]\d*)/[1-9]\d*", "a fraction p/q")
_STEP = _fields(hash=_hex(64), side=_word("left", "right"))
_PANEL = _fields(members=_list(_hex(32)), salt=_hex(32))
_RECORD = _fields(features=_list(_fields(feature=_text, value=_text)), pseudonym=_hex(32))
_COUNTED = _fields(reason=_text, count=_range(1, 10**7))
_LINE = {"feature": _text, "value": _text, "min": _range(0, _MANY), "max": _range(0, _MANY)}

FORMS: dict[str, Check] = {
    "commitment.json": _fields(
        format=_word("council-commitment/1"),
        prf=_word("council-draw-v1"),
        council=_fields(id=_UUID, name=_text),
        draw=_range(1, _MANY),
        previous=_hex(64),
        purpose=_word("panel", "alternates", "replacement"),
        made_at=_TIME,
        pool=_fields(size=_range(1, 10**7), root=_hex(64), left_out=_list(_COUNTED)),
        quotas=_list(_fields(**_LINE)),
        relaxed=_list(_fields(reason=_text, **_LINE)),
        seats=_range(1, 10**5),
        seated=_list(_hex(32)),
        left=_list(_fields(pseudonym=_hex(32), reason=_text)),
        panels=_fields(
            count=_range(1, _MANY),
            total=_range(10**3, 10**9),
            weights=_list(_range(1, 10**9)),
            root=_hex(64),
            disclosure=_word("public", "auditor"),
        ),
        method=_fields(
            rule=_text,
            program=_text,
            solver=_text,
            options=_text,
            bound=_pattern(r"((0|[1-9]\d*)/[1-9]\d*)?", "a fraction p/q"),
            loss=_pattern(r"((0|[1-9]\d*)(\.\d+)?)?", "a decimal"),
            wheel=_hex(64, optional=True),
        ),
        chance=_fields(
            device=_text,
            order=_text,
            digits=_range(0, 9),
            beacon=_word("drand-quicknet", "none"),
            round=_range(0, 2**50),
            step=_range(0, 10**8),
            tries=_range(1, 100),
            nonce=_hex(64, optional=True),
        ),
    ),
    "reveal.json": _fields(
        format=_word("council-reveal/1"),
        commitment=_hex(64),
        digits=_pattern(r"[0-9]*", "digits"),
        digits_at=lambda value: None if value == "" else _TIME(value),
        witnesses=_list(_text),
        recording=_text,
        round=_range(0, 2**51),
        signature=_hex(96, optional=True),
        nonce=_hex(64, optional=True),
    ),
    "result.json": _fields(
        format=_word("council-result/1"),
        commitment=_hex(64),
        reveal=_hex(64),
        physical=_range(0, 10**9),
        beacon=_range(0, 10**9),
        ticket=_range(0, 10**9),
        panel=_range(0, _MANY),
        members=_list(_hex(32)),
        salt=_hex(32),
        path=_list(_STEP),
        withheld=_list(_text),
    ),
    "portfolio.json": _fields(format=_word("council-portfolio/1"), commitment=_hex(64), panels=_list(_PANEL)),
    "receipt.json": _fields(
        format=_word("council-receipt/1"),
        commitment=_hex(64),
        record=_RECORD,
        salt=_hex(32),
        path=_list(_STEP),
        tickets=_list(_ticket_range),
    ),
    "audit.json": _fields(
        format=_word("council-audit/1"),
        commitment=_hex(64),
        records=_list(_fields(record=_RECORD, salt=_hex(32))),
        panels=_list(_PANEL),
        shares=_list(_fields(pseudonym=_hex(32), share=_SHARE)),
        earlier=_list(_fields(now=_hex(32), before=_hex(32))),
    ),
}


def moment(text: str) -> int:
    """Seconds since 1970 of a certificate's time. Raises ValueError when no such second exists."""
    when = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    return int(when.replace(tzinfo=datetime.timezone.utc).timestamp())


def opened(name: str, data: bytes, form: str = "") -> dict[str, Any]:
    """The contents of a file in canonical form with exactly its fields (C01, C02)."""
    try:
        value = parsed(data)
    except ValueError as fault:
        raise Failed("C01", f"{name}: {fault}") from None
    misfit = FORMS[form or name](value)
    if misfit:
        raise Failed("C02", f"{name}: {misfit}")
    found: dict[str, Any] = value
    for key in ("made_at", "digits_at"):
        if found.get(key):
            try:
                moment(found[key])
            except ValueError:
                raise Failed("C02", f"{name}: {key} is no real time") from None
    return found


# The checks ---------------------------------------------------------------------------------------


@dataclass
class _Case:
    """A certificate being checked."""

    files: Mapping[str, bytes]
    commitment: dict[str, Any]
    reveal: dict[str, Any]
    result: dict[str, Any]
    hash: str
    notes: list[str] = field(default_factory=list)
    portfolio: Optional[list[dict[str, Any]]] = None
    beacon_checked: bool = True


def verify_files(files: Mapping[str, bytes], *, commitment: str = "") -> Verdict:
    """The verdict on a certificate given as name → bytes; `commitment`: the hash known from elsewhere."""
    hash_ = sha256(files["commitment.json"]) if "commitment.json" in files else ""
    try:
        case = _checked(files, hash_, commitment)
    except Failed as fault:
        return Verdict(fault.code, fault.words, hash_, exit=1)
    if case.beacon_checked:
        return Verdict("", "VALID", hash_, tuple(case.notes))
    return Verdict("", "VALID, BEACON NOT CHECKED", hash_, tuple(case.notes), exit=3)


def verify_folder(folder: Union[str, Path], commitment: str = "") -> Verdict:
    """The verdict on a certificate's folder. A file that cannot be read counts as damaged (C01)."""
    place = Path(folder)
    try:
        names = [one for one in (*PUBLIC, "portfolio.json", "audit.json") if (place / one).exists()]
        names += sorted(f"receipts/{one.name}" for one in place.glob("receipts/*.json"))
        names += ["receipt.json"] if (place / "receipt.json").exists() else []
        for name in names:
            if (place / name).stat().st_size > LARGEST_FILE:
                return Verdict("C01", f"{name}: larger than any certificate", exit=1)
        files = {name: (place / name).read_bytes() for name in names}
    except OSError as fault:
        return Verdict("C01", f"cannot be read: {fault}", exit=1)
    return verify_files(files, commitment=commitment)


def verify_chain(folders: Sequence[Union[str, Path]]) -> Verdict:
    """The verdict on several draws of one council: each alone, then as one chain (C14)."""
    verdicts = [verify_folder(folder) for folder in folders]
    for folder, verdict in zip(folders, verdicts):
        if verdict.exit == 1:
            return Verdict(verdict.code, f"{folder}: {verdict.words}", verdict.commitment, exit=1)
    links = []
    for folder, verdict in zip(folders, verdicts):
        content = parsed((Path(folder) / "commitment.json").read_bytes())
        links.append((content["draw"], content["previous"], content["council"]["id"], verdict.commitment))
    links.sort()
    for before, after in zip(links, links[1:]):
        if after[0] != before[0] + 1 or after[1] != before[3] or after[2] != before[2]:
            return Verdict("C14", f"draw {after[0]} does not follow draw {before[0]}", after[3], exit=1)
    worst = max(verdict.exit for verdict in verdicts)
    words = "VALID, BEACON NOT CHECKED" if worst else "VALID"
    notes = tuple(dict.fromkeys(note for verdict in verdicts for note in verdict.notes))
    return Verdict("", words, links[-1][3], notes, worst)


def _checked(files: Mapping[str, bytes], hash_: str, expected: str) -> _Case:
    contents: dict[str, dict[str, Any]] = {}
    for name in PUBLIC:
        if name not in files:
            raise Failed("C01", f"{name} is missing")
        contents[name] = opened(name, files[name])
    case = _Case(files, contents["commitment.json"], contents["reveal.json"], contents["result.json"], hash_)
    if expected and expected.replace(" ", "").lower() != hash_:
        raise Failed("C04", "commitment.json is not the one whose hash was given")
    for check in (_plan, _linked, _revealed, _signed, _in_time, _named, _drawn, _panel, _withheld):
        check(case)
    _portfolio(case)
    for name in sorted(files):
        if name.startswith("receipt"):
            _receipt(case, name)
    if "audit.json" in files:
        _audit(case)
    _note(case)
    return case


def _need(holds: bool, code: str, words: str) -> None:
    if not holds:
        raise Failed(code, words)


def _plan(case: _Case) -> None:
    """C03: the commitment fits together."""
    c = case.commitment
    panels, chance = c["panels"], c["chance"]
    weights, total = panels["weights"], panels["total"]
    _need(len(weights) == panels["count"], "C03", "weights do not match the number of panels")
    _need(sum(weights) == total, "C03", "weights do not add up to the number of tickets")
    _need(total in [10**d for d in range(3, 10)], "C03", "tickets are not a power of ten")
    _need(chance["digits"] == 0 or 10 ** chance["digits"] == total, "C03", "digits do not match the tickets")
    _need((chance["beacon"] == "none") == (chance["round"] == 0), "C03", "beacon and round contradict")
    _need(chance["beacon"] != "none" or chance["digits"] > 0, "C03", "neither digits nor a beacon")
    quotas = [(q["feature"].encode(), q["value"].encode()) for q in c["quotas"]]
    _need(_rising(quotas), "C03", "targets are not in order")
    _need(all(q["min"] <= q["max"] for q in c["quotas"]), "C03", "a target's least is above its most")
    _need(_rising(c["seated"]), "C03", "seated members are not in order")
    _need((c["draw"] == 1) == (c["previous"] == NO_HASH), "C03", "draw number and previous draw contradict")


def _linked(case: _Case) -> None:
    _need(case.reveal["commitment"] == case.hash, "C04", "reveal.json names another commitment")


def _revealed(case: _Case) -> None:
    """C05: what was revealed is what the commitment asked for."""
    chance, reveal = case.commitment["chance"], case.reveal
    _need(len(reveal["digits"]) == chance["digits"], "C05", "wrong number of digits")
    _need(bool(reveal["digits_at"]) == bool(chance["digits"]), "C05", "time of the digits")
    _need(bool(reveal["nonce"]) == bool(chance["nonce"]), "C05", "nonce missing or not asked for")
    if chance["nonce"]:
        _need(sha256(bytes.fromhex(reveal["nonce"])) == chance["nonce"], "C05", "not the nonce committed to")
    has_beacon = chance["beacon"] != "none"
    _need(bool(reveal["signature"]) == has_beacon, "C05", "signature missing or not asked for")
    allowed = any(reveal["round"] == chance["round"] + k * chance["step"] for k in range(chance["tries"]))
    _need(allowed if has_beacon else reveal["round"] == 0, "C05", "not an allowed round")


def _signed(case: _Case) -> None:
    """C06: the beacon's signature, where a library for it is installed."""
    if case.reveal["signature"]:
        valid = signature_holds(case.reveal["round"], case.reveal["signature"])
        _need(valid is not False, "C06", "the beacon's signature does not belong to this round")
        case.beacon_checked = valid is True


def _in_time(case: _Case) -> None:
    c, reveal = case.commitment, case.reveal
    times = [moment(c["made_at"])]
    if reveal["digits_at"]:
        times.append(moment(reveal["digits_at"]))
    if c["chance"]["beacon"] != "none":
        times.append(FIRST_ROUND + ROUND_SECONDS * (reveal["round"] - 1))
    _need(_rising(times), "C07", "commitment, digits and beacon did not come in this order")


def _named(case: _Case) -> None:
    result = case.result
    _need(result["commitment"] == case.hash, "C08", "result.json names another commitment")
    _need(result["reveal"] == sha256(case.files["reveal.json"]), "C08", "result.json names another reveal")


def _drawn(case: _Case) -> None:
    """C09: the numbers drawn, their sum and the panel it names."""
    reveal, result, panels = case.reveal, case.result, case.commitment["panels"]
    physical = int(reveal["digits"] or "0")
    seed = seed_of(case.hash, reveal["signature"], reveal["nonce"])
    beacon = prf(seed, "panel-index", panels["total"])
    ticket = (physical + beacon) % panels["total"]
    _need(result["physical"] == physical, "C09", f"the digits are {physical}")
    _need(result["beacon"] == beacon, "C09", f"the second number is {beacon}")
    _need(result["ticket"] == ticket, "C09", f"the ticket is {ticket}")
    place = chosen(panels["weights"], ticket)
    _need(result["panel"] == place, "C09", f"the ticket names panel {place}")


def _panel(case: _Case) -> None:
    """C10: the members are the committed panel."""
    c, result = case.commitment, case.result
    members = result["members"]
    _need(_rising(members), "C10", "members are not in order")
    _need(len(members) == c["seats"], "C10", "not as many members as seats")
    _need(not set(members) & set(c["seated"]), "C10", "a member already has a seat")
    panels = c["panels"]
    start = leaf(
        result["salt"],
        {"members": members, "panel": result["panel"], "weight": panels["weights"][result["panel"]]},
    )
    sides = [step["side"] for step in result["path"]]
    _need(sides == _sides(result["panel"], panels["count"]), "C10", "the path is not that of this panel")
    _need(
        climbed(start, result["path"]) == panels["root"], "C10", "these members are not the committed panel"
    )


def _sides(place: int, count: int) -> list[str]:
    """The sides of a leaf's neighbours on the way up, in a tree of so many leaves."""
    sides = []
    while count > 1:
        if place ^ 1 < count:
            sides.append("left" if place & 1 else "right")
        place, count = place // 2, (count + 1) // 2
    return sides


def _withheld(case: _Case) -> None:
    """C08, to the last byte: `withheld` holds names of a certificate's own files, rising, and nothing else.

    It is the one part of the result that no hash covers, so free words there could be altered unseen.
    """
    withheld = case.result["withheld"]
    fits = all(one in MAY_BE_WITHHELD for one in withheld) and _rising(withheld)
    _need(fits, "C08", "withheld names something that is no file of a certificate")


def _portfolio(case: _Case) -> None:
    if "portfolio.json" not in case.files:
        return
    portfolio = opened("portfolio.json", case.files["portfolio.json"])
    _need(portfolio["commitment"] == case.hash, "C11", "portfolio.json names another commitment")
    _same_panels(case, portfolio["panels"], "C11")
    case.portfolio = portfolio["panels"]


def _same_panels(case: _Case, listed: list[dict[str, Any]], code: str) -> None:
    c, panels = case.commitment, case.commitment["panels"]
    seated = set(c["seated"])
    _need(len(listed) == panels["count"], code, "not as many panels as committed")
    _need(_rising([one["members"] for one in listed]), code, "panels are not in order")
    for number, one in enumerate(listed):
        fits = len(one["members"]) == c["seats"] and _rising(one["members"])
        _need(fits and not seated & set(one["members"]), code, f"panel {number} has the wrong members")
    leaves = [
        leaf(one["salt"], {"members": one["members"], "panel": j, "weight": panels["weights"][j]})
        for j, one in enumerate(listed)
    ]
    _need(root(leaves) == panels["root"], code, "the panels are not those committed")


def tickets_of(
    weights: Sequence[int], panels: Sequence[Mapping[str, Any]], pseudonym: str
) -> list[list[int]]:
    """A person's tickets as ranges [from, to), rising, touching ones joined."""
    ranges: list[list[int]] = []
    start = 0
    for weight, panel in zip(weights, panels):
        if pseudonym in panel["members"]:
            if ranges and ranges[-1][1] == start:
                ranges[-1][1] += weight
            else:
                ranges.append([start, start + weight])
        start += weight
    return ranges


def _receipt(case: _Case, name: str) -> None:
    receipt = opened(name, case.files[name], "receipt.json")
    c = case.commitment
    _need(receipt["commitment"] == case.hash, "C12", f"{name} names another commitment")
    start = leaf(receipt["salt"], receipt["record"])
    _need(
        climbed(start, receipt["path"]) == c["pool"]["root"], "C12", f"{name}: this person is not in the pool"
    )
    ranges = receipt["tickets"]
    apart = all(before[1] < after[0] for before, after in zip(ranges, ranges[1:]))
    inside = not ranges or ranges[-1][1] <= c["panels"]["total"]
    _need(apart and inside, "C12", f"{name}: tickets are not in order")
    if case.portfolio is not None:
        own = tickets_of(c["panels"]["weights"], case.portfolio, receipt["record"]["pseudonym"])
        _need(ranges == own, "C12", f"{name}: these are not this person's tickets")


def _audit(case: _Case) -> None:
    """C13: the whole pool, every panel against the targets, the shares of the bound."""
    audit = opened("audit.json", case.files["audit.json"])
    c = case.commitment
    _need(audit["commitment"] == case.hash, "C13", "audit.json names another commitment")
    records = [one["record"] for one in audit["records"]]
    names = [record["pseudonym"] for record in records]
    _need(len(records) == c["pool"]["size"] and _rising(names), "C13", "records are not the pool in order")
    leaves = [leaf(one["salt"], one["record"]) for one in audit["records"]]
    _need(root(leaves) == c["pool"]["root"], "C13", "the records are not those committed")
    _same_panels(case, audit["panels"], "C13")
    _need(
        case.portfolio is None or case.portfolio == audit["panels"], "C13", "panels differ from the portfolio"
    )
    for record in records:
        _need(_rising([one["feature"] for one in record["features"]]), "C13", "features are not in order")
    holds = {
        record["pseudonym"]: {(one["feature"], one["value"]) for one in record["features"]}
        for record in records
    }
    _meets(case, audit["panels"], holds)
    _shares(audit["shares"], holds)


def _meets(case: _Case, panels: list[dict[str, Any]], holds: dict[str, set[tuple[str, str]]]) -> None:
    c = case.commitment
    seated = [holds[one] for one in c["seated"] if one in holds]
    whole = len(seated) == len(c["seated"])
    for number, panel in enumerate(panels):
        _need(all(one in holds for one in panel["members"]), "C13", f"panel {number} has a stranger")
        people = [holds[one] for one in panel["members"]] + seated
        for line in c["quotas"]:
            count = sum((line["feature"], line["value"]) in one for one in people)
            fits = count <= line["max"] and (not whole or line["min"] <= count)
            _need(fits, "C13", f"panel {number} misses {line['feature']}: {line['value']}")


def _shares(shares: list[dict[str, Any]], holds: Mapping[str, object]) -> None:
    from fractions import Fraction

    names = [one["pseudonym"] for one in shares]
    _need(_rising(names) and all(one in holds for one in names), "C13", "shares are not in order")
    total = sum((Fraction(one["share"]) for one in shares), Fraction(0))
    _need(not shares or total == 1, "C13", "shares do not add up to 1")


def _note(case: _Case) -> None:
    """What holds, yet should be known."""
    c, reveal, notes = case.commitment, case.reveal, case.notes
    if c["chance"]["beacon"] == "none":
        notes.append(
            "Quick draw: the sums are proven, and that the panel comes from the committed list; "
            "not that nobody chose the digits."
        )
    if reveal["round"] != c["chance"]["round"]:
        notes.append("A later round of the beacon was used than the first one named.")
    drawn_at = moment(reveal["digits_at"]) if reveal["digits_at"] else _round_time(reveal["round"])
    if drawn_at - moment(c["made_at"]) < 24 * 3600:
        notes.append("Less than 24 hours lay between commitment and draw.")
    if case.portfolio is None:
        notes.append("The list of panels is withheld; only the drawn panel is tied to the commitment.")
    elif _largest(case.portfolio, c["panels"]["weights"]) * 2 > c["panels"]["total"]:
        notes.append("Somebody's chance is above one half, which can betray their attributes.")
    notes.append("Signatures beside the files were not checked.")


def _round_time(number: int) -> int:
    return FIRST_ROUND + ROUND_SECONDS * (number - 1)


def _largest(panels: list[dict[str, Any]], weights: list[int]) -> int:
    held: dict[str, int] = {}
    for panel, weight in zip(panels, weights):
        for one in panel["members"]:
            held[one] = held.get(one, 0) + weight
    return max(held.values(), default=0)


def _rising(values: Sequence[Any]) -> bool:
    return all(before < after for before, after in zip(values, values[1:]))


def signature_holds(number: int, signature: str) -> Optional[bool]:
    """Whether a drand quicknet signature belongs to the round; None when py_ecc is not installed."""
    try:
        from py_ecc.bls.hash_to_curve import hash_to_G1
        from py_ecc.bls.point_compression import decompress_G1, decompress_G2
        from py_ecc.optimized_bls12_381 import FQ12, G2, final_exponentiate, neg, pairing
    except ImportError:
        return None
    try:
        point = decompress_G1(int(signature, 16))
        key = decompress_G2((int(QUICKNET_KEY[:96], 16), int(QUICKNET_KEY[96:], 16)))
        message = hashlib.sha256(number.to_bytes(8, "big")).digest()
        hashed = hash_to_G1(message, b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_", hashlib.sha256)
        both = pairing(G2, point, final_exponentiate=False) * pairing(
            neg(key), hashed, final_exponentiate=False
        )
        return bool(final_exponentiate(both) == FQ12.one())
    except (ValueError, AssertionError):
        return False


# On its own ---------------------------------------------------------------------------------------


def spoken(verdict: Verdict) -> str:
    """The verdict in lines: what holds, the commitment hash in groups of four, the notes."""
    lines = [verdict.words if not verdict.code else f"INVALID {verdict.code}: {verdict.words}"]
    if verdict.commitment:
        groups = [verdict.commitment[i : i + 4] for i in range(0, 64, 4)]
        lines.append("Commitment: " + " ".join(groups[:8]))
        lines.append("            " + " ".join(groups[8:]) + "   compare this with your letter")
    return "\n".join(lines + [f"Note: {note}" for note in verdict.notes])


def main(arguments: Sequence[str]) -> int:
    """`verify.py DIR [DIR …] [--commitment HASH]`: print the verdict; 0 valid, 3 beacon unchecked, 1 not."""
    rest, hash_ = list(arguments), ""
    is_compared = "--commitment" in rest
    if is_compared:
        place = rest.index("--commitment")
        hash_ = "".join(rest[place + 1 : place + 2]).strip()
        del rest[place : place + 2]
    if is_compared and (not hash_ or len(rest) > 1):  # a comparison left out in silence would be a forger's
        print("--commitment needs the hash that was published, and goes with one folder", file=sys.stderr)
        return 64
    if not rest or any(one.startswith("-") for one in rest):
        print("usage: verify.py DIR [DIR …] [--commitment HASH]", file=sys.stderr)
        return 64
    verdict = verify_folder(rest[0], hash_) if len(rest) == 1 else verify_chain(rest)
    print(spoken(verdict))
    return verdict.exit


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
