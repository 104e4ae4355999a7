"""The lottery before the lottery: sums, chances, and that anybody can draw it again."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council import clock
from council.people.areas import plan_in, strata_of
from council.people.dialect import grid_of_text
from council.people.grid import Grid
from council.people.invitation import check_round, keys_in, round_of
from council.people.inviting import (
    Rates,
    Register,
    Stratum,
    address_columns,
    cover_for,
    draw_letters,
    plan_letters,
    register_of,
    without,
)
from council.people.likely import WantedLine, likely_pool
from council.people.refusals import (
    AddressesTooFew,
    FileRefused,
    InvitationDiffers,
    InvitationUnknown,
    PlanUnfit,
    RegisterColumnMissing,
    RegisterEmpty,
)
from council.people.rounds.actions import forget_invitation, keep_invitation
from council.people.rounds.queries import invitations_of, letters_sent
from council.store import Store

AT = "2026-03-01T09:00:00Z"
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def grid(text: str, name: str = "register.csv") -> Grid:
    return grid_of_text(text.encode(), name)


def lines(*homes: tuple[str, str]) -> str:
    return "street,town,area\n" + "".join(f"{street},Sampleton,{area}\n" for street, area in homes)


def register(*homes: tuple[str, str]) -> Register:
    return register_of(grid(lines(*homes)), address=["street", "town"], strata=["area"])


homes_in = st.lists(
    st.tuples(
        st.integers(1, 60).map(lambda n: f"{n} Mill Road"), st.sampled_from(["North", "South", "West"])
    ),
    min_size=1,
    max_size=60,
    unique_by=lambda home: home[0],
)


@settings(deadline=None, max_examples=60)
@given(homes_in, st.data())
def test_a_draw_takes_what_was_planned_once_each_whatever_the_order(
    homes: list[tuple[str, str]], data: st.DataObject
) -> None:
    """Each stratum gives its letters, no home gets two, and shuffled rows give the same letters."""
    one = register(*homes)
    counts = {name: data.draw(st.integers(0, size), label=name) for name, size in one.sizes.items()}
    drawn = draw_letters(one, counts, seed="4 8 15")
    assert Counter(home.stratum for home in drawn.homes) == Counter(
        {name: count for name, count in counts.items() if count}
    )
    assert len({home.key for home in drawn.homes}) == len(drawn.homes)
    shuffled = data.draw(st.permutations(homes))
    again = register(*shuffled)
    assert again.hash == one.hash and draw_letters(again, counts, seed="4 8 15") == drawn


def test_every_home_of_a_stratum_has_the_same_chance() -> None:
    """Over many seeds each home is drawn L/A of the time."""
    one = register(*[(f"{n} Mill Road", "North" if n % 3 else "South") for n in range(30)])
    taken: Counter[str] = Counter()
    for seed in range(2_000):
        drawn = draw_letters(one, {"North": 5, "South": 2}, seed=str(seed))
        taken.update(home.key for home in drawn.homes)
    for home in one.homes:
        assert abs(taken[home.key] / 2_000 - (5 / 20 if home.stratum == "North" else 2 / 10)) < 0.05


def test_another_seed_draws_other_letters() -> None:
    """The seed is the chance of the draw."""
    one = register(*[(f"{n} Mill Road", "North") for n in range(40)])
    assert draw_letters(one, {"North": 10}, seed="a") != draw_letters(one, {"North": 10}, seed="b")


def test_rows_of_one_address_are_one_home() -> None:
    """However an address is spelt, and whichever row comes first, it gets one letter."""
    text = "street,town,area\n1 Mill Road,Top,North\n1 MILL  road,top,North\n,,North\n2 Oak,S,North\n"
    one = register_of(grid(text), address=["street", "town"], strata=["area"])
    assert (one.rows, len(one.homes), one.joined, one.blank) == (4, 2, 1, 1)
    backwards = "\n".join([text.split("\n")[0], *reversed(text.strip().split("\n")[1:])])
    assert register_of(grid(backwards), address=["street", "town"], strata=["area"]).homes == one.homes


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.tuples(st.integers(1, 5_000), st.integers(1, 50), st.integers(1, 8)), min_size=1, max_size=6),
    st.integers(1, 200),
)
def test_letters_are_what_the_rates_ask_for(areas: list[tuple[int, int, int]], seats: int) -> None:
    """L = ⌈cover · seats · share · weight / rate⌉, never above the addresses, the rest told as short."""
    strata = [
        Stratum(f"s{n}", size, rates=Rates(*[Fraction(rate, 100)] * 3), weight=Fraction(weight))
        for n, (size, rate, weight) in enumerate(areas)
    ]
    plan = plan_letters(strata, seats=seats)
    everyone = sum(one.addresses for one in strata)
    for one in plan.strata:
        asked = 6 * seats * Fraction(one.stratum.addresses, everyone) * one.stratum.weight
        letters = -(-asked // one.stratum.rates.likely)
        assert one.letters + one.short == letters and one.letters <= one.stratum.addresses
        assert not one.short or one.letters == one.stratum.addresses
        assert one.chance == Fraction(one.letters, one.stratum.addresses)
    assert sum(one.share for one in plan.strata) == 1


def test_areas_without_a_share_split_what_is_left() -> None:
    """Given shares stand; the others divide the rest by their addresses."""
    plan = plan_letters([Stratum("a", 10, Fraction(1, 2)), Stratum("b", 30), Stratum("c", 10)], seats=1)
    assert [one.share for one in plan.strata] == [Fraction(1, 2), Fraction(3, 8), Fraction(1, 8)]


def test_a_number_of_letters_gives_its_cover() -> None:
    """The cover for so many letters plans about so many, rounded up in each stratum."""
    strata = [Stratum("a", 5_000), Stratum("b", 7_000)]
    cover = cover_for(strata, seats=30, letters=1_000)
    assert 1_000 <= plan_letters(strata, seats=30, cover=cover).letters <= 1_001


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=9), st.integers(1, 4_000), st.integers(0, 3))
def test_letters_in_all_are_as_many_as_asked_for(weights: list[int], extra: int, fixed: int) -> None:
    """However many areas round, "100 letters in all" are 100 letters, those set by hand among them."""
    strata = [Stratum(f"s{n}", 10**5, weight=Fraction(one)) for n, one in enumerate(weights)]
    strata += [Stratum(f"z{n}", 10**5, letters=7) for n in range(fixed)]
    plan = plan_letters(strata, seats=30, letters=7 * fixed + extra)
    assert plan.letters == 7 * fixed + extra
    assert [one.letters for one in plan.strata][len(weights) :] == [7] * fixed


def test_one_area_typed_two_ways_is_one_area() -> None:
    """Five homes of "north" do not make an area of their own: nobody's chance hangs on a capital letter."""
    rows = [(f"{n} Mill Road", "North" if n < 20 else "north") for n in range(25)]
    one, other = register(*rows), register(*reversed(rows))
    assert one.sizes == {"North": 25} and one.hash == other.hash


