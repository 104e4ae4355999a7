"""An edition on its way by keys: to the members, approved, looked over, published for good."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from pathlib import Path

from council.report import queries
from council.report.editions.views import EditionView
from tests.journeys.beside import read
from tests.journeys.reader import Reader, Screen

READ_BY = "R. Okafor, secretariat"


def hand_out(reader: Reader, path: Path) -> None:
    """To the members, who approve; somebody reads the order of the pages and signs for it."""
    reader.find("Editions")
    reader.reads("Nothing is out yet", focus="* Edition 1: draft")
    reader.find("Hand to the members")
    place(reader, "Save what the members read", path)
    reader.reads("* Edition 1: with the members")
    reader.find("Approve")
    reader.form("Approve the edition")
    reader.fill(("By whom", "The members"), ("Note", "In their last session"))
    reader.picture("report-8-approve")
    reader.keep("Approve the edition")
    reader.reads("* Edition 1: approved by the members", "In their last session")
    reader.reads(focus="Editions")
    reader.press("Tab", "Down", "space")
    reader.form("Reading order")
    reader.fill(("By whom", READ_BY))
    reader.keep("Reading order")
    reader.reads("1 of 9 lines are ticked. Space ticks the one chosen.", focus="Proof sheet")
    reader.picture("report-9-ticked")


def publish(reader: Reader, council: Path, path: Path, number: int, *told: str) -> EditionView:
    """With a question before it; the record holds the fingerprint of the file, and no undo takes it back."""
    reader.find("Publish")
    place(reader, "Publish the report as", path)
    reader.reads(f"[Publish edition {number}?]", *told, focus="Cancel")
    reader.see(rf"^Publish edition {number}\?$")
    reader.picture(f"report-10-question-{number}")
    reader.press("Tab", "Return")
    reader.away(f"Publish edition {number}?")
    mark = sha256(path.read_bytes()).hexdigest() if reader.reads(f"Edition {number} is published") else ""
    reader.reads(f"{path.name}, SHA-256 {mark}")
    reader.picture(f"report-11-published-{number}")
    reader.press("ctrl+z")
    reader.until(made_anew)
    (view, *_before) = read(council, queries.editions_of)
    assert (view.number, view.is_final, view.hash) == (number, True, mark)
    return view


def place(reader: Reader, title: str, path: Path) -> Path:
    """A file, by its path."""
    reader.form(title)
    reader.press("ctrl+a")
    reader.type(str(path))
    reader.press("Return")
    reader.away(title)
    return path


def asked_of(path: Path, tool: str, *more: str) -> str:
    """What one of poppler's programs says of a file."""
    return subprocess.run([tool, str(path), *more], capture_output=True, text=True, check=True).stdout


def made_anew(seen: Screen) -> bool:
    """The pages are those of the report as it is."""
    return not seen.says("being made anew") and not seen.says("Making the report")
