"""The certificate: test vectors, the road from lottery to verdict, and that nothing can be altered unseen."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest

from council.cli import main
from council.selection import certificate, verify
from council.selection.lottery import Lottery, chances, pick, whole_weights
from council.selection.refusals import CertificateUnfit
from council.selection.targets import Line, Pool, Targets
from council.selection.verify import canonical, parsed, prf, root, sha256, verify_files, verify_folder
from tests.council.selection.mutations import loosely, of_fields, put

SMALL = Path(__file__).parents[2] / "golden" / "certificate" / "small"
PUBLIC = ("commitment.json", "reveal.json", "result.json")
Files = dict[str, bytes]


def small_lottery() -> tuple[Pool, Targets, Lottery]:
    """Six people, four panels of two, a thousand tickets."""
    pool = Pool(
        ("ann", "ben", "cem", "dua", "eva", "fay"),
        ("gender",),
        tuple(
            ("F" if one in ("ann", "dua", "eva", "fay") else "M",)
            for one in ["ann", "ben", "cem", "dua", "eva", "fay"]
        ),
    )
    targets = Targets(2, (Line("gender", "F", 1, 1), Line("gender", "M", 1, 1)))
    panels = (("ann", "ben"), ("ben", "dua"), ("ben", "eva"), ("cem", "fay"))
    lottery = Lottery(
        pool.ids, panels, (250, 250, 250, 250), (), (), "leximin", (("council", "0"),), how="bound"
    )
    return pool, targets, lottery


def drawn(disclosure: str = "public") -> Files:
    """A quick draw's files."""
    pool, targets, lottery = small_lottery()
    plan = certificate.Plan(
        "018f0000-0000-7000-8000-000000000001", "Test “Rat”", "2026-03-01T09:00:00Z", disclosure=disclosure
    )
    files = certificate.commitment_files(
        lottery=lottery, pool=pool, targets=targets, plan=plan, secret=b"s" * 32
    )
    return files | certificate.result_files(
        files, digits="739", digits_at="2026-03-02T10:00:00Z", witnesses=["a witness"]
    )


def public(files: Files) -> Files:
    return {name: files[name] for name in (*PUBLIC, "portfolio.json")}


def test_vectors_of_hashes_trees_and_numbers() -> None:
    """Canonical form, tree, generator and rounding give the values the format states."""
    text = 'é"\\\n\u2028\u007f'
    assert sha256(canonical({"b": [1, -2], "a": text})) == (
        "a4f10ab270a1da850f510b93b8e603585d406f1273d5f3ee00478a9c7aabcebb"
    )
    for count, expected in (
        (3, "3b6cccd7e3e023ff393006f030315ee7ad9eb111b022b41fba7e5b7a3973f688"),
        (5, "b855b42d6c30f5b087e05266783fbd6e394f7b926013ccaa67700a8b0c5a596f"),
    ):
        assert root([hashlib.sha256(bytes([0, i])).digest() for i in range(count)]) == expected
    assert [prf(bytes(32), "panel-index", n) for n in (10, 1000, 10**6)] == [6, 826, 190826]
    assert prf(b"\x01" * 32, "panel-index", 2**255 + 1) == (
        40748804021299638254736299690504498533999370221374320679010017593004765366475
    )
    third = Fraction(1, 3)
    assert whole_weights([third] * 3, 1000) == (334, 333, 333)
    parts = [Fraction(3333, 10000), Fraction(3333, 10000), Fraction(3334, 10000)]
    assert whole_weights(parts, 10) == (3, 3, 4)