@pytest.mark.parametrize(
    "strata",
    [
        [Stratum("a", 10, Fraction(3, 4)), Stratum("b", 10, Fraction(1, 2))],
        [Stratum("a", 10, rates=Rates(Fraction(1, 2), Fraction(1, 4), Fraction(1)))],
        [Stratum("a", 10, rates=Rates(Fraction(0), Fraction(0), Fraction(0)))],
        [Stratum("a", 10, share=Fraction(2))],
        [Stratum("a", 10, letters=-1)],
        [Stratum("a", 0)],
        [],
    ],
)
def test_a_plan_that_cannot_be_is_refused(strata: list[Stratum]) -> None:
    """Rates out of order, nothing to answer with, shares above all, no addresses."""
    with pytest.raises(PlanUnfit):
        plan_letters(strata, seats=5)


def test_more_letters_than_addresses_are_refused() -> None:
    """A plan made for another register does not fill letters with nobody."""
    with pytest.raises(AddressesTooFew):
        draw_letters(register(("1 Mill", "North")), {"North": 2}, seed="x")


def test_the_likely_pool_agrees_with_its_mean_and_its_seed() -> None:
    """The middle lies at letters times rate; the same seed tells the same; scarce lines are told."""
    plan = plan_letters([Stratum("a", 9_000), Stratum("b", 9_000)], seats=40)
    wanted = (
        WantedLine("sex", "woman", 20, Fraction(1, 2)),
        WantedLine("age", "16-29", 8, Fraction(1, 20)),
        WantedLine("area", "a", 30, stratum="a"),
    )
    told = likely_pool(plan, wanted, random.Random(7))
    assert told == likely_pool(plan, wanted, random.Random(7))
    assert abs(told.middle - plan.letters * 0.04) < 6 and told.low < told.middle < told.high
    woman, young, area = told.lines
    assert woman.chance > 0.95 and woman.more == 0 and abs(woman.expected - 120) < 4
    assert young.chance < 0.1 and young.more is not None and young.more > plan.letters
    assert area.chance > 0.95


