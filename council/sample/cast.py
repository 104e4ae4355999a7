"""Who plays whom: the voters and writers of an open conversation take the seats of a drawn panel.

The words and votes are real; the people, their seats and tables are invented. Everything here is stated in
the file, in the app and in the report.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Comment:
    """A statement of the conversation: its number there, who wrote it, its words."""

    ref: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said and how people voted; `votes` by voter and comment, 1 agree, 0 pass, -1 disagree."""

    comments: tuple[Comment, ...]
    votes: Mapping[str, Mapping[str, int]]
    not_accepted: int
    about_the_person: int


@dataclass(frozen=True, slots=True)
class Cast:
    """`seat_of`: voter → seat number, from 1, the most active voter first; `votes`: comment → seat → vote."""

    conversation: Conversation
    seat_of: Mapping[str, int]
    votes: Mapping[str, Mapping[int, int]]


def read_conversation(folder: Path, plan: Mapping[str, Any]) -> Conversation:
    """The conversation in a sample's folder, less what its moderators or the plan leave out.

    Of several votes of one person on one comment the last counts.
    """
    personal = set(plan["about_the_person"])
    rows = _rows(folder / "comments.csv")
    accepted = [row for row in rows if row["moderated"] == "1"]
    comments = tuple(
        Comment(row["comment-id"], row["author-id"], row["comment-body"].strip())
        for row in accepted
        if row["comment-id"] not in personal
    )
    kept = {comment.ref for comment in comments}
    votes: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(folder / "votes.csv"):
        if row["comment-id"] in kept:
            votes[row["voter-id"]][row["comment-id"]] = int(row["vote"])
    return Conversation(comments, votes, len(rows) - len(accepted), len(accepted) - len(comments))


def cast_seats(conversation: Conversation, *, seats: int, host: str) -> Cast:
    """Seat the people who voted most, most votes first, equal ones by their number; the host has no seat."""
    voters = [voter for voter in conversation.votes if voter != host]
    voters.sort(key=lambda voter: (-len(conversation.votes[voter]), int(voter)))
    seat_of = {voter: number for number, voter in enumerate(voters[:seats], start=1)}
    votes: dict[str, dict[int, int]] = {comment.ref: {} for comment in conversation.comments}
    for voter, seat in seat_of.items():
        for ref, vote in conversation.votes[voter].items():
            votes[ref][seat] = vote
    return Cast(conversation, seat_of, votes)


def spread(count: int, weights: Sequence[int]) -> list[int]:
    """Share `count` things out in order by weight: for each thing the index of its share."""
    total = sum(weights)
    edges = [count * sum(weights[: i + 1]) // total for i in range(len(weights))]
    return [next(i for i, edge in enumerate(edges) if thing < edge) for thing in range(count)]


def read_plan(folder: Path) -> dict[str, Any]:
    """The sample's own plan: name, remit, sessions, ballots."""
    plan: dict[str, Any] = json.loads((folder / "council.json").read_text("utf-8"))
    return plan


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
