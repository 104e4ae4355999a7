"""The verifier: the golden certificates, every failing check, the beacon's signature, chains of draws."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from council.files import resource
from council.selection import beacon, certificate, verify
from council.selection.certificate import DRAND, ChancePlan
from council.selection.refusals import CertificateUnfit
from council.selection.verify import canonical, parsed, verify_chain, verify_files, verify_folder
from tests.council.selection import mutations, specimens
from tests.council.selection.specimens import GOLDEN, ROUND, SIGNATURE, linked, sound

SHIPPED = resource("verify/verify.py")


def test_golden_certificates_are_what_the_program_writes() -> None:
    """The same chance, the same bytes: whole files, none too many, none missing."""
    expected = specimens.golden()
    lying = {path.parent for path in GOLDEN.rglob("commitment.json")}
    assert {GOLDEN / name for name in expected} | {GOLDEN / "small"} == lying
    for name, files in expected.items():
        assert specimens.kept(name) == files, f"{name}: if meant, run tests.council.selection.write_golden"


@pytest.mark.parametrize("name", [*sound(), "small"])
def test_golden_certificates_are_valid(name: str) -> None:
    """With digits, a beacon, both, a nonce, a million tickets, withheld panels, an audit: VALID."""
    verdict = verify_folder(GOLDEN / name)
    assert (verdict.code, verdict.words, verdict.exit) == ("", "VALID", 0)
    wrong = verify_folder(GOLDEN / name, "0" * 64)
    assert (wrong.code, wrong.exit) == ("C04", 1)


@pytest.mark.parametrize("code", specimens.CODES)
def test_each_check_has_a_certificate_that_fails_it_first(code: str) -> None:
    """One certificate a code; and nothing but the one file makes it fail."""
    verdict = verify_folder(GOLDEN / "codes" / code)
    assert (verdict.code, verdict.exit) == (code, 1)
    name, _change = specimens.CODES[code]
    good = specimens.audited(specimens.one(chance=specimens.BOTH))
    files = specimens.kept(f"codes/{code}")
    assert verify_files(files | {name: good[name]}).code == ""


def test_notes_tell_what_should_be_known() -> None:
    """Quick draws, a late round, little notice, void draws, withheld panels, large chances, signatures."""
    notes = {name: " ".join(verify_files(files).notes) for name, files in sound().items()}
    assert "Quick draw" in notes["quick"] and "Quick draw" not in notes["digits"]
    assert "who watched" in notes["digits"] and "No beacon" not in notes["both"]
    assert "withheld" in notes["withheld"] and "withheld" not in notes["both"]
    assert "above one half" in notes["both"]
    assert all("Signatures: none" in words for words in notes.values())
    signed = sound()["both"] | {"commitment.json.organiser.minisig": b"untrusted comment: x\n"}
    assert "commitment.json.organiser.minisig" in " ".join(verify_files(signed).notes)
    late = ChancePlan(device="dice", beacon=DRAND, round=ROUND - 40, step=20, tries=3)
    made = "2023-09-15T10:00:00Z"
    pool, targets, lottery = specimens.material()
    plan = certificate.Plan(specimens.COUNCIL, "T", made, chance=late, disclosure="public")
    files = certificate.commitment_files(
        lottery=lottery, pool=pool, targets=targets, plan=plan, secret=b"x" * 32
    )
    files |= certificate.result_files(
        files, digits="123", digits_at="2023-09-15T10:30:00Z", round=ROUND, signature=SIGNATURE
    )
    words = " ".join(verify_files(specimens.public(files)).notes)
    assert "later round" in words and "24 hours" in words


# The beacon ---------------------------------------------------------------------------------------


PUBLISHED = (
    (ROUND, SIGNATURE, "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"),
    (
        1000,
        "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
        "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
    ),
)


@pytest.mark.parametrize(("number", "signature", "randomness"), PUBLISHED)
def test_published_rounds_of_the_beacon_hold(number: int, signature: str, randomness: str) -> None:
    """drand quicknet's own answers are accepted for their round, for no other, and not when altered."""
    assert beacon.checked(number, signature)
    assert beacon.randomness(signature) == randomness
    assert not beacon.checked(number + 1, signature)
    assert not beacon.checked(number, signature[:-1] + ("0" if signature[-1] != "0" else "1"))
    flipped = f"{int(signature[:2], 16) ^ 0x20:02x}{signature[2:]}"  # the other root: the negative point
    assert not beacon.checked(number, flipped)