def test_the_letters_said_to_mend_a_line_do() -> None:
    """With so many letters more, the line is filled in about 95 of 100 trials."""
    strata = [Stratum("a", 100_000)]
    line = WantedLine("age", "16-29", 8, Fraction(1, 10))
    plan = plan_letters(strata, seats=30, cover=Fraction(6))
    more = likely_pool(plan, [line], random.Random(1)).lines[0].more
    assert more
    mended = plan_letters([replace(strata[0], letters=plan.letters + more)], seats=30)
    assert 0.92 < likely_pool(mended, [line], random.Random(2)).lines[0].chance < 0.98


def test_a_record_is_checked_by_drawing_again() -> None:
    """What was drawn passes; another register, seed, list or count does not."""
    one = register(*[(f"{n} Mill Road", "North" if n % 3 else "South") for n in range(30)])
    plan = plan_letters([Stratum("North", 20, letters=6), Stratum("South", 10, letters=4)], seats=2)
    made = round_of(one, plan, seed="4 8 15", made_at=AT)
    record = json.loads(made.files["invitation.json"])
    printed = keys_in(grid_of_text(made.letters_csv, "letters.csv"), one.address)
    assert len(printed) == 10 and check_round(record, one, letters=printed) == 10
    other = register(*[(f"{n} Oak Road", "North" if n % 3 else "South") for n in range(30)])
    wrong = [
        (record, other, printed, None),
        (record, one, printed - {next(iter(printed))}, None),
        (record, one, printed, "another seed"),
        (record | {"letters_hash": "0" * 64}, one, printed, None),
        (record | {"strata": [record["strata"][0]]}, one, printed, None),
        (record | {"strata": [one | {"chance": "1"} for one in record["strata"]]}, one, printed, None),
    ]
    for changed, register_, letters, seed in wrong:
        with pytest.raises(InvitationDiffers):
            check_round(changed, register_, letters=letters, seed=seed)


def test_a_sealed_seed_is_needed_to_check_and_stands_nowhere() -> None:
    """The record keeps the hash alone until the seed is told."""
    one = register(*[(f"{n} Mill Road", "North") for n in range(9)])
    made = round_of(one, plan_letters([Stratum("North", 9)], seats=1), seed="secret-7", made_at=AT, seal=True)
    assert b"secret-7" not in b"".join(made.files.values())
    with pytest.raises(InvitationDiffers):
        check_round(made.record, one)
    assert check_round(made.record, one, seed="secret-7") == made.record["letters"]


def test_a_second_wave_writes_to_nobody_twice() -> None:
    """Homes of the first wave are left out, counted, and needed to check the second."""
    one = register(*[(f"{n} Mill Road", "North") for n in range(30)])
    first = round_of(one, plan_letters([Stratum("North", 30, letters=12)], seats=1), seed="a", made_at=AT)
    before = keys_in(grid_of_text(first.letters_csv, "letters.csv"), one.address)
    left = without(one, before)
    plan = plan_letters([Stratum("North", len(left.homes), letters=10)], seats=1)
    second = round_of(one, plan, seed="a", made_at=AT, wave=2, before=before)
    assert not before & keys_in(grid_of_text(second.letters_csv, "letters.csv"), one.address)
    assert second.record["left_out"]["homes"] == 12 and second.record["strata"][0]["chance"] == "5/9"
    assert check_round(second.record, one, before=before) == 10
    with pytest.raises(InvitationDiffers):
        check_round(second.record, one)


def test_the_record_names_no_address() -> None:
    """Only counts, chances and hashes are kept; the list to print from is another file."""
    one = register(("17 Canary Lane", "North"), ("2 Mill", "North"))
    made = round_of(one, plan_letters([Stratum("North", 2, letters=2)], seats=1), seed="a", made_at=AT)
    assert "canary" not in json.dumps(made.record).casefold()
    assert b"17 Canary Lane" in made.letters_csv


