"""Files come in as they are, or are refused with their line."""

from __future__ import annotations

import pytest

from council.errors import CouncilError
from council.ground import reading
from council.ground.refusals import (
    CellNotUnderstood,
    ColumnMissing,
    ColumnTwice,
    NoStatements,
    VoteNotUnderstood,
)
from council.words import say


def test_polis_statements_are_read_as_they_are() -> None:
    """Polis's names are known, and a moderator's -1 is kept as such."""
    data = b'timestamp,comment-id,author-id,moderated,comment-body\n1,7,3,1,"Two\nlines"\n2,9,4,-1,Out\n'
    assert reading.read_statements(data, "comments.csv") == (
        reading.StatementRow("7", "Two\nlines", "3"),
        reading.StatementRow("9", "Out", "4", is_out=True),
    )


def test_the_last_vote_counts_and_strangers_are_counted() -> None:
    """By time where there is one; votes for statements nobody gave are told, not dropped in silence."""
    data = b"timestamp,comment-id,voter-id,vote\n20,1,a,-1\n10,1,a,1\n30,5,a,1\n"
    cast = reading.read_votes(data, "votes.csv", known=["1"])
    assert cast == reading.CastVotes((("a", "1", 1), ("a", "1", -1)), 1, 1)


def test_polis_groups_are_one_field() -> None:
    """participants-votes.csv gives its groups and none of its vote columns."""
    data = b"participant,group-id,n-comments,n-votes,0,1\n4,1,0,2,1,\n5,,0,1,,1\n"
    (field,) = reading.read_groups(data, "participants-votes.csv")
    assert field.name == "group-id" and field.group_of == {"4": "1", "5": ""}


@pytest.mark.parametrize(
    ("read", "data", "refusal", "names"),
    [
        ("statements", b"id,words\n1,x\n", ColumnMissing, ("f.csv", "text")),
        ("statements", b"id,text\n1,x\n1,y\n", CellNotUnderstood, ("line 3", "Line 2")),
        ("statements", b"id,text\n,x\n", CellNotUnderstood, ("line 2",)),
        ("statements", b"id,text\n1,x,y\n", CellNotUnderstood, ("line 2", "3 cells")),
        ("statements", b"id,text\n", NoStatements, ("f.csv",)),
        ("statements", b"id,text,Text\n1,a,b\n", ColumnTwice, ("f.csv", "text")),
        ("groups", b"voter,age,age\na,1,2\n", ColumnTwice, ("age",)),
        ("statements", b"id,text\n1," + b"x" * 1_000_000 + b"\n", CouncilError, ("f.csv", "line 2")),
        ("statements", b"", CouncilError, ("f.csv",)),
        ("statements", b"id,text\n1,\xff\xfe\x00bad\n", CouncilError, ("f.csv",)),
        ("votes", b"voter,statement,vote\na,1,2\n", VoteNotUnderstood, ("line 2", "2")),
        ("votes", b"voter,statement,vote\na,1,1\nb,1,yes\n", VoteNotUnderstood, ("line 3", "yes")),
        ("votes", b"voter,statement,vote\n,1,1\n", CellNotUnderstood, ("line 2",)),
        ("votes", b"voter,vote\na,1\n", ColumnMissing, ("statement",)),
        ("groups", b"voter,age\na,old\na,young\n", CellNotUnderstood, ("line 3",)),
        ("groups", b"voter\na\n", ColumnMissing, ("f.csv",)),
        ("labels", b"id,theme\n99,Land\n", CellNotUnderstood, ("line 2",)),
        ("titles", b"theme,title\nT1,\n", CellNotUnderstood, ("line 2",)),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(read: str, data: bytes, refusal, names) -> None:
    """Each refusal is a sentence with file and line."""
    known = {"known": ["1"]} if read in ("votes", "labels") else {}
    with pytest.raises(refusal) as refused:
        getattr(reading, f"read_{read}")(data, "f.csv", **known)
    for name in names:
        assert name in say(refused.value)


def test_the_wide_table_holds_the_same_votes() -> None:
    """Counts and groups are no statements, an empty cell is not asked; what is no vote is refused."""
    data = b"participant,group-id,n-votes,0,12\n4,1,2,1,-1\n5,,1,,0\n"
    cast = reading.wide_votes(data, "p.csv")
    assert cast.votes == (("4", "0", 1), ("4", "12", -1), ("5", "12", 0))
    with pytest.raises(VoteNotUnderstood) as refused:
        reading.wide_votes(data.replace(b"-1", b"-2"), "p.csv")
    assert "p.csv, line 2" in say(refused.value)


def test_votes_among_known_statements_are_counted_again() -> None:
    """What was changed on an unknown statement is unknown, not changed."""
    cast = reading.CastVotes((("a", "1", 1), ("a", "9", 1), ("a", "9", 0), ("a", "1", 0)), 0, 2)
    assert reading.among(cast, ["1"]) == reading.CastVotes((("a", "1", 1), ("a", "1", 0)), 2, 1)


def test_every_real_conversation_is_read(shared_data) -> None:
    """All Polis exports beside this checkout, whole."""
    for folder in sorted((shared_data / "ground" / "polis").iterdir()):
        rows = reading.read_statements((folder / "comments.csv").read_bytes(), "comments.csv")
        known = [row.id for row in rows]
        cast = reading.read_votes((folder / "votes.csv").read_bytes(), "votes.csv", known=known)
        assert len(rows) > 30 and len(cast.votes) > 500, folder.name