@pytest.mark.parametrize(
    "signature",
    [
        "c0" + "00" * 47,  # the point at infinity
        "00" * 48,  # not compressed
        f"{0x80 << 376 | verify.P:096x}",  # not below the prime
        "80" + "00" * 46 + "04",  # on the curve, not in the group
    ],
)
def test_points_that_are_no_signature_are_refused(signature: str) -> None:
    """Infinity, another form, a number too large, a point outside the group."""
    assert not beacon.checked(ROUND, signature)


def test_hashing_to_the_curve_gives_the_published_points() -> None:
    """RFC 9380, appendix J.9.1 (BLS12381G1_XMD:SHA-256_SSWU_RO_), with its own domain."""
    published = (  # noqa: E501
        (
            b"",
            "052926add2207b76ca4fa57a8734416c8dc95e24501772c814278700eed6d1e4e8cf62d9c09db0fac349612b759e79a1",
        ),
        (
            b"abc",
            "03567bc5ef9c690c2ab2ecdf6a96ef1c139cc0b2f284dca0a9a7943388a49a3aee664ba5379a7655d3c68900be2f6903",
        ),
    )
    domain = verify.DOMAIN
    verify.DOMAIN = b"QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_"
    try:
        for message, x in published:
            point = verify._hashed(message)
            assert point is not None and point[0] == int(x, 16)
    finally:
        verify.DOMAIN = domain


def test_rounds_and_times_are_each_others() -> None:
    """The first round at a moment or later, its time, and the moment just after."""
    from datetime import UTC, datetime, timedelta

    first = datetime(2023, 8, 23, 15, 9, 27, tzinfo=UTC)
    assert beacon.time_of_round(1) == first and beacon.round_at(first) == 1
    for number in (2, 1000, ROUND, 50_000_000):
        at = beacon.time_of_round(number)
        assert beacon.round_at(at) == number
        assert beacon.round_at(at + timedelta(seconds=1)) == number + 1
        assert beacon.round_at(at - timedelta(seconds=1)) == number
    assert beacon.round_at(first - timedelta(days=1)) == 1


def test_nothing_is_written_that_no_verifier_would_accept() -> None:
    """Digits after the round, a round nobody named, a foreign signature, a commitment too late: refused."""
    pool, targets, lottery = specimens.material()

    def commit(chance: ChancePlan, made: str = specimens.MADE) -> dict[str, bytes]:
        plan = certificate.Plan(specimens.COUNCIL, "T", made, chance=chance)
        return certificate.commitment_files(
            lottery=lottery, pool=pool, targets=targets, plan=plan, secret=b"x" * 32
        )

    files = commit(specimens.BOTH)
    good: dict[str, Any] = {
        "digits": "739",
        "digits_at": specimens.DIGITS_AT,
        "round": ROUND,
        "signature": SIGNATURE,
    }
    assert certificate.result_files(files, **good)
    for wrong in (
        {"digits_at": "2023-09-15T11:00:03Z"},
        {"round": ROUND + 1},
        {"round": 0, "signature": ""},
        {"signature": PUBLISHED[1][1]},
        {"signature": "ab"},
        {"digits": "73"},
    ):
        with pytest.raises(CertificateUnfit):
            certificate.result_files(files, **{**good, **wrong})
    with pytest.raises(CertificateUnfit):
        commit(specimens.BOTH, "2023-09-15T11:00:03Z")
    for chance in (
        ChancePlan(digits=0),
        ChancePlan(digits=4),
        ChancePlan(beacon=DRAND),
        ChancePlan(round=5),
        ChancePlan(beacon="another", round=5),
        ChancePlan(device="x" * 2001),
    ):
        with pytest.raises(CertificateUnfit):
            commit(chance)
    quick = commit(certificate.QUICK)
    with pytest.raises(CertificateUnfit):
        certificate.result_files(quick, digits="739", digits_at=specimens.DIGITS_AT, round=ROUND)


# Chains -------------------------------------------------------------------------------------------


def test_a_chain_holds_with_seated_members_and_a_void_draw() -> None:
    """Draw 1, a void draw 2, a replacement that keeps one member and counts the targets with them."""
    folders = [GOLDEN / "chain" / number for number in ("3", "1", "2")]
    verdict = verify_chain(folders)
    assert (verdict.code, verdict.exit) == ("", 0)
    assert any("Draw 2" in note and "void" in note for note in verdict.notes)
    c = json.loads((folders[0] / "commitment.json").read_bytes())
    first = json.loads((GOLDEN / "chain" / "1" / "result.json").read_bytes())
    assert set(c["seated"]) | {one["pseudonym"] for one in c["left"]} == set(first["members"])
    assert [(one["min"], one["max"]) for one in c["quotas"]] == [(1, 1), (1, 1)] and c["seats"] == 1