def test_vectors_of_the_small_draw() -> None:
    """The worked example holds, hash by hash and number by number."""
    data = {one.name: one.read_bytes() for one in SMALL.iterdir()}
    assert (
        sha256(data["portfolio.json"]) == "cf56ecb020c3a687f62917f2dafb6f420d036708488c05362a3fa7f325a4f9f6"
    )
    assert sha256(data["receipt.json"]) == "7cd986aaff4c39700db5fc6552461d8b424b16644e11c31692ef4379d80a0d47"
    hash_, signature = sha256(data["commitment.json"]), json.loads(data["reveal.json"])["signature"]
    seed = verify.seed_of(hash_, signature, "")
    assert seed.hex() == "bafb855f894d2d0017cb7c01c7fe82f67203a3452e28a829bb3db95ae874c7e9"
    assert prf(seed, "panel-index", 1000) == 924
    assert prf(verify.seed_of(hash_, signature, "ab" * 32), "panel-index", 1000) == 375
    assert prf(verify.seed_of(hash_, "", ""), "panel-index", 1000) == 155
    verdict = verify_folder(SMALL, "72b2ba5f0b4a7c1903ca90143c7676e145da34cb97b1f54546178a52d4fa4c9e")
    assert (verdict.code, verdict.exit) == ("", 0)
    assert verify_folder(SMALL, "0" * 64).code == "C04"


@pytest.mark.parametrize("disclosure", ["public", "auditor"])
def test_a_draw_is_valid_and_names_the_panel_of_its_ticket(disclosure: str) -> None:
    """Commitment, reveal, result, portfolio, audit and receipts hold together; chances are the tickets."""
    files = drawn(disclosure)
    receipts = certificate.receipt_files(files)
    shown = {name: data for name, data in files.items() if name not in ("keys.json", "proof.json")}
    shown |= {f"receipts/{one}.json": data for one, data in receipts.items()}
    verdict = verify_files(shown, commitment=certificate.commitment_hash(files))
    assert (verdict.code, verdict.exit) == ("", 0)
    assert any("Quick draw" in note for note in verdict.notes)
    withheld = json.loads(files["result.json"])["withheld"]
    assert withheld == ([] if disclosure == "public" else ["portfolio.json"])
    _pool, _targets, lottery = small_lottery()
    for one, chance in chances(lottery).items():
        ranges = json.loads(receipts[one])["tickets"]
        assert Fraction(sum(to - start for start, to in ranges), 1000) == chance
    assert certificate.drawn_ids(files) in lottery.panels


def test_digits_can_be_set_for_a_replay() -> None:
    """The digits for a ticket name the panel that ticket names in the lottery's own order."""
    _pool, _targets, lottery = small_lottery()
    for ticket in (0, 249, 250, 999):
        files = drawn()
        digits = certificate.digits_for(files, lottery, ticket)
        files |= certificate.result_files(files, digits=digits, digits_at="2026-03-01T09:00:01Z")
        assert certificate.drawn_ids(files) == pick(lottery, ticket)


def test_the_same_chance_gives_the_same_bytes_and_other_chance_other_names() -> None:
    """Nothing but what is handed in enters; pseudonyms of another secret have nothing in common."""
    pool, targets, lottery = small_lottery()
    plan = certificate.Plan("018f0000-0000-7000-8000-000000000001", "Test", "2026-03-01T09:00:00Z")
    made = [
        certificate.commitment_files(lottery=lottery, pool=pool, targets=targets, plan=plan, secret=secret)
        for secret in (b"s" * 32, b"s" * 32, b"t" * 32)
    ]
    assert made[0] == made[1]
    first, other = certificate.pseudonyms(made[0]), certificate.pseudonyms(made[2])
    assert not set(first.values()) & set(other.values())


