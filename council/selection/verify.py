"""Checks a draw's certificate with the Python standard library only, so that anybody can.

Imports nothing else of Council: `python verify.py DIR` works on its own, from Python 3.9. Goes to no network.
"""

# One file on purpose, longer than others here: it is handed to people who trust nothing else of ours.
# ruff: noqa: B905, UP017, UP045, UP007 - zip(strict=), datetime.UTC and X | None at run time need a later Python

from __future__ import annotations

import datetime
import functools
import hashlib
import hmac
import itertools
import json
import os
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
DEEPEST = 32
VOID = "draw {} is void: "
UNSEEN_DEVICES = ("operating system", "ticket given, no public draw")
FIRST_ROUND, ROUND_SECONDS = 1692803367, 3


class Failed(Exception):
    """A check that does not hold: its code, C01 to C14, and what was found."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code, self.words = code, words


@dataclass(frozen=True)
class Verdict:
    """code: "" when valid, else the first check that fails. exit: 0 valid, 1 not."""

    code: str
    words: str
    commitment: str = ""
    notes: tuple[str, ...] = ()
    exit: int = 0


# Canonical JSON -----------------------------------------------------------------------------------


_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"(:?)')
_NUMBER = re.compile(r"[0-9]{16,}")
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_NESTING = {"{": 1, "[": 1, "}": -1, "]": -1}


def canonical(value: Any) -> bytes:
    """The one way to write a value. Raises ValueError for what has none (true, 1.5, lone surrogates)."""
    text = _WRITER.encode(value)
    _refuse_unwritable(text)
    return text.encode("utf-8")


def written(value: Any) -> bytes:
    """As canonical, for a value that came out of canonical bytes and so needs no second look."""
    return _WRITER.encode(value).encode("utf-8")


def _refuse_unwritable(text: str) -> None:
    """Look at the text as a whole: quicker than at every value, and quotes keep neighbours apart."""
    bare = _STRING.sub("", text)
    if re.search(r"[^{}\[\],:0-9-]", bare):
        raise ValueError("only texts, whole numbers, lists and objects have a place in a certificate")
    if any(len(number) > 16 or int(number) >= BIGGEST for number in _NUMBER.findall(bare)):
        raise ValueError("a number is too large")
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            raise ValueError("a text is not in composed form (NFC)")
        if not all(found[0].isascii() for found in _STRING.finditer(text) if found[1]):
            raise ValueError("a key is not ASCII")


def parsed(data: bytes) -> Any:
    """What canonical bytes say. Raises ValueError unless writing it again gives the same bytes."""
    text = data.decode("utf-8")
    _refuse_deep(text)
    value = json.loads(text, object_pairs_hook=_once, parse_int=_whole)
    if canonical(value) != data:
        raise ValueError("it is not written in canonical form")
    return value


def _refuse_deep(text: str) -> None:
    brackets = re.sub(r"[^][{}]", "", _STRING.sub("", text))
    if max(itertools.accumulate(map(_NESTING.__getitem__, brackets)), default=0) > DEEPEST:
        raise ValueError("it is nested too deeply")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _whole(digits: str) -> int:
    if len(digits) > 17:
        raise ValueError("a number is too large")
    return int(digits)


# Hashes, trees, the ticket ------------------------------------------------------------------------


def sha256(data: bytes) -> str:
    """SHA-256 in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def leaf(salt: str, value: Any) -> bytes:
    """The hash of one entry of a tree, whose texts and numbers are those of a file read or written."""
    return leaf_of(salt, written(value))


