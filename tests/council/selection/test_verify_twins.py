"""verify.py and verify.html give the same verdict, code by code, on sound, spoilt and forged certificates."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator

import pytest

from council.selection import verify
from council.selection.verify import canonical, parsed, prf
from tests.council.selection import mutations, specimens
from tests.council.selection.specimens import ROUND, SIGNATURE, Files, kept, linked, summed
from tests.council.selection.twins import PAGE, agree, asked, chain_question, text_of, told

KINDS: dict[str, tuple[str, ...]] = {
    "both": specimens.PUBLIC,
    "withheld": ("result.json",),
    "audited": ("audit.json", "receipts/ann.json"),
}


def test_golden_certificates_get_the_same_verdict() -> None:
    """Every golden certificate, sound or failing one check."""
    names = [one for one in [*specimens.golden(), "small"] if not one.startswith("chain")]
    codes = agree([(name, kept(name)) for name in names])
    for name, code in zip(names, codes, strict=True):
        expected = name.split("/")[1] if name.startswith("codes/C") and "C14" not in name else ""
        assert code == expected, name


def test_chains_get_the_same_verdict() -> None:
    """Sound, in any order, with a gap, doubled, ending in a void draw, altered, silent on a leaver."""
    one, two, three = (kept(f"chain/{number}") for number in "123")
    broken = {**three, "result.json": b"{}"}
    chains = [[one, two, three], [three, one, two], [one, three], [one, one], [one, two], [three]]
    silent = {"commitment.json": canonical({**json.loads(two["commitment.json"]), "left": []})}
    chains += [[one, broken], [two, three], [two], [one, two, three, three], [one, silent, three]]
    names = [[str(i) for i in range(len(chain))] for chain in chains]
    answers = asked(chain_question(*pair) for pair in zip(chains, names, strict=True))
    for chain, called, answer in zip(chains, names, answers, strict=True):
        ours = verify.verify_certificates(chain, called)
        assert told(ours) == {key: answer[key] for key in told(ours)}
        assert ours.words == answer["words"]


def altered(name: str, paths: tuple[str, ...]) -> Iterator[tuple[str, Files]]:
    """Every field of these files of a golden certificate changed, then every way of writing, then bits."""
    files = kept(name)
    for path in paths:
        content = json.loads(files[path])
        for where, value in mutations.of_fields(content, widest=2):
            data = mutations.loosely(mutations.put(content, where, value))
            if data != files[path]:
                yield f"{path} {where} {value!r}", {**files, path: data}
        for what, data in mutations.of_writing(files[path]):
            if data != files[path]:
                yield f"{path} {what}", {**files, path: data}
        if path == "audit.json":
            continue  # no hash covers shares and earlier names: a turned bit there is another audit
        step = max(1, len(files[path]) // 100)
        for i, data in enumerate(mutations.of_bits(files[path], step)):
            yield f"{path} bit {i}", {**files, path: data}


# What no hash covers: an auditor's shares and earlier names, judged by themselves.
UNCOVERED = re.compile(r"audit\.json \('(shares|earlier)'")


@pytest.mark.parametrize("name", KINDS)
def test_no_change_of_a_field_passes_either(name: str) -> None:
    """Each field, each way of writing, many single bits: both refuse with the same code."""
    cases = list(altered(name, KINDS[name]))
    codes = agree(cases)
    assert len(cases) > 300
    passed = [words for (words, _files), code in zip(cases, codes, strict=True) if not code]
    assert [words for words in passed if not UNCOVERED.match(words)] == []
    assert {"C01", "C02"} < set(codes)


def test_forgeries_get_the_same_verdict() -> None:
    """Hashes linked anew, and the sum worked out again: what passes in one passes in the other."""
    cases = []
    whole = kept("audited")
    for path, forge in (
        ("commitment.json", summed),
        ("reveal.json", linked),
        ("reveal.json", summed),
        ("result.json", linked),
    ):
        files = {name: whole[name] for name in specimens.PUBLIC}
        content = json.loads(files[path])
        for where, value in mutations.of_fields(content, widest=1):
            forged = {**files, path: mutations.loosely(mutations.put(content, where, value))}
            cases.append((f"{forge.__name__} {path} {where} {value!r}", forge(forged)))
    codes = agree(cases)
    assert {"", "C02", "C03", "C05", "C06", "C09", "C10"} <= set(codes)


def test_many_certificates_are_valid_in_both() -> None:
    """Two hundred draws of other chance, digits and size: valid, with the same hash and notes."""
    random.seed(7)
    cases = []
    for number in range(200):
        digits = f"{random.randrange(1000):03d}"
        chance = specimens.BOTH if number % 3 else specimens.DIGITS
        secret = specimens.chance_text(number)
        disclosure = "auditor" if number % 5 == 0 else "public"
        files = specimens.one(chance=chance, digits=digits, secret=secret, disclosure=disclosure)
        cases.append((str(number), specimens.audited(files)))
    assert set(agree(cases)) == {""}


def test_hashes_and_numbers_are_the_same() -> None:
    """SHA-256 of every length around a block, the numbers of the format, signatures true and false."""
    datas = [bytes(i % 251 for i in range(length)) for length in (*range(130), 1000, 100_003)]
    answers = asked({"sha256": text_of(data)} for data in datas)
    assert [one["hash"] for one in answers] == [hashlib.sha256(data).hexdigest() for data in datas]
    wanted = [(bytes([i]) * 32, n) for i in range(3) for n in (1, 2, 10, 1000, 10**6, 2**255 + 1)]
    small = [(seed, n) for seed, n in wanted if n <= 10**6]
    answers = asked({"prf": text_of(seed), "label": "panel-index", "below": n} for seed, n in small)
    assert [int(one["number"]) for one in answers] == [prf(seed, "panel-index", n) for seed, n in small]
    rounds = [
        (ROUND, SIGNATURE),
        (ROUND + 1, SIGNATURE),
        (ROUND, "c0" + "00" * 47),
        (ROUND, "80" + "00" * 46 + "04"),
    ]
    answers = asked({"round": number, "signature": text} for number, text in rounds)
    assert [one["holds"] for one in answers] == [verify.signature_holds(*one) for one in rounds]
    assert [one["holds"] for one in answers] == [True, False, False, False]


LETTERS = 'ab"\\/\n\x00\x1f\x7fé\u2028\uffff\u0301Å𝄞'


def _value(chance: random.Random, depth: int = 0) -> object:
    """Any value that JSON can write, most of them canonical."""
    kind = chance.randrange(6 if depth < 4 else 4)
    if kind == 4:
        return [_value(chance, depth + 1) for _i in range(chance.randrange(4))]
    if kind == 5:
        return {_text(chance): _value(chance, depth + 1) for _i in range(chance.randrange(4))}
    odd: tuple[object, ...] = (None, True, 1.5, 2**53, -(2**53) + 1, 10**17, "\ud800")
    if kind == 3:
        return chance.choice(odd) if chance.random() < 0.1 else 7
    return _text(chance) if kind == 2 else chance.randrange(-9, 10**6)


def _text(chance: random.Random) -> str:
    return "".join(chance.choice(LETTERS) for _i in range(chance.randrange(4)))


def test_both_read_the_same_texts() -> None:
    """Any value in any writing: read by both or by neither, and canonical is what both read."""
    chance = random.Random(11)
    values = [_value(chance) for _i in range(3000)]
    written = [mutations.loosely(value) for value in values]
    written += [json.dumps(value).encode() for value in values]
    ours = [_is_read(data) for data in written]
    theirs = asked({"parse": text_of(data)} for data in written)
    assert ours == [one["same"] for one in theirs]
    assert 1000 < sum(ours) < 5500


def _is_read(data: bytes) -> bool:
    try:
        return canonical(parsed(data)) == data
    except ValueError:
        return False


def test_the_page_reaches_no_network() -> None:
    """One file: no address but those of its policy, no source, no picture, no way to fetch or store."""
    page = PAGE.read_text(encoding="utf-8")
    assert "default-src 'none'" in page and "connect-src" not in page
    assert not re.search(r"https?:|\bsrc=|\bhref=|@import|url\(", page)
    words = (
        r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|localStorage|sessionStorage|indexedDB)\b"
    )
    assert not re.search(words, page)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", page
    )


def test_the_page_can_be_used_by_everybody() -> None:
    """Language, landmarks, one heading of the first rank, a label a field, a live verdict, light and dark."""
    page = PAGE.read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    for mark in ("<header>", "<main>", "<footer", 'role="status"', 'aria-live="polite"', 'for="expected"'):
        assert mark in page, mark
    assert page.count("<h1") == 1
    assert "prefers-color-scheme: dark" in page and ":focus-visible" in page
    for field in re.findall(r"<input[^>]*>", page):
        assert "aria-label=" in field or 'id="expected"' in field, field
    for section in re.findall(r"<section[^>]*>", page):
        named = re.search(r'aria-labelledby="([^"]+)"', section)
        assert named and f'id="{named[1]}"' in page, section