def test_a_break_in_a_chain_is_found() -> None:
    """A draw left out, doubled, not told void, told void with a result, or without a result at the end."""
    place = {number: GOLDEN / "chain" / number for number in "123"}
    assert verify_chain([place["1"], place["3"]]).code == "C14"
    assert verify_chain([place["1"], place["1"]]).code == "C14"
    assert verify_chain([place["1"], place["2"]]).code == "C14"
    first = specimens.one()
    members = json.loads(first["result.json"])["members"]
    given = json.loads((place["3"] / "commitment.json").read_bytes())
    for name, order in (("silent", ""), ("wrong", "draw 2 is void: x\ndraw 1 is void: y")):
        chance = {**given["chance"], "order": order}
        third = canonical({**given, "chance": chance})
        links = verify._Link(verify.sha256(third), json.loads(third), [], [])
        before = [
            verify._Link(
                certificate.commitment_hash(first), json.loads(first["commitment.json"]), members, []
            ),
            verify._Link(
                verify.sha256((place["2"] / "commitment.json").read_bytes()),
                json.loads((place["2"] / "commitment.json").read_bytes()),
                None,
                [],
            ),
        ]
        with pytest.raises(verify.Failed) as fault:
            verify._chained([*before, links])
        assert fault.value.code == "C14" and "void" in fault.value.words, name


def test_seats_in_a_chain_go_to_people_who_were_drawn() -> None:
    """A seated member whom no draw before named, or one who has left and stays: C14."""
    links = [json.loads((GOLDEN / "chain" / number / "commitment.json").read_bytes()) for number in "12"]
    members = json.loads((GOLDEN / "chain" / "1" / "result.json").read_bytes())["members"]
    hashes = [verify.sha256((GOLDEN / "chain" / n / "commitment.json").read_bytes()) for n in "12"]
    first = verify._Link(hashes[0], links[0], members, [])
    verify._chained([first, verify._Link(hashes[1], links[1], [], [])])
    for change in ({"seated": ["ff" * 16]}, {"left": [{"pseudonym": links[1]["seated"][0], "reason": ""}]}):
        second = verify._Link(hashes[1], {**links[1], **change}, [], [])
        with pytest.raises(verify.Failed) as fault:
            verify._chained([first, second])
        assert fault.value.code == "C14"


def test_nobody_loses_a_seat_unseen() -> None:
    """A replacement that neither keeps a member nor tells that they left, a void draw between or not: C14."""
    links = [json.loads((GOLDEN / "chain" / number / "commitment.json").read_bytes()) for number in "123"]
    hashes = [verify.sha256((GOLDEN / "chain" / n / "commitment.json").read_bytes()) for n in "123"]
    members = json.loads((GOLDEN / "chain" / "1" / "result.json").read_bytes())["members"]
    first = verify._Link(hashes[0], links[0], members, [])
    second = verify._Link(hashes[1], links[1], None, [])
    verify._chained([first, second, verify._Link(hashes[2], links[2], [], [])])
    for place, change in ((1, {"seated": []}), (1, {"left": []}), (2, {"seated": []})):
        chain = [first, second, verify._Link(hashes[2], links[2], [], [])]
        chain[place] = dataclasses.replace(chain[place], commitment={**links[place], **change})
        with pytest.raises(verify.Failed) as fault:
            verify._chained(chain)
        assert fault.value.code == "C14" and "passes over" in fault.value.words


def test_the_auditor_counts_targets_with_those_who_are_seated() -> None:
    """The record of a seated member counts; without it, or with other features, the audit fails."""
    files = specimens.kept("chain/3")
    assert verify_files(files).code == ""
    c, audit = json.loads(files["commitment.json"]), json.loads(files["audit.json"])
    seated = c["seated"][0]
    records = [one for one in audit["records"] if one["record"]["pseudonym"] != seated]
    leaves = [verify.leaf(one["salt"], one["record"]) for one in records]
    pool = {**c["pool"], "size": len(records), "root": verify.root(leaves)}
    changed = files | {
        "commitment.json": canonical({**c, "pool": pool}),
        "audit.json": canonical({**audit, "records": records}),
    }
    kept = {one: changed[one] for one in changed if not one.startswith("receipts")}
    assert verify_files(specimens.summed(kept)).code == "C13"


