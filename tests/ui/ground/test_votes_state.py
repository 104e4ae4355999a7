"""What the page of votes thinks, without a window: sheets, cards, progress, and the making of a set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.ground.voting.values import Field, TableCounts
from ui.ground.votes import sheet_words
from ui.ground.votes.choosing import SetDraft, sources_of
from ui.ground.votes.progress import Member, Progress, Want
from ui.ground.votes.sheet import AGREE, DISAGREE, KEYS, PASS, VoteSheet
from ui.ground.votes.tally import BY_STATEMENT, BY_TABLE, Counts, TableAt, TallyWalk, tables_at
from ui.ground.votes.words import all_wanted, want_words

THREE = ("a", "b", "c")
TOLD = (("a", 7, "First"), ("b", 8, "Second"))


def typed(sheet: VoteSheet, keys: str) -> VoteSheet:
    for key in keys:
        sheet = sheet.marked(KEYS[key])
    return sheet


def test_a_key_answers_and_goes_on() -> None:
    """Letters and digits say the same; not asked is none of the other three."""
    letters, digits = typed(VoteSheet(THREE), "adn"), typed(VoteSheet(THREE), "120")
    assert dict(letters.typed) == {"a": AGREE, "b": DISAGREE, "c": None} == dict(digits.typed)
    assert letters.is_done and letters.now("c") is None and letters.now("b") == DISAGREE


def test_a_second_sheet_of_a_seat_is_compared() -> None:
    """Every answer that is not the one kept is told, taken-back ones among them; the same is no change."""
    sheet = typed(VoteSheet(THREE, {"a": AGREE, "b": PASS, "c": DISAGREE}), "aan")
    assert [(one.statement_id, one.kept, one.typed) for one in sheet.differences] == [
        ("b", PASS, AGREE),
        ("c", DISAGREE, None),
    ]


def test_what_will_be_replaced_is_said_before_it_is_kept() -> None:
    """When the number is in, in the line of each statement, and at the end: replaced and taken back apart."""
    sheet = VoteSheet(THREE, {"a": AGREE, "b": PASS, "c": DISAGREE})
    first = sheet_words.kept_before("Seat 7", sheet)
    assert "Seat 7 has answers already, to 3 of 3" in first and "N takes one back" in first
    assert sheet_words.kept_before("Seat 7", VoteSheet(THREE)) == ""
    sheet = typed(sheet, "adn")
    lines = [
        sheet_words.beside(sheet.kept.get(one), sheet.now(one), was_typed=sheet.was_typed(one))
        for one in THREE
    ]
    assert lines == ["agree", "disagree, replaces “pass”", "not asked: takes “disagree” back"]
    end = sheet_words.at_end(sheet)
    assert "replaces the answer to 2 (pass, now disagree) and takes back the answer to 3 (disagree)" in end
    assert "Enter" not in sheet_words.at_end(typed(VoteSheet(THREE, {"a": AGREE}), "aaa"))


def test_what_is_passed_over_stays_as_it_is_kept() -> None:
    """Down leaves a statement alone: it is neither typed nor taken back."""
    sheet = VoteSheet(THREE, {"a": AGREE}).on().marked(DISAGREE)
    assert sheet.now("a") == AGREE and not sheet.was_typed("a") and not sheet.differences


@settings(max_examples=40, deadline=None)
@given(st.text("adpn ", max_size=6), st.dictionaries(st.sampled_from(THREE), st.sampled_from((1, 0, -1))))
def test_what_would_stand_is_what_is_kept_with_what_is_typed(keys: str, kept: dict[str, int]) -> None:
    """What was typed goes before what is kept, and every statement where they part is told."""
    sheet = typed(VoteSheet(THREE, kept), keys)
    after = {**kept, **sheet.typed}
    assert {one: sheet.now(one) for one in THREE} == {one: after.get(one) for one in THREE}
    assert {one.statement_id for one in sheet.differences} == {one for one in kept if after[one] != kept[one]}
    assert sheet.at == min(len(keys), 3) and sheet.back().at == max(sheet.at - 1, 0)


TABLES = (TableAt("t1", 1, 7), TableAt("t2", 2, 8))


def test_cards_are_counted_in_either_order() -> None:
    """Turned round one stands at the same cell; the first without counts comes first."""
    walk = TallyWalk(TABLES, THREE, {("t1", "a"): Counts(5, 1, 1, 7)})
    assert walk.first_open().cell == (TABLES[0], "b") and walk.counted == 1
    turned = walk.first_open().turned(BY_STATEMENT)
    assert turned.cell == (TABLES[0], "b") and turned.on().cell == (TABLES[1], "b")
    assert turned.turned(BY_TABLE).cell == (TABLES[0], "b")


def test_a_number_goes_to_its_table() -> None:
    """By tables to its first statement without counts, by statements to the same statement; else nowhere."""
    walk = TallyWalk(TABLES, THREE, {("t2", "a"): Counts(1, 0, 0, 8)})
    assert walk.to_table(2).cell == (TABLES[1], "b") and walk.to_table(9) is None
    by = TallyWalk(TABLES, THREE, {}, BY_STATEMENT, 4)
    assert by.cell == (TABLES[0], "c") and by.to_table(2).cell == (TABLES[1], "c")


def test_too_many_cards_are_noticed_and_no_card_is_not_asked() -> None:
    """More cards than people cannot be; whoever shows none is not asked, never a pass."""
    assert Counts(5, 2, 1, 7).is_too_many and not Counts(5, 1, 1, 7).is_too_many
    assert Counts(3, 1, 1, 7).silent == 2


def test_only_those_here_are_present() -> None:
    """An empty chair is no present member; a table that is gone is none."""
    seated = [("t2", True), ("t1", True), ("t1", False), ("gone", True)]
    assert tables_at({"t1": 1, "t2": 2}, seated) == (TableAt("t1", 1, 1), TableAt("t2", 2, 1))


def council(size: int = 12) -> tuple[tuple[Member, ...], Field]:
    members = tuple(Member(f"p{n}", n) for n in range(1, size + 1))
    region = {m.id: "North" if m.number <= 4 else "South" if m.number <= 10 else "West" for m in members}
    return members, Field("region", region)


def test_what_is_wanted_is_told_by_group() -> None:
    """A group wants votes until half of it was asked; one under five people asks for nothing."""
    members, field = council()
    votes = {"a": {"p5": 1, "p6": 0, "p7": -1}, "b": {"p5": 1}}
    found = Progress.of(TOLD, members, votes, fields=[field])
    first, second = found.statements
    assert (first.agree, first.disagree, first.passed, first.asked) == (1, 1, 1, 3)
    assert not first.wants and want_words(second.wants) == "2 more of South (region)"
    many = tuple(Want("region", str(at), at) for at in range(5, 0, -1))
    assert want_words(many) == "people of 5 groups"
    told = all_wanted(replace(second, wants=many))
    assert all(f"{at} of “{at}”" in told for at in range(1, 6)) and "enough" not in told
    assert found.wanting == 1 and found.voters == 3 and found.finished == 1


def test_cards_count_and_nobody_is_counted_twice() -> None:
    """Cards come beside the votes of those who answered alone; each group has its share of its tables."""
    members, field = council()
    cards = {"a": (TableCounts("1", 6, 3, 1, 1, tuple(f"p{n}" for n in range(5, 11))),)}
    votes = {"a": {"p5": 1}}
    line = Progress.of(TOLD[:1], members, votes, fields=[field], shows=cards).statements[0]
    assert (line.agree, line.disagree, line.passed, line.cards) == (4, 1, 1, 5) and not line.wants


def test_without_groups_the_council_is_one() -> None:
    """Where nothing divides the council it is asked as a whole."""
    members, _field = council(6)
    assert want_words(Progress.of(TOLD[:1], members, {}).statements[0].wants) == "3 more members"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(-3, 3)), max_size=12))
def test_a_set_keeps_every_statement_once_however_it_is_ordered(moves: list[tuple[str, int]]) -> None:
    """Putting in, taking out and moving never doubles or loses a statement."""
    draft = SetDraft()
    for one, by in moves:
        before = set(draft.chosen)
        if one not in before or not by:
            draft = draft.toggled(one)
            assert set(draft.chosen) == before ^ {one}
        else:
            draft = draft.moved(one, by)
            assert set(draft.chosen) == before
        assert len(draft.chosen) == len(set(draft.chosen))


@pytest.mark.parametrize(("by", "order"), [(-1, ("b", "a", "c")), (9, ("a", "c", "b")), (0, THREE)])
def test_a_statement_moves_as_far_as_there_is_room(by: int, order: tuple[str, ...]) -> None:
    """The order is the person's; the ends are ends."""
    assert SetDraft(THREE).moved("b", by).chosen == order


class Told:
    """A statement as far as a source looks at it."""

    def __init__(self, id: str) -> None:
        self.id, self.number, self.text = id, 1, id


def test_sources_hold_what_stands_and_empty_ones_are_left_out() -> None:
    """A withdrawn statement is offered nowhere, and a source without any is not offered at all."""
    found = sources_of(
        [Told("a"), Told("b")], [], unthemed=["gone"], slate=["b", "gone"], wanting=[], asked={"a": 3}
    )
    assert [(one.id, one.statements) for one in found] == [
        ("slate", ("b",)),
        ("never", ("b",)),
        ("all", ("a", "b")),
    ]
