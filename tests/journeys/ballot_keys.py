"""A ballot on paper by keys: two thirds are needed, two tellers differ, and the wall shows the result."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from council.decisions import queries
from tests.journeys.beside import read
from tests.journeys.reader import Reader, Screen

ROLL = "Build on the roofs"


def hold_ballot(reader: Reader, council: Path, folder: Path) -> None:
    """From the second proposal, chosen on its page, to its result on the wall; papers go into `folder`."""
    prepare(reader, council, folder)
    vote(reader, council)
    count(reader, council)
    show_result(reader)


def prepare(reader: Reader, council: Path, folder: Path) -> None:
    """Two thirds are needed, on paper; the proof is read, papers and sheets are written as files."""
    reader.press("ctrl+b")
    reader.form("Prepare ballot")
    reader.reads(f"Proposal 2: {ROLL}", focus="About")
    reader.press("Tab", "Tab", "Tab", "Tab")
    reader.reads(focus="Share needed")
    reader.type("At")
    reader.reads("two thirds")
    reader.picture("deciding-12-prepare")
    reader.keep("Prepare ballot")
    reader.reads("Look at the proof of the paper first", focus="Ballots")
    reader.find("Look at the proof")
    reader.form("Proof of ballot 1")
    reader.reads("Proof: Do you agree with proposal 2")
    reader.picture("deciding-13-proof")
    reader.keep("Proof of ballot 1")
    reader.reads("then open the ballot")
    reader.find("Save papers and sheets")
    reader.form("Papers and sheets of ballot 1")
    reader.press("ctrl+Return")
    reader.see("Folder for papers and sheets")
    reader.rest()
    reader.type(str(folder))
    reader.press("Return")
    reader.away("Folder for papers and sheets")
    reader.reads("ballot-1-papers.pdf written")
    assert sorted(one.name for one in folder.glob("*.pdf")) == ["ballot-1-papers.pdf", "ballot-1-tellers.pdf"]
    (ballot,) = read(council, queries.ballots_of)
    assert (ballot.way, ballot.rule.threshold, ballot.rule.at_least) == ("paper", Fraction(2, 3), True)
    assert ballot.proofed_at is not None and ballot.state == "prepared"


def vote(reader: Reader, council: Path) -> None:
    """Opened for twelve, closed with two tellers, the papers counted at the desk."""
    reader.find("Open ballot")
    reader.form("Open ballot 1")
    reader.fill(("Members entitled to vote", ""), ("Members present", "12"), ("Papers printed", "14"))
    reader.keep("Open ballot 1")
    reader.reads("The ballot is open.")
    reader.press("F9")
    reader.reads("[Projector]")
    reader.find("Show ballot to the room")
    assert wall_says(reader, f"Do you agree with proposal 2, “{ROLL}”?")
    reader.find("Close ballot")
    reader.form("Close ballot 1")
    reader.fill(("First teller", "Ada"), ("Second teller", "Ben"))
    reader.keep("Close ballot 1")
    reader.reads("The ballot is closed.")
    reader.find("Count papers")
    reader.form("Papers of ballot 1")
    reader.fill(
        ("Printed", ""), ("Handed out", "12"), ("Left over", "2"), ("Handed back", "0"),
        ("In the box", "12"),
    )  # fmt: skip
    reader.keep("Papers of ballot 1")
    (ballot,) = read(council, queries.ballots_of)
    assert (ballot.state, ballot.tellers, ballot.papers.in_box) == ("closed", ("Ada", "Ben"), 12)


def count(reader: Reader, council: Path) -> None:
    """Two piles, two tellers; they differ by one paper, on which two thirds hang; both look again."""
    enter_piles(reader, "Ada", (("6", "0"), ("2", "4")))
    enter_piles(reader, "Ben", (("6", "0"), ("1", "5")))
    reader.reads("Every pile has both entries", "differs on no, yes")
    reader.picture("deciding-14-difference")
    assert "8 Yes" not in wall_says(reader, "at least two thirds"), (
        "a count stood on the wall before its time"
    )
    (ballot,) = read(council, queries.ballots_of)
    assert (ballot.state, ballot.piles[1].differences) == ("counted", ("no", "yes"))
    reader.find("Settle pile")
    reader.form("Settle pile 2")
    reader.reads("Ada: 2 / 4 / 0 / 0", "Ben: 1 / 5 / 0 / 0")
    reader.fill(("Yes", "2"), ("No", "4"))
    reader.picture("deciding-15-settle")
    reader.keep("Settle pile 2")
    reader.reads("Entries agree and the papers add up", "Result, not yet certified")
    reader.find("Certify ballot")
    reader.form("Certify ballot 1")
    reader.fill(("Chair", "Cho"))
    reader.keep("Certify ballot 1")
    reader.reads("The result is certified; proposal 2 is decided.")
    reader.picture("deciding-16-certified")
    (ballot,) = read(council, queries.ballots_of)
    result, settled = ballot.result, ballot.piles[1]
    assert (ballot.state, ballot.chair, settled.state) == ("certified", "Cho", "recounted")
    assert (settled.first["yes"], settled.second["yes"], settled.counts["yes"]) == (2, 1, 2)
    assert (result.outcome, result.yes, result.no, result.base_number) == ("carried", 8, 4, 12)
    assert read(council, queries.proposals_of)[1].state == "adopted"


def enter_piles(reader: Reader, teller: str, piles: tuple[tuple[str, str], ...]) -> None:
    """One teller enters pile after pile, then closes the form."""
    reader.press("ctrl+t")
    reader.form("Enter pile")
    for number, (yes, no) in enumerate(piles, start=1):
        reader.fill(("Yes", yes), ("No", no))
        reader.press("Return")
        reader.reads(f"Pile {number} of {teller} kept.", focus="Yes")
    reader.press("Escape")
    reader.away("Enter pile")


def show_result(reader: Reader) -> None:
    """The certified result on the wall, with what had to be reached."""
    reader.find("Show ballot to the room")
    told = wall_says(reader, "Adopted: 67% (8 of 12 votes for and against); 8 were needed.")
    assert "8 Yes" in told and "the mark is what had to be reached" in told
    reader.picture("deciding-17-wall")
    reader.press("F9")
    reader.until(lambda seen: not seen.says("[Projector]"))


def wall_says(reader: Reader, words: str) -> str:
    """Wait until the projector says this. Returns: all it says."""

    def told(seen: Screen) -> str:
        wall = seen.words.index("[Projector]") if "[Projector]" in seen.words else len(seen.words)
        return "\n".join(seen.words[wall:])

    return told(reader.until(lambda seen: words in told(seen), words))