def leaf_of(salt: str, text: bytes) -> bytes:
    """The same for an entry that is written already."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(salt) + text).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def levels_of(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """All rows of a tree from the leaves up to the root."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        row = levels[-1]
        above = [_node(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        levels.append(above + row[len(above) * 2 :])
    return levels


def root(leaves: Sequence[bytes]) -> str:
    """The root over leaves, neighbours paired, a last one alone moved up unchanged. Needs one leaf."""
    return levels_of(leaves)[-1][0].hex()


def paths(leaves: Sequence[bytes], places: Sequence[int]) -> list[list[dict[str, str]]]:
    """The path from each leaf up to the root: neighbours' hashes and their side."""
    levels = levels_of(leaves)
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
        drawn = hmac.digest(seed, label.encode() + count.to_bytes(8, "big"), "sha256")
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
    tickets: Optional[dict[str, list[list[int]]]] = None


def verify_files(files: Mapping[str, bytes], *, commitment: str = "") -> Verdict:
    """The verdict on a certificate given as name → bytes; `commitment`: the hash known from elsewhere."""
    hash_ = sha256(files["commitment.json"]) if "commitment.json" in files else ""
    try:
        case = _checked(files, hash_, commitment)
    except Failed as fault:
        return Verdict(fault.code, fault.words, hash_, exit=1)
    return Verdict("", "VALID", hash_, tuple(case.notes))


def verify_folder(folder: Union[str, Path], commitment: str = "") -> Verdict:
    """The verdict on a certificate's folder. A file that cannot be read counts as damaged (C01)."""
    try:
        files = files_in(folder)
    except Failed as fault:
        return Verdict(fault.code, fault.words, exit=1)
    return verify_files(files, commitment=commitment)


def files_in(folder: Union[str, Path]) -> dict[str, bytes]:
    """The files of a certificate's folder by name; whatever else lies there is left alone.

    Raises Failed (C01), when one cannot be read or is larger than any certificate.
    """
    place = Path(folder)
    try:
        names = [one for one in (*PUBLIC, "portfolio.json", "audit.json") if (place / one).exists()]
        names += sorted(f"receipts/{one.name}" for one in place.glob("receipts/*.json"))
        names += ["receipt.json"] if (place / "receipt.json").exists() else []
        names += sorted(one.name for one in place.glob("*.minisig"))
        for name in names:
            _need(
                (place / name).stat().st_size <= LARGEST_FILE, "C01", f"{name}: larger than any certificate"
            )
        return {name: (place / name).read_bytes() for name in names}
    except OSError as fault:
        raise Failed("C01", f"cannot be read: {fault}") from None


def verify_chain(folders: Sequence[Union[str, Path]]) -> Verdict:
    """The verdict on several draws of one council: each alone, then as one chain (C14).

    A folder that holds commitment.json alone is a draw without a panel: the draw after it must say that it
    is void, so it is never the last.
    """
    certificates: list[Mapping[str, bytes]] = []
    for folder in folders:
        try:
            certificates.append(files_in(folder))
        except Failed as fault:
            return Verdict(fault.code, f"{folder}: {fault.words}", exit=1)
    return verify_certificates(certificates, [str(folder) for folder in folders])


def verify_certificates(certificates: Sequence[Mapping[str, bytes]], names: Sequence[str]) -> Verdict:
    """As verify_chain, for certificates given as name → bytes; `names` tell them apart in words."""
    links: list[_Link] = []
    for files, name in zip(certificates, names):
        hash_ = sha256(files["commitment.json"]) if "commitment.json" in files else ""
        try:
            links.append(_link(files, hash_))
        except Failed as fault:
            return Verdict(fault.code, f"{name}: {fault.words}", hash_, exit=1)
    links.sort(key=lambda one: (one.draw, one.hash))
    try:
        _chained(links)
    except Failed as fault:
        return Verdict(fault.code, fault.words, links[-1].hash, exit=1)
    notes = list(dict.fromkeys(note for link in links for note in link.notes))
    if links[0].draw != 1:
        notes.append(f"The chain given here begins with draw {links[0].draw}.")
    return Verdict("", "VALID", links[-1].hash, tuple(notes))


@dataclass
class _Link:
    """One draw of a chain. members: None when the folder holds a commitment alone."""

    hash: str
    commitment: dict[str, Any]
    members: Optional[list[str]]
    notes: list[str]
    names: Optional[set[str]] = None
    before: tuple[str, ...] = ()

    @property
    def draw(self) -> int:
        return int(self.commitment["draw"])


def _link(files: Mapping[str, bytes], hash_: str) -> _Link:
    if "commitment.json" in files and not set(PUBLIC[1:]) & set(files):
        commitment = opened("commitment.json", files["commitment.json"])
        check_plan(commitment)
        return _Link(hash_, commitment, None, [])
    case = _checked(files, hash_, "")
    link = _Link(hash_, case.commitment, case.result["members"], case.notes)
    if "audit.json" in files:
        audit = parsed(files["audit.json"])
        link.names = {one["record"]["pseudonym"] for one in audit["records"]}
        link.before = tuple(one["before"] for one in audit["earlier"])
    return link


def _chained(links: Sequence[_Link]) -> None:
    """C14: numbers, hashes and council follow on; void draws are told; nobody gets or loses a seat unseen."""
    _need(links[-1].members is not None, "C14", f"draw {links[-1].draw} has no result")
    drawn = set(links[0].commitment["seated"])
    for before, after in zip(links, links[1:]):
        this, draw = after.commitment, after.draw
        follows = draw == before.draw + 1 and this["previous"] == before.hash
        same = this["council"]["id"] == before.commitment["council"]["id"]
        _need(follows and same, "C14", f"draw {draw} does not follow draw {before.draw}")
        told = void_told(this)
        if before.members is None:
            _need(before.draw in told, "C14", f"draw {before.draw} has no result and is not told to be void")
        for other in links:
            held = other.members is not None and other.draw in told
            _need(not held, "C14", f"draw {other.draw} has a result, yet draw {draw} calls it void")
        drawn |= set(before.members or ())
        seated, left = set(this["seated"]), {one["pseudonym"] for one in this["left"]}
        _need(not seated & left, "C14", f"somebody who left keeps a seat in draw {draw}")
        if links[0].draw == 1:
            _need(seated | left <= drawn, "C14", f"draw {draw} seats or dismisses somebody never drawn")
        if this["purpose"] != "panel":
            gone = _members(before) - seated - left
            _need(
                not gone, "C14", f"draw {draw} passes over somebody who had a seat after draw {before.draw}"
            )
        known = before.names is None or set(after.before) <= before.names
        _need(known, "C14", f"draw {draw} names people whom draw {before.draw} did not know")


def _members(link: _Link) -> set[str]:
    """Who has a seat once this draw is drawn; who leaves after that must be told by the next."""
    new = link.members if link.commitment["purpose"] != "alternates" else None
    return {*link.commitment["seated"], *(new or ())}


def void_told(commitment: Mapping[str, Any]) -> dict[int, str]:
    """Earlier draws that a commitment declares void, with the reason: lines of `order`, one a draw."""
    pattern = re.compile(VOID.replace("{}", r"([1-9][0-9]{0,6})") + "(.*)")
    lines = commitment["chance"]["order"].split("\n")
    return {int(found[1]): found[2] for line in lines if (found := pattern.fullmatch(line))}


def _checked(files: Mapping[str, bytes], hash_: str, expected: str) -> _Case:
    contents: dict[str, dict[str, Any]] = {}
    for name in PUBLIC:
        if name not in files:
            raise Failed("C01", f"{name} is missing")
        contents[name] = opened(name, files[name])
    case = _Case(files, contents["commitment.json"], contents["reveal.json"], contents["result.json"], hash_)
    if expected and "".join(expected.split()).lower() != hash_:
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
    check_plan(case.commitment)


def check_plan(c: Mapping[str, Any]) -> None:
    """C03: the commitment fits together. Raises Failed."""
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


def rounds_of(chance: Mapping[str, Any]) -> list[int]:
    """The rounds of the beacon that a commitment allows, first choice first."""
    return [chance["round"] + k * chance["step"] for k in range(chance["tries"])]


def round_time(number: int) -> int:
    """When a round of drand quicknet appears, in seconds since 1970."""
    return FIRST_ROUND + ROUND_SECONDS * (number - 1)


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
    allowed = rounds_of(chance) if has_beacon else [0]
    _need(reveal["round"] in allowed, "C05", "not an allowed round")


def _signed(case: _Case) -> None:
    """C06: the beacon's signature."""
    if case.reveal["signature"]:
        valid = signature_holds(case.reveal["round"], case.reveal["signature"])
        _need(valid, "C06", "the beacon's signature does not belong to this round")


def _in_time(case: _Case) -> None:
    c, reveal = case.commitment, case.reveal
    times = [moment(c["made_at"])]
    if reveal["digits_at"]:
        times.append(moment(reveal["digits_at"]))
    if c["chance"]["beacon"] != "none":
        times.append(round_time(reveal["round"]))
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
    secret = case.commitment["panels"]["disclosure"] == "auditor"
    _need(secret == ("portfolio.json" in withheld), "C08", "withheld is not what the commitment announced")


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


def tickets_by_name(
    weights: Sequence[int], panels: Sequence[Mapping[str, Any]]
) -> dict[str, list[list[int]]]:
    """Everyone's tickets as ranges [from, to), rising, touching ones joined; nobody without any."""
    held: dict[str, list[list[int]]] = {}
    start = 0
    for weight, panel in zip(weights, panels):
        end = start + weight
        for one in panel["members"]:
            ranges = held.setdefault(one, [])
            if ranges and ranges[-1][1] == start:
                ranges[-1][1] = end
            else:
                ranges.append([start, end])
        start = end
    return held


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
        if case.tickets is None:
            case.tickets = tickets_by_name(c["panels"]["weights"], case.portfolio)
        own = case.tickets.get(receipt["record"]["pseudonym"], [])
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
    now = [one["now"] for one in audit["earlier"]]
    known = _rising(now) and all(one in holds for one in now)
    _need(known, "C13", "earlier pseudonyms are not in order or name a stranger")


def _meets(case: _Case, panels: list[dict[str, Any]], holds: dict[str, set[tuple[str, str]]]) -> None:
    """Every target holds for every panel together with those who are seated already."""
    c = case.commitment
    _need(all(one in holds for one in c["seated"]), "C13", "a seated member has no record")
    holders: list[set[str]] = []
    for line in c["quotas"]:
        mark = (line["feature"], line["value"])
        holders.append({one for one, marks in holds.items() if mark in marks})
    for number, panel in enumerate(panels):
        _need(all(one in holds for one in panel["members"]), "C13", f"panel {number} has a stranger")
        people = {*panel["members"], *c["seated"]}
        for line, named in zip(c["quotas"], holders):
            fits = line["min"] <= len(people & named) <= line["max"]
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
        quick = c["chance"]["device"] in UNSEEN_DEVICES
        notes.append(
            ("Quick draw" if quick else "No beacon")
            + ": the sums are proven, and that the panel comes from the committed list; "
            + (
                "that nobody chose the digits is not."
                if quick
                else "that nobody chose the digits rests on who watched."
            )
        )
    if reveal["round"] != c["chance"]["round"]:
        notes.append("A later round of the beacon was used than the first one named.")
    drawn_at = moment(reveal["digits_at"]) if reveal["digits_at"] else round_time(reveal["round"])
    if drawn_at - moment(c["made_at"]) < 24 * 3600:
        notes.append("Less than 24 hours lay between commitment and draw.")
    notes += [f"Draw {number} before this one was void: {why}" for number, why in void_told(c).items()]
    if case.portfolio is None:
        notes.append("The list of panels is withheld; only the drawn panel is tied to the commitment.")
    elif _largest(case.portfolio, c["panels"]["weights"]) * 2 > c["panels"]["total"]:
        notes.append("Somebody's chance is above one half, which can betray their attributes.")
    signed = sorted(name for name in case.files if name.endswith(".minisig"))
    if signed:
        notes.append(f"Signatures were not checked, minisign can: {', '.join(signed)}.")
    else:
        notes.append("Signatures: none lie beside the files, so none were checked.")


def _largest(panels: list[dict[str, Any]], weights: list[int]) -> int:
    held: dict[str, int] = {}
    for panel, weight in zip(panels, weights):
        for one in panel["members"]:
            held[one] = held.get(one, 0) + weight
    return max(held.values(), default=0)


def _rising(values: Sequence[Any]) -> bool:
    return all(before < after for before, after in zip(values, values[1:]))


# The beacon: a BLS signature over BLS12-381 --------------------------------------------------------
#
# drand quicknet signs SHA-256 of the round's number: signature in G1, key in G2. It holds exactly when
# e(signature, generator of G2) = e(hash of the message, key). Nothing here is secret, so speed may vary.
#
# Numbers modulo P are ints. Fp2 holds a + b·i, i² = -1, as (a, b). Fp12 holds twelve coefficients of w, with
# w^12 = 2·w^6 - 2, so that w^6 = 1 + i. Points are (x, y), None the point at infinity.

P = 0x1A0111EA397FE69A4B1BA7B6434BACD764774B84F38512BF6730D2A0F6B0F6241EABFFFEB153FFFFB9FEFFFFFFFFAAAB
ORDER = 0x73EDA753299D7D483339D80809A1D80553BDA402FFFE5BFEFFFFFFFF00000001
LOOP = 0xD201000000010000  # the curve's parameter, but for its sign
QUICKNET_KEY = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
GENERATOR = (
    "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
)
DOMAIN = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"

# The curve y² = x³ + A·x + B that numbers are mapped to first, and the 11-isogeny from there to the curve
# (RFC 9380, section 8.8.1 and appendix E.2): x' = N/D², y' = SCALE·y·(N'·D - 2·N·D')/D³. N has the RFC's
# coefficients of x_num; D² is its x_den, D³ its y_den.
SSWU_A = 0x144698A3B8E9433D693A02C96D4982B0EA985383EE66A8D8E8981AEFD881AC98936F8DA0E0F97F5CF428082D584C1D
SSWU_B = 0x12E2908D11688030018B12E8753EEE3B2016C1F0F24F4070A0B9C14FCEF35EF55A23215A316CEAA5D1CC48E98E172BE0
SSWU_Z = 11
ISO_SCALE = 0x17A3E1BDA8A2D1A38A19241A0EA1E2F25B552D6197903F96BAE690EF6BE6B1381BE22E8A72A9745CD7A1FFFFFFFFB26D
ISO_N = [
    int(one, 16)
    for one in (
        "11a05f2b1e833340b809101dd99815856b303e88a2d7005ff2627b56cdb4e2c85610c2d5f2e62d6eaeac1662734649b7",
        "17294ed3e943ab2f0588bab22147a81c7c17e75b2f6a8417f565e33c70d1e86b4838f2a6f318c356e834eef1b3cb83bb",
        "0d54005db97678ec1d1048c5d10a9a1bce032473295983e56878e501ec68e25c958c3e3d2a09729fe0179f9dac9edcb0",
        "1778e7166fcc6db74e0609d307e55412d7f5e4656a8dbf25f1b33289f1b330835336e25ce3107193c5b388641d9b6861",
        "0e99726a3199f4436642b4b3e4118e5499db995a1257fb3f086eeb65982fac18985a286f301e77c451154ce9ac8895d9",
        "1630c3250d7313ff01d1201bf7a74ab5db3cb17dd952799b9ed3ab9097e68f90a0870d2dcae73d19cd13c1c66f652983",
        "0d6ed6553fe44d296a3726c38ae652bfb11586264f0f8ce19008e218f9c86b2a8da25128c1052ecaddd7f225a139ed84",
        "17b81e7701abdbe2e8743884d1117e53356de5ab275b4db1a682c62ef0f2753339b7c8f8c8f475af9ccb5618e3f0c88e",
        "080d3cf1f9a78fc47b90b33563be990dc43b756ce79f5574a2c596c928c5d1de4fa295f296b74e956d71986a8497e317",
        "169b1f8e1bcfa7c42e0c37515d138f22dd2ecb803a0c5c99676314baf4bb1b7fa3190b2edc0327797f241067be390c9e",
        "10321da079ce07e272d8ec09d2565b0dfa7dccdde6787f96d50af36003b14866f69b771f8c285decca67df3f1605fb7b",
        "06e08c248e260e70bd1e962381edee3d31d79d7e22c837bc23c0bf1bc24c6b68c24b1b80b64d391fa9c8ba2e8ba2d229",
    )
]
ISO_D = [
    int(one, 16)
    for one in (
        "133341fb0962a34cb0504a9c4fada0a5090d38679b4c040d5d1c3afb023a3409fcc0815fea66d8b02bbef9c8b5a66e07",
        "0264908af037bcede00d054cf5d4775e83eb6cf63c76b969f8ed174fb59fcff78d201f46f6cfc4ed6552e59ce75177b0",
        "1335c502c1f54c49aceea65e87fd7203ba0f626f305fc0cfd606a5dae9f3c8e81a4b3b69600129fabd307c69bf319d39",
        "094440f65f408a6e930e16e3e92dd17bf60d6e9679a8d3d58593de55ac23703042d609537eb3549aac234d896ca82944",
        "04afe09d5cf4956a23b6b71f59d2b3407b415a774b7be81bbb6fa99cbc798e0ac98ba725a5bc328016b1c268b4766e85",
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
    )
]

Fp2 = tuple[int, int]
Point = Optional[tuple[int, int]]
Point2 = tuple[Fp2, Fp2]


@functools.lru_cache(maxsize=64)
def signature_holds(number: int, signature: str) -> bool:
    """Whether a signature (96 hex characters) is drand quicknet's own for the round."""
    try:
        point = _point_of(signature)
    except ValueError:
        return False
    hashed = _hashed(hashlib.sha256(number.to_bytes(8, "big")).digest())
    if hashed is None:
        return False
    negative = (point[0], -point[1] % P)
    one = _loop(negative, _point2_of(GENERATOR))
    other = _loop(hashed, _point2_of(QUICKNET_KEY))
    return _power12(_times12(one, other), (P**12 - 1) // ORDER) == [1] + [0] * 11


def _point_of(text: str) -> tuple[int, int]:
    """The point of G1 that 96 hex characters name. Raises ValueError, when there is none."""
    number = int(text, 16)
    flags, x = number >> 381, number & (1 << 381) - 1
    if flags & 0b110 != 0b100 or x >= P:
        raise ValueError("not a compressed point")
    square = (x**3 + 4) % P
    y = pow(square, (P + 1) // 4, P)
    if y * y % P != square:
        raise ValueError("not a point of the curve")
    if (y > P - y) != bool(flags & 1):
        y = P - y
    if _multiple((x, y), ORDER) is not None:
        raise ValueError("not a point of the group")
    return x, y


def _point2_of(text: str) -> Point2:
    """The point of G2 that 192 hex characters name; only our two constants come here."""
    first, x0 = int(text[:96], 16), int(text[96:], 16)
    x = (x0, first & (1 << 381) - 1)
    y = _root2(_add2(_times2(x, _times2(x, x)), (4, 4)))
    larger = y[1] > P - y[1] if y[1] else y[0] > P - y[0]
    return (x, y) if larger == bool(first >> 381 & 1) else (x, (-y[0] % P, -y[1] % P))


def _root2(value: Fp2) -> Fp2:
    """A square root in Fp2 of a value that has one, its second part not 0."""
    length = pow(value[0] ** 2 + value[1] ** 2, (P + 1) // 4, P)
    half = pow(2, -1, P)
    for square in ((value[0] + length) * half % P, (value[0] - length) * half % P):
        a = pow(square, (P + 1) // 4, P)
        if a * a % P == square:
            return a, value[1] * half * pow(a, -1, P) % P
    raise ValueError("no square")


def _add2(a: Fp2, b: Fp2) -> Fp2:
    return (a[0] + b[0]) % P, (a[1] + b[1]) % P


def _minus2(a: Fp2, b: Fp2) -> Fp2:
    return (a[0] - b[0]) % P, (a[1] - b[1]) % P


def _times2(a: Fp2, b: Fp2) -> Fp2:
    return (a[0] * b[0] - a[1] * b[1]) % P, (a[0] * b[1] + a[1] * b[0]) % P


def _over2(a: Fp2, b: Fp2) -> Fp2:
    inverse = pow(b[0] ** 2 + b[1] ** 2, -1, P)
    return _times2(a, (b[0] * inverse % P, -b[1] * inverse % P))


def _times12(a: Sequence[int], b: Sequence[int]) -> list[int]:
    wide = [0] * 23
    for i, x in enumerate(a):
        if x:
            for j, y in enumerate(b):
                wide[i + j] += x * y
    for k in range(22, 11, -1):
        wide[k - 6] += 2 * wide[k]
        wide[k - 12] -= 2 * wide[k]
    return [one % P for one in wide[:12]]


def _power12(base: Sequence[int], exponent: int) -> list[int]:
    result = [1] + [0] * 11
    for bit in bin(exponent)[2:]:
        result = _times12(result, result)
        if bit == "1":
            result = _times12(result, base)
    return result


def _loop(point: tuple[int, int], q: Point2) -> list[int]:
    """Miller's loop of the ate pairing, before the final power; inverted, which both sides share."""
    value, t = [1] + [0] * 11, q
    for bit in bin(LOOP)[3:]:
        square = _times2(t[0], t[0])
        slope = _over2((3 * square[0], 3 * square[1]), _add2(t[1], t[1]))
        value = _times12(_times12(value, value), _line(slope, t, point))
        t = _onward(slope, t, t)
        if bit == "1":
            slope = _over2(_minus2(t[1], q[1]), _minus2(t[0], q[0]))
            value = _times12(value, _line(slope, t, point))
            t = _onward(slope, t, q)
    return value


def _line(slope: Fp2, t: Point2, point: tuple[int, int]) -> list[int]:
    """The line through t, moved to the curve over Fp12, at the point: y·w³ - slope·x·w² + slope·t.x - t.y."""
    x, y = point
    free = _minus2(_times2(slope, t[0]), t[1])
    tilt = (-slope[0] * x % P, -slope[1] * x % P)
    value = [0] * 12
    value[3] = y
    value[2], value[8] = tilt[0] - tilt[1], tilt[1]  # a + b·i = a - b + b·w^6
    value[0], value[6] = free[0] - free[1], free[1]
    return value


def _onward(slope: Fp2, t: Point2, q: Point2) -> Point2:
    x = _minus2(_minus2(_times2(slope, slope), t[0]), q[0])
    return x, _minus2(_times2(slope, _minus2(t[0], x)), t[1])


def _plus(a: Point, b: Point) -> Point:
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = 3 * a[0] ** 2 * pow(2 * a[1], -1, P) % P
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P) % P
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def _multiple(point: Point, times: int) -> Point:
    result: Point = None
    for bit in bin(times)[2:]:
        result = _plus(result, result)
        if bit == "1":
            result = _plus(result, point)
    return result


def _hashed(message: bytes) -> Point:
    """The point of G1 a message stands for (RFC 9380, section 3, random oracle)."""
    stretched = _stretched(message, 128)
    numbers = [int.from_bytes(stretched[i : i + 64], "big") % P for i in (0, 64)]
    both = _plus(_mapped(numbers[0]), _mapped(numbers[1]))
    return _multiple(both, LOOP + 1)


def _stretched(message: bytes, length: int) -> bytes:
    """expand_message_xmd with SHA-256 (RFC 9380, section 5.3.1)."""
    domain = DOMAIN + bytes([len(DOMAIN)])
    first = hashlib.sha256(bytes(64) + message + length.to_bytes(2, "big") + b"\x00" + domain).digest()
    block, found = bytes(32), b""
    for number in range(1, length // 32 + 1):
        mixed = bytes(x ^ y for x, y in zip(first, block))
        block = hashlib.sha256(mixed + bytes([number]) + domain).digest()
        found += block
    return found


def _mapped(number: int) -> Point:
    """A point of the curve for a number modulo P: simplified SWU, then the isogeny (RFC 9380, 6.6.3)."""
    zu = SSWU_Z * number * number % P
    tail = (zu * zu + zu) % P
    if tail:
        x = -SSWU_B * pow(SSWU_A, -1, P) * (1 + pow(tail, -1, P)) % P
    else:
        x = SSWU_B * pow(SSWU_Z * SSWU_A, -1, P) % P
    square = (x**3 + SSWU_A * x + SSWU_B) % P
    y = pow(square, (P + 1) // 4, P)
    if y * y % P != square:
        x = zu * x % P
        y = pow(x**3 + SSWU_A * x + SSWU_B, (P + 1) // 4, P)
    if y % 2 != number % 2:
        y = P - y
    n, d = _value(ISO_N, x), _value(ISO_D, x)
    n1, d1 = _value(_slope(ISO_N), x), _value(_slope(ISO_D), x)
    if d == 0:
        return None
    under = pow(d, -1, P)
    return n * under**2 % P, ISO_SCALE * y * (n1 * d - 2 * n * d1) * under**3 % P


def _value(polynomial: Sequence[int], x: int) -> int:
    total = 0
    for one in reversed(polynomial):
        total = (total * x + one) % P
    return total


def _slope(polynomial: Sequence[int]) -> list[int]:
    return [i * one for i, one in enumerate(polynomial)][1:]


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
    """`verify.py DIR [DIR …] [--commitment HASH]`: print the verdict; 0 valid, 1 not, 64 usage."""
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
    _say(spoken(verdict))
    return verdict.exit


def _say(text: str) -> None:
    """Print on any console, and to a reader that closed early."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        print(text.encode(encoding, "replace").decode(encoding), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