def test_letters_are_safe_in_a_spreadsheet_and_keep_the_registers_columns() -> None:
    """A cell that a spreadsheet would run is guarded; headings of ours never clash with theirs."""
    text = "letter,street,town\n=1+1,1 Mill,S\n"
    one = register_of(grid(text), address=["street", "town"])
    made = round_of(one, plan_letters([Stratum("all", 1, letters=1)], seats=1), seed="a", made_at=AT)
    said = made.letters_csv.decode("utf-8-sig").splitlines()
    assert said == ["council letter,stratum,letter,street,town", "00001,all,'=1+1,1 Mill,S"]


def test_the_address_columns_are_proposed_by_name() -> None:
    """What tells homes apart is part of the address; who lives there is not."""
    found = address_columns(grid("name,Street,House no,Postcode,Town,district\nAda,Mill,1,101,S,North\n"))
    assert found == ("Street", "House no", "Postcode", "Town")
    assert address_columns(grid("colour,size\nred,1\n")) == ()


def test_registers_that_cannot_be_used_are_refused() -> None:
    """A column that is not there is named beside those that are; nobody to write to is said."""
    with pytest.raises(RegisterColumnMissing):
        register_of(grid(lines(("1 Mill", "North"))), address=["road"])
    with pytest.raises(RegisterEmpty):
        register_of(grid("street,town\n-,-\n"), address=["street", "town"])


def test_a_plan_is_read_from_a_table() -> None:
    """Percent or parts, one rate for all three, weights and letters; the areas are the register's own."""
    rows = plan_in(
        grid("Area;share;low;likely;high;weight;letters\nnorth;60 %;3;4,5;5%;2;\nSouth;;;0.04;;;70\n", "plan")
    )
    strata, silent = strata_of({"North": 10, "South": 20, "West": 5}, rows, file="plan")
    assert strata[0] == Stratum(
        "North",
        10,
        Fraction(3, 5),
        Rates(Fraction(3, 100), Fraction(45, 1000), Fraction(5, 100)),
        Fraction(2),
    )
    assert strata[1] == Stratum("South", 20, None, Rates(*[Fraction(4, 100)] * 3), Fraction(1), 70)
    assert strata[2] == Stratum("West", 5) and silent == ("West",)


@pytest.mark.parametrize(
    "text",
    [
        "colour,size\nred,1\n",
        "stratum,likely\nNorth,four\n",
        "stratum,likely\nNorth,4\nnorth,5\n",
        "stratum,letters\nNorth,1.5\n",
        "stratum,likely\n",
    ],
)
def test_a_plan_that_cannot_be_read_is_refused_with_its_line(text: str) -> None:
    """Nothing is taken from a table that is wrong in one place."""
    with pytest.raises(FileRefused):
        plan_in(grid(text, "plan.csv"))


def test_a_plan_for_areas_the_register_has_not_is_refused_with_the_nearest() -> None:
    """A misspelt area would silently get the usual rates."""
    with pytest.raises(FileRefused) as refused:
        strata_of({"North": 3}, plan_in(grid("stratum,likely\nNorht,4\n", "plan.csv")), file="plan.csv")
    assert "North" in str(refused.value.facts["remedy"])


def test_a_round_is_kept_once_and_without_its_register(store: Store) -> None:
    """The record comes back whole, a retry adds nothing, and waves are numbered; undo takes one back."""
    one = register(("17 Canary Lane", "North"), ("2 Mill", "North"))
    plan = plan_letters([Stratum("North", 2, letters=2)], seats=1)
    record = round_of(one, plan, seed="a", made_at=AT).record
    first = clock.new_id()
    for _retry in range(2):
        assert store.act(keep_invitation, round_id=first, record=record, at=NOW).value == 1
    assert store.act(keep_invitation, round_id=clock.new_id(), record=record, at=NOW).value == 2
    rounds = store.read(invitations_of)
    assert [(view.number, view.letters, view.register) for view in rounds] == [
        (1, 2, "register.csv"),
        (2, 2, "register.csv"),
    ]
    assert check_round(rounds[0].record, one) == 2 and store.read(letters_sent) == 4
    store.undo()
    assert len(store.read(invitations_of)) == 1
    store.act(forget_invitation, round_id=first)
    assert not store.read(invitations_of)
    with pytest.raises(InvitationUnknown):
        store.act(forget_invitation, round_id=first)