def test_what_does_not_fit_is_refused() -> None:
    """Wrong digits, digits before the commitment, another pool, too little chance: no certificate."""
    pool, targets, lottery = small_lottery()
    files = drawn()
    for digits, at in (
        ("73", "2026-03-02T10:00:00Z"),
        ("7x9", "2026-03-02T10:00:00Z"),
        ("739", "2026-03-01T09:00:00Z"),
    ):
        with pytest.raises(CertificateUnfit):
            certificate.result_files(files, digits=digits, digits_at=at)
    plan = certificate.Plan("018f0000-0000-7000-8000-000000000001", "Test", "2026-03-01T09:00:00Z")
    smaller = Pool(pool.ids[1:], pool.features, pool.values[1:])
    for other, secret in ((smaller, b"s" * 32), (pool, b"short")):
        with pytest.raises(CertificateUnfit):
            certificate.commitment_files(
                lottery=lottery, pool=other, targets=targets, plan=plan, secret=secret
            )


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("disclosure", ["public", "auditor"])
def test_no_byte_can_be_changed(name: str, disclosure: str) -> None:
    """Every single-bit change at every byte of the three public files is found."""
    files = public(drawn(disclosure))
    if disclosure == "auditor":
        del files["portfolio.json"]
    data = files[name]
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]
        assert verify_files(files | {name: changed}).exit == 1, (
            place,
            changed[max(0, place - 20) : place + 20],
        )


@pytest.mark.parametrize("name", [*PUBLIC, "portfolio.json", "audit.json", "receipt.json"])
def test_no_field_can_be_changed(name: str) -> None:
    """Each field removed, retyped, emptied, raised, lowered, reversed, doubled or recased is found."""
    files = drawn()
    checked = {one: data for one, data in files.items() if one not in ("keys.json", "proof.json")}
    checked["receipt.json"] = certificate.receipt_file(files, "ben")
    content = json.loads(checked[name])
    count = 0
    for path, value in of_fields(content):
        if path[:1] in (("shares",), ("earlier",)) or (name == "receipt.json" and path[:1] == ("path",)):
            continue
        changed = loosely(put(content, path, value))
        if changed != checked[name]:
            count += 1
            assert verify_files(checked | {name: changed}).exit == 1, (path, value)
    assert count > 50


def test_a_stranger_has_no_receipt() -> None:
    """A record with other features does not lead to the pool's root (C12)."""
    files = drawn()
    receipt = json.loads(certificate.receipt_file(files, "ann"))
    receipt["record"]["features"][0]["value"] = "M"
    shown = public(files) | {"receipt.json": canonical(receipt)}
    assert verify_files(shown).code == "C12"
    with pytest.raises(KeyError):
        certificate.receipt_file(files, "zoe")


def test_audit_counts_every_panel() -> None:
    """A committed panel that misses a target is found by the auditor (C13)."""
    pool, _targets, lottery = small_lottery()
    plan = certificate.Plan("018f0000-0000-7000-8000-000000000001", "T", "2026-03-01T09:00:00Z")
    strict = Targets(2, (Line("gender", "F", 2, 2), Line("gender", "M", 0, 0)))
    files = certificate.commitment_files(
        lottery=lottery, pool=pool, targets=strict, plan=plan, secret=b"s" * 32
    )
    files |= certificate.result_files(files, digits="000", digits_at="2026-03-02T09:00:00Z")
    assert verify_files({one: files[one] for one in (*PUBLIC, "audit.json")}).code == "C13"


def test_several_draws_form_one_chain(tmp_path: Path) -> None:
    """Draw two names draw one; a gap or another council is found (C14)."""
    pool, targets, lottery = small_lottery()
    previous, members = verify.NO_HASH, []
    for number in (1, 2, 3):
        plan = certificate.Plan(
            "018f0000-0000-7000-8000-000000000001",
            "T",
            "2026-03-01T09:00:00Z",
            number=number,
            previous=previous,
            purpose="panel" if number == 1 else "replacement",
            left=tuple((one, "declined") for one in members),
        )
        files = certificate.commitment_files(
            lottery=lottery, pool=pool, targets=targets, plan=plan, secret=bytes([number]) * 32
        )
        files |= certificate.result_files(files, digits="123", digits_at="2026-03-02T09:00:00Z")
        members = json.loads(files["result.json"])["members"]
        previous = certificate.commitment_hash(files)
        (tmp_path / str(number)).mkdir()
        for name, data in public(files).items():
            (tmp_path / str(number) / name).write_bytes(data)
    assert verify.verify_chain([tmp_path / str(number) for number in (3, 1, 2)]).exit == 0
    assert verify.verify_chain([tmp_path / "1", tmp_path / "3"]).code == "C14"