def test_everybody_can_be_followed_from_draw_to_draw() -> None:
    """The audit of a later draw tells who was called what before, and the chain holds them against it."""
    audits = [json.loads((GOLDEN / "chain" / n / "audit.json").read_bytes()) for n in "13"]
    before = {one["record"]["pseudonym"] for one in audits[0]["records"]}
    pairs = audits[1]["earlier"]
    assert pairs and {one["before"] for one in pairs} < before
    now = {one["record"]["pseudonym"] for one in audits[1]["records"]}
    assert {one["now"] for one in pairs} < now


# Form ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["both", "audited", "digits"])
def test_no_other_way_of_writing_is_read(name: str) -> None:
    """Blank, mark, newline, escapes, doubled or turned keys: every file in another way is C01."""
    files = specimens.kept(name)
    for path in sorted(files):
        for what, data in mutations.of_writing(files[path]):
            if data != files[path]:
                verdict = verify_files(files | {path: data})
                assert verdict.code in ("C01", "C02"), (path, what)
                assert verdict.code == "C01" or what == "in a list", (path, what)


def test_texts_of_all_kinds_come_through() -> None:
    """Names, reasons and witnesses in any writing are composed, kept and read back."""
    odd = 'e\u0301 \u2028 \x7f \x01 𝄞 “–” \\ " \t'
    files = specimens.one(left_out=((odd, 3),))
    c = json.loads(files["commitment.json"])
    assert c["pool"]["left_out"][0]["reason"] == unicodedata.normalize("NFC", odd)
    assert verify_files(specimens.public(files)).code == ""


def test_the_hash_may_be_pasted_as_it_is_shown() -> None:
    """In groups of four over two lines, as the verdict and the letter print it, it is the same hash."""
    files = sound()["both"]
    hash_ = verify_files(files).commitment
    fours = [hash_[i : i + 4] for i in range(0, 64, 4)]
    shown = " ".join(fours[:8]) + "\n            " + " ".join(fours[8:]).upper() + "\t"
    assert verify_files(files, commitment=shown).code == ""
    assert verify_files(files, commitment=shown[1:]).code == "C04"


def test_forgeries_with_every_hash_linked_anew_fail() -> None:
    """Each field of the reveal changed and all hashes set right: only free words and the clock pass."""
    files = specimens.kept("both")
    reveal = json.loads(files["reveal.json"])
    for path, value in mutations.of_fields(reveal):
        forged = mutations.loosely(mutations.put(reveal, path, value))
        if forged != files["reveal.json"]:
            verdict = verify_files(linked(files | {"reveal.json": forged}))
            free = path[:1] in (
                ("witnesses",),
                ("recording",),
                ("commitment",),
            )  # the last is set right again
            assert verdict.exit == 1 or free, (path, value)


# Alone --------------------------------------------------------------------------------------------


def test_the_shipped_verifier_is_the_programs_own() -> None:
    """resources/verify/verify.py has the same bytes; packaging/ship_verifier.py puts them there."""
    assert SHIPPED.read_bytes() == Path(verify.__file__).read_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_the_shipped_verifier_speaks_on_any_console(encoding: str, tmp_path: Path) -> None:
    """Run without our packages, on a console of another encoding: verdict, hash, notes, exit code."""
    for name, data in specimens.kept("chain/3").items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-I", "-S", str(SHIPPED), str(tmp_path)]
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    command.remove("-I")  # it would hide PYTHONIOENCODING
    ran = subprocess.run(command, capture_output=True, env=env, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[0] == b"VALID"


def test_files_beside_a_certificate_are_left_alone(tmp_path: Path) -> None:
    """The verifiers, a note or a picture may lie in the folder that is published."""
    for name, data in specimens.kept("digits").items():
        (tmp_path / name).write_bytes(data)
    for name in ("verify.py", "verify.html", "README.txt"):
        (tmp_path / name).write_bytes(resource(f"verify/{name}").read_bytes())
    (tmp_path / "keys.json").write_bytes(b"{}")
    assert verify_folder(tmp_path).exit == 0


def test_parsed_refuses_numbers_of_any_length() -> None:
    """A number as long as a file is a fault, not a long wait."""
    for text in ("9" * 17, "9" * 400_000, "-" + "9" * 400_000, "9007199254740992"):
        with pytest.raises(ValueError, match="large"):
            parsed(text.encode())
    assert parsed(b"9007199254740991") == 2**53 - 1
