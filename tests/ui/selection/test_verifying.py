"""Verifying in the window: one certificate, a chain, a receipt; what fails is named in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from council.selection.verify import Verdict, verify_folder
from tests.ui.selection.road import Clock, answer, do, fill, rest
from tests.ui.visiting import assert_named, visit
from ui.page import Desk
from ui.selection.draw.page import DrawPage
from ui.selection.verifying.sheet import VerifySheet
from ui.selection.verifying.state import CHECKS, VerdictView


@pytest.fixture
def sheet(desk: Desk, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VerifySheet]:
    """The sheet over a page whose quick draw was exported to tmp_path."""
    Clock(monkeypatch)
    page = visit(DrawPage, desk, qtbot)
    fill(page, desk, qtbot)
    do(page, desk, qtbot, "selection.find_lottery")
    do(page, desk, qtbot, "selection.to_publish")
    page._way._way.choose("quick")
    page._way._render()
    do(page, desk, qtbot, "selection.quick_draw")
    answer(page, desk, qtbot)
    desk.feedback.files = lambda *_given: tmp_path
    do(page, desk, qtbot, "selection.export_certificate")
    do(page, desk, qtbot, "selection.verify")
    (made,) = page.findChildren(VerifySheet)
    yield made
    made.reject()


def title(sheet: VerifySheet) -> str:
    return sheet._verdict._title.text()


def test_a_whole_certificate_is_valid_and_its_hash_is_there_to_compare(
    sheet: VerifySheet, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """The verdict, the hash in groups, the notes; another hash than the letter's is found out."""
    assert_named(sheet)
    sheet.take(tmp_path)
    rest(desk, qtbot)
    hash_ = verify_folder(tmp_path / "certificate").commitment
    assert title(sheet) == "Valid" and sheet._hash.text().replace("\n", "").replace(" ", "") == hash_
    assert "Quick draw" in sheet._notes.text()
    sheet._hash_line.setText(f" {hash_[:32].upper()} {hash_[32:]} ")
    sheet._again()
    rest(desk, qtbot)
    assert title(sheet) == "Valid"
    sheet._hash_line.setText("0" * 64)
    sheet._again()
    rest(desk, qtbot)
    assert "C04" in title(sheet) and "another commitment" in sheet._words.text()


def test_one_changed_byte_is_named(sheet: VerifySheet, desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """A ticket that does not follow from the sum is not valid, and the check that fails is said."""
    result = tmp_path / "certificate" / "result.json"
    ticket = json.loads(result.read_bytes())["ticket"]
    other = result.read_bytes().replace(
        f'"ticket":{ticket}'.encode(), f'"ticket":{(ticket + 1) % 1000}'.encode()
    )
    result.write_bytes(other)
    sheet.take(tmp_path / "certificate")
    rest(desk, qtbot)
    assert "C09" in title(sheet) and "sum is wrong" in sheet._words.text()


def test_a_receipt_says_what_its_holder_had(
    sheet: VerifySheet, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """The features and the tickets stand in words; a receipt changed by hand is refused."""
    receipt = next((tmp_path / "certificate-private" / "receipts").iterdir())
    sheet.take_receipt(receipt)
    assert "folder first" in sheet._error.text()
    sheet.take(tmp_path)
    rest(desk, qtbot)
    sheet.take_receipt(receipt)
    rest(desk, qtbot)
    assert title(sheet) == "Valid" and "stood in the pool with gender:" in sheet._words.text()
    assert "Tickets:" in sheet._words.text()
    receipt.write_bytes(receipt.read_bytes().replace(b"woman", b"womam").replace(b"man", b"mam"))
    sheet.take_receipt(receipt)
    rest(desk, qtbot)
    assert "C12" in title(sheet)


def test_a_folder_that_does_not_follow_is_no_chain(
    sheet: VerifySheet, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """The same draw twice, under two names, is not a chain; a folder without files is refused."""
    again = tmp_path / "again"
    again.mkdir()
    for one in (tmp_path / "certificate").glob("*.json"):
        (again / one.name).write_bytes(one.read_bytes())
    sheet.take(tmp_path)
    sheet.add(again)
    rest(desk, qtbot)
    assert "C14" in title(sheet)
    sheet.take(tmp_path / "nowhere")
    rest(desk, qtbot)
    assert "C01" in title(sheet)
    assert not sheet._hash.isVisible()


def test_every_check_has_plain_words() -> None:
    """C01 to C14 each have a sentence; an unknown code still says what was found."""
    assert list(CHECKS) == [f"C{n:02}" for n in range(1, 15)]
    for code in CHECKS:
        assert VerdictView.of(Verdict(code, "x", "ab" * 32, exit=1)).words.endswith("Found: x.")
    assert VerdictView.of(Verdict("C99", "x")).words == "Found: x."
