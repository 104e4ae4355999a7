"""What each respondent is told before a draw."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

from council.selection import certificate
from council.selection.certificate import Plan, commitment_files, receipt_files
from council.selection.letters import HEAD, Letter, letter_of, letters_csv, letters_of, ticket_words
from council.selection.lottery import Lottery, chances
from council.selection.targets import Line, Pool, Targets

POOL = Pool(("1", "2", "3", "4"), ("gender",), (("F",), ("F",), ("M",), ("M",)))
TARGETS = Targets(2, (Line("gender", "F", 1, 1), Line("gender", "M", 1, 1)))
LOTTERY = Lottery(POOL.ids, (("1", "3"), ("1", "4"), ("2", "3")), (334, 333, 333), (), (), "random", ())


def files() -> dict[str, bytes]:
    plan = Plan("018f0000-0000-7000-8000-000000000001", "Trial", "2026-01-01T00:00:00Z")
    return commitment_files(lottery=LOTTERY, pool=POOL, targets=TARGETS, plan=plan, secret=bytes(range(32)))


def test_everybody_learns_their_own_tickets() -> None:
    """Each respondent's tickets add up to their chance, and no two panels' tickets overlap."""
    told = letters_of(files())
    assert [one.id for one in told] == ["1", "2", "3", "4"]
    assert {one.id: one.chance for one in told} == chances(LOTTERY)
    held = [n for one in told for first, last in one.ranges for n in range(first, last + 1)]
    assert sorted(held) == sorted([*range(1000)] * 2)


def test_a_letter_agrees_with_the_receipt() -> None:
    """What the table says is what the receipt proves."""
    made = files()
    receipts = receipt_files(made)
    for one in letters_of(made):
        other = letter_of(json.loads(receipts[one.id]), total=1000)
        assert (one.code, one.ranges, one.total) == (other.code, other.ranges, other.total)


def test_the_table_has_a_row_for_each_with_the_hash() -> None:
    """For the mail merge: id, code, numbers, how many of how many, percent, hash in fours."""
    made = files()
    rows = list(csv.reader(io.StringIO(letters_csv(made).decode())))
    assert tuple(rows[0]) == HEAD and len(rows) == 5
    assert {row[6] for row in rows[1:]} == {certificate.in_fours(certificate.commitment_hash(made))}
    assert rows[1][3:6] == ["667", "1000", "66.7000"]


def test_tickets_are_listed_as_people_read_them() -> None:
    """Single numbers alone, runs with both ends; nobody without tickets has a chance."""
    assert ticket_words(((4, 4), (17, 19))) == "4, 17–19"
    assert Letter("1", "ab", (), 1000).chance == Fraction(0)