@pytest.mark.parametrize(
    "value", [True, None, 1.5, {"é": 1}, {1: {"a": 2.0}}, "e\u0301", "\ud800", 2**53, -(2**53), float("nan")]
)
def test_canonical_form_has_no_place_for_it(value: object) -> None:
    """Truth values, fractions, foreign keys, decomposed or broken text and huge numbers are refused."""
    with pytest.raises(ValueError):  # noqa: PT011 - the reason differs by value, the refusal is the promise
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [b'{"a":1,"a":1}', b'{"b":1,"a":1}', b'{"a": 1}', b"\xef\xbb\xbf{}", b"{}\n", b"-0", b"1e3", b"01", b""]
    + [b'"\\u0041"', b'"\\/"', b'"\xff"', b"[" * 100_000, b"truE", b'"e\xcc\x81"'],
)
def test_only_canonical_bytes_are_read(data: bytes) -> None:
    """Another order, blanks, marks, escapes, doubled keys and endless nesting are no certificate."""
    with pytest.raises(ValueError):  # noqa: PT011 - the reason differs by input, the refusal is the promise
        parsed(data)


def test_canonical_form_reads_back() -> None:
    """What is written is read back the same, with every control character and composed accents."""
    value = {
        "a": "".join(map(chr, range(0x20))) + "\x7f\u2028𝄞" + unicodedata.normalize("NFC", "ÅŁ"),
        "b": [0, -5],
    }
    assert parsed(canonical(value)) == value
    assert parsed(canonical({"digits": ["1.5", "true", "12345678901234567890"]}))


def test_the_verifier_stands_alone(tmp_path: Path) -> None:
    """The one file, run by an interpreter without our packages, gives the verdict and the exit code."""
    for name, data in public(drawn()).items():
        (tmp_path / name).write_bytes(data)
    script = Path(verify.__file__)
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(script), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0
    assert ran.stdout.startswith("VALID\nCommitment: ")
    (tmp_path / "result.json").write_bytes(b"{}")
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(script), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert ran.stdout.startswith("INVALID C02")


def test_a_share_of_endless_digits_is_a_verdict_not_a_crash() -> None:
    """A fraction longer than Python will read is not one the format knows (C02)."""
    files = drawn()
    audit = json.loads(files["audit.json"])
    audit["shares"] = [{"pseudonym": audit["records"][0]["record"]["pseudonym"], "share": "1/" + "9" * 5000}]
    files = {one: files[one] for one in PUBLIC} | {"audit.json": canonical(audit)}
    assert verify_files(files).code == "C02"


@pytest.mark.parametrize("hash_", [["--commitment"], ["--commitment", ""], ["--commitment", "  "]])
def test_a_comparison_is_never_left_out_in_silence(
    tmp_path: Path, hash_: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A hash that is missing or blank (an unset variable) is wrong usage, not a certificate that passes."""
    for name, data in public(drawn()).items():
        (tmp_path / name).write_bytes(data)
    assert verify.main([str(tmp_path)]) == main(["verify", str(tmp_path)]) == 0
    assert verify.main([str(tmp_path), *hash_]) == 64
    assert verify.main([str(tmp_path), str(tmp_path), "--commitment", "0" * 64]) == 64
    assert main(["verify", str(tmp_path), *hash_]) == 64
    assert main(["verify", str(tmp_path), str(tmp_path), "--commitment", "0" * 64]) == 64
    assert main(["verify", str(tmp_path), "--commitment", "0" * 64]) == 1
