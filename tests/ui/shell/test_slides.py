"""What the projector shows, without a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.ground.shared.values import FEW, Cell, Hidden
from council.sessions import timers
from ui.shell.ground_slides import (
    differ_slide,
    groups_slide,
    map_slide,
    share_slide,
    short_slide,
    some_slide,
    unknown_slide,
    voices_slide,
)
from ui.shell.slides import (
    Bar,
    Face,
    Slide,
    agenda_slide,
    digits_of,
    here_slide,
    prompt_slide,
    question_slide,
    questions_slide,
    statements_slide,
    themes_slide,
    timer_slide,
)
from ui.widgets.lettering import paged, type_share

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    position: int
    title: str
    state: str = "planned"
    id: str = "item"
    method: str = ""
    stage: int = 0
    purpose: str = ""


@dataclass(frozen=True)
class Said:
    text: str
    state: str
    carry: bool = False
    rank: int = 0


@dataclass(frozen=True)
class Named:
    title: str
    people: int
    state: str = "named"


def test_type_is_readable_ten_metres_away():
    """Capitals of 58 mm at 10 m are 6.8 % of a picture 1.2 m high."""
    assert type_share(distance=10, height=1.2) == pytest.approx(0.068, abs=0.0005)
    assert type_share(distance=10, height=1.2) * 1200 * 0.71 == pytest.approx(58.2, abs=0.1)


def test_type_grows_with_the_room_and_shrinks_with_the_picture():
    """Twice as far wants twice the type; a picture twice as high needs half the share."""
    near = type_share(distance=5, height=1.2)
    assert type_share(distance=10, height=1.2) == pytest.approx(2 * near)
    assert type_share(distance=5, height=2.4) == pytest.approx(near / 2)


@given(st.lists(st.integers(min_value=1, max_value=30), max_size=20), st.integers(min_value=1, max_value=9))
def test_every_line_stands_on_exactly_one_page_in_order(lines, room):
    """What does not fit is paged: nothing is left out, shown twice, or more than the page holds."""
    pages = paged(lines, room)
    seen = [(part.block, line) for page in pages for part in page for line in range(part.first, part.last)]
    assert seen == [(block, line) for block, count in enumerate(lines) for line in range(count)]
    for page in pages:
        assert sum(part.last - part.first for part in page) + len(page) - 1 <= room


@given(st.lists(st.integers(min_value=1, max_value=6), max_size=20))
def test_a_block_that_fits_on_a_page_is_never_torn(lines):
    """A statement is read in one piece where it can be."""
    parts = [part for page in paged(lines, 6) for part in page]
    assert all((part.first, part.last) == (0, lines[part.block]) for part in parts)


def test_the_agenda_says_now_and_next():
    """Only what runs and what follows it; what is over or cut is not shown."""
    items = [Item(1, "Welcome", "done"), Item(2, "Talk", "running"), Item(3, "Old", "cut"), Item(4, "Break")]
    assert agenda_slide(items).blocks == ("Now: Talk", "Next: Break")
    assert agenda_slide(items[3:]).blocks == ("Next: Break",)
    assert agenda_slide(items[:1]).blocks == ()


def test_only_statements_read_back_reach_the_wall():
    """What its speakers have not found right cannot be projected, and no seat or table goes with it."""
    slide = statements_slide([Said("right", "read_back"), Said("not yet", "captured")])
    assert slide.blocks == ("right",)


def test_a_question_is_a_slide_of_its_own():
    """No question, nothing to show."""
    assert question_slide("What to do?").blocks == ("What to do?",)
    assert question_slide("").blocks == () and Slide().is_empty


def test_what_is_carried_forward_is_a_slide_of_its_own():
    """The few a table gives to everybody, of those that were read back."""
    told = [
        Said("all", "confirmed", carry=True),
        Said("table", "read_back"),
        Said("no", "captured", carry=True),
    ]
    assert statements_slide(told, carried=True).blocks == ("all",)


def test_a_question_is_shown_once_it_was_ranked():
    """In the order of the tables, numbered anew; one just asked is not there."""
    asked = [Said("second", "prioritised", rank=2), Said("new", "asked"), Said("first", "answered", rank=1)]
    asked.append(Said("", "answered", rank=3))  # its words were taken out
    assert questions_slide(asked).bars == (Bar("first", "1"), Bar("second", "2"))


def test_themes_are_weighed_by_people_and_named_by_people():
    """The largest fills its bar; what the machine proposed, and what nobody speaks in, is left out."""
    slide = themes_slide(
        [Named("small", 2), Named("guess", 9, "proposed"), Named("large", 8), Named("none", 0)]
    )
    assert slide.bars == (Bar("large", "8", 1.0), Bar("small", "2", 0.25)) and slide.foot
    assert not themes_slide([]).has_body


def test_you_are_here_in_counts_that_are_known():
    """A count that is not known is not shown as nought; without a panel there is no place to be."""
    slide = here_slide(letters=0, registered=1204, members=48, present=1)
    assert [bar.number for bar in slide.bars] == ["1,204", "48", "1"]
    assert [bar.words for bar in slide.bars][-1] == "member here today"
    assert not here_slide(letters=10, registered=5, members=0, present=0).has_body


def test_the_prompt_is_that_of_the_stage():
    """The method's question for the stage that runs; without a method, what the item is for."""
    stages = {"m": (("Alone", "What do you see?"), ("Table", "What do we see?"))}
    running = Item(1, "Looking", "running", method="m", stage=1)
    slide = prompt_slide([running], lambda id: stages.get(id, ()))
    assert (slide.heading, slide.blocks) == ("Looking – Table", ("What do we see?",))
    plain = prompt_slide([Item(1, "Talk", "running", purpose="To listen")], lambda id: ())
    assert (plain.heading, plain.blocks) == ("Talk", ("To listen",))
    assert not prompt_slide([Item(1, "Talk")], lambda id: ()).has_body


def timer(kind: str = "item", seconds: int = 600, item_id: str = "item") -> timers.Timer:
    return timers.start(timers.Timer(kind, seconds, "t", item_id), NOW)


def test_the_timer_is_that_of_the_running_item_else_of_the_session():
    """Never that of a single speaker, and none that has not begun."""
    whole, item = timer("session", 9000, ""), timer()
    runs = [Item(1, "Talk", "running")]
    assert timer_slide(runs, [whole, item]).countdown is item
    assert timer_slide([], [whole, item]).countdown is whole
    assert timer_slide(runs, [timer("turn")]).countdown is None
    assert timer_slide(runs, [timers.Timer("item", 600, "t", "item")]).countdown is None


def test_a_timer_is_read_off_in_digits_shape_and_words():
    """Running says nothing, the end is announced, overrun is said and counted on."""
    one = timer()
    faces = [Face.of(one, NOW + timedelta(seconds=gone)) for gone in (0, 500, 660)]
    assert [face.digits for face in faces] == ["10:00", "1:40", "+1:00"]
    assert [face.mark for face in faces] == ["running", "nearly", "over"]
    assert [face.words for face in faces] == ["", "Coming to the end", "Time is up"]
    assert faces[0].share == 1.0 and faces[2].share == 0.0
    paused = Face.of(timers.pause(one, NOW + timedelta(seconds=60)), NOW + timedelta(hours=1))
    assert (paused.digits, paused.words) == ("9:00", "Paused")


@given(st.integers(min_value=-200_000, max_value=200_000))
def test_digits_say_the_second_that_is_running(tenths):
    """Whole seconds, the one begun counted; minutes are never cut at sixty."""
    seconds = tenths / 10
    words = digits_of(seconds)
    minutes, rest = words.lstrip("+").split(":")
    told = (int(minutes) * 60 + int(rest)) * (-1 if words.startswith("+") else 1)
    assert 0 <= told - seconds < 1 and len(rest) == 2


def test_what_was_taken_back_goes_and_nothing_comes():
    """A slide only ever loses words that are no longer released."""
    old = Slide("What we heard", ("kept", "withdrawn"), bars=(Bar("gone"),))
    new = Slide("What we heard", ("kept", "said since"), bars=(Bar("new"),))
    assert old.still(new) == Slide("What we heard", ("kept",))


def test_a_slide_is_told_in_words():
    """Heading, blocks, each line with its number, and what the numbers count."""
    slide = Slide("A", ("b",), (Bar("c", "3"),), foot="d")
    assert slide.said() == "A\nb\n3 c\nd"


@dataclass(frozen=True)
class Voted:
    text: str
    label: str
    asked: int = 9
    agree: int = 7
    disagree: int = 1
    size: int = 10
    low: float = 0.7
    high: float = 0.8
    limiting_group: str = "region: North"
    sides: tuple[str, ...] = ()
    missing: tuple = ()
    psg: float = 0.7
    untold: tuple[str, ...] = ()
    cells: tuple = ()

    @property
    def statement_id(self) -> str:
        return self.text


def test_what_we_share_differ_on_and_do_not_know_are_three_slides():
    """Each statement stands on one of them, with its counts, their base, and the reason."""
    labels = ("shared", "emerging", "contested", "not shared", "not known yet")
    lines = [Voted(label, label) for label in labels]
    slides = [share_slide(lines), differ_slide(lines), unknown_slide(lines)]
    assert [[bar.words for bar in slide.bars] for slide in slides] == [
        ["shared", "emerging"], ["contested", "not shared"], ["not known yet"],
    ]  # fmt: skip
    first = slides[0].bars[0]
    assert (first.number, first.share, first.against, first.span) == ("7 agree", 0.7, 0.1, (0.7, 0.8))
    assert "7 of 9 asked" in first.note and "North (region)" in slides[0].bars[1].note
    assert "10" in slides[0].foot and "7 of 9 asked" in slides[0].said()
    assert slides[0].heading == "What we share: 1 shared, 1 emerging"
    assert share_slide(lines[:1]).heading == "What we share"
    assert not share_slide([]).has_body


def test_what_may_still_be_taken_away_is_not_told_the_room_as_settled():
    """Shared with members not yet asked says that they could change it; with all asked it does not."""
    open_yet, settled = Voted("a", "shared"), Voted("b", "shared", asked=10, agree=9, disagree=1)
    notes = [bar.note for bar in share_slide([open_yet, settled]).bars]
    assert "could still change that" in notes[0] and "could still" not in notes[1]


def test_the_wall_claims_no_group_that_could_not_be_judged():
    """By cards alone it says so; with no group known it speaks of the council; over a third is named."""
    by_cards = Voted("a", "emerging", psg=0.95, untold=("age", "region"), limiting_group="the whole council")
    whole = Voted("b", "shared", psg=0.95, limiting_group="")
    south = Cell("region", "South", 20, 20, 12, 8, 0.6, 0.6, 0.4, 0.4)
    against = Voted("c", "emerging", psg=0.95, cells=(south,))
    notes = [bar.note for bar in share_slide([by_cards, whole, against]).bars]
    assert "As far as cards tell" in notes[0] and "Not known by age and region" in notes[0]
    assert "most of the council" in notes[1] and "over a third of South (region)" in notes[2]
    assert not any("every group:" in note for note in notes)


def test_the_answers_of_a_few_and_of_nobody_are_no_figures_on_the_wall():
    """Where fewer than five were asked there is no count and no bar, and nobody asked is not nought."""
    few = unknown_slide([Voted("Words", "not known yet", asked=1, agree=1, disagree=0)]).bars[0]
    assert (few.number, few.share, few.against, few.span) == ("–", 0, 0, ()) and few.note
    nobody = Cell("region", "North", 9, 0, 0, 0, 0.1, 0.9)
    bar = groups_slide(Voted("Words", "shared"), "region", (("North", nobody),)).bars[0]
    assert (bar.number, bar.note, bar.span) == ("–", "Nobody was asked.", ())


def test_no_table_is_named_on_the_wall_and_nothing_is_unsure_when_all_answered():
    """Everybody can see who sits at a table; and where all were asked there is no bracket."""
    parted = Voted("a", "contested", sides=("table: 1", "table: 2"), limiting_group="table: 2")
    mixed = Voted("b", "contested", sides=("table: 1", "region: South"))
    doubtful = Voted("c", "not shared", asked=10, limiting_group="table: 7")
    slide = differ_slide([parted, mixed, doubtful])
    assert not [digit for bar in slide.bars[:2] for digit in bar.note if digit.isdigit()]
    assert "South (region)" in slide.bars[1].note and "table 7" not in slide.bars[2].note
    assert slide.bars[2].span == ()


def test_who_parts_is_not_named_where_a_few_were_asked():
    """Contested with no side told: the wall says so, and blames no group for it."""
    untold = Voted("a", "contested", sides=(), limiting_group="region: North")
    (bar,) = differ_slide([untold]).bars
    assert bar.note == "In one group most agree, in another most are against."
    (early,) = differ_slide([Voted("a", "contested", asked=9, size=40)]).bars
    assert early.note.endswith("So far 9 of 40 were asked.")


def test_a_theme_speaks_with_a_released_voice_only():
    """The first statement of a theme that was read back is its voice; without one it is silent."""
    told = (Placed("x", "not read back"), Placed("y", "read back"))
    themes = [Spoken("Homes", 3, told), Spoken("Buses", 5, told[:1])]
    themes.append(Spoken("Parks", 2, told, state="proposed"))
    slide = voices_slide(themes, released={"y"})
    assert [(bar.words, bar.number, bar.note) for bar in slide.bars] == [
        ("Buses", "5", ""), ("Homes", "3", "“read back”"),
    ]  # fmt: skip


@dataclass(frozen=True)
class Placed:
    id: str
    text: str


@dataclass(frozen=True)
class Spoken:
    title: str
    people: int
    statements: tuple[Placed, ...]
    state: str = "named"


def test_a_statement_by_groups_hides_what_may_not_be_shown_and_names_no_table():
    """Each group has its own base; a hidden one says so; tables stand by agreement, without their numbers."""
    north, south = Cell("region", "North", 9, 8, 6, 1, 0.7, 0.8), Hidden("region", "South", FEW)
    slide = groups_slide(Voted("Words", "shared"), "region", (("North", north), ("South", south)))
    assert slide.blocks == ("Words",) and slide.heading == "By region"
    assert [(bar.number, bar.words) for bar in slide.bars] == [
        ("6 agree", "North (of 8 asked)"), ("–", "South"),
    ]  # fmt: skip
    assert "Hidden" in slide.bars[1].note and slide.bars[1].share == 0 and "bracket" in slide.foot
    one, two = Cell("table", "1", 8, 8, 2, 6, 0.25, 0.25), Cell("table", "2", 9, 9, 9, 0, 1.0, 1.0)
    tables = [("1", one), ("2", two)]
    slide = groups_slide(Voted("Words", "shared"), "table", tables)
    assert [bar.words for bar in slide.bars] == ["A table of 9 (of 9 asked)", "A table of 8 (of 8 asked)"]
    assert not groups_slide(None, "", ()).has_body


def test_the_map_on_the_wall_names_named_themes_only():
    """A machine's theme has no name there; every statement stays a mark."""
    told = [
        Spoken("Homes", 3, (Placed("x", "a"),)),
        Spoken("Found", 9, (Placed("y", "b"),), state="proposed"),
    ]
    slide = map_slide(told, {"x": (0.0, 1.0), "y": (0.5, 0.5), "z": (1.0, 0.0)})
    assert [(spot.group, spot.name) for spot in slide.spots] == [(0, "Homes"), (-1, ""), (-1, "")]
    assert slide.has_body and "Homes" in slide.said() and "Found" not in slide.said()
    assert not map_slide(told, {}).has_body


def test_views_of_some_and_the_short_list_have_slides_of_their_own():
    """A view one group carries is not lost; the list stands in its own order."""
    one = Carried("a", "not shared", statement_id="1", carried_by=("table: 2", "region: South"))
    two = Carried("b", "shared", statement_id="2")
    (bar,) = some_slide([one, two]).bars
    assert bar.words == "a" and "South (region)" in bar.note and "table" not in bar.note
    bars = short_slide([one, two], ["2", "gone", "1"]).bars
    assert [bar.words for bar in bars] == ["b", "a"]
    assert bars[0].note.startswith("Shared") and bars[1].note.startswith("Not shared by every group.")
    unsure = Carried("c", "not known yet", statement_id="3", carried_by=("region: South",), high=0.53)
    assert "whether most of the council do is open" in some_slide([unsure]).bars[0].note
    sure = some_slide([Carried("d", "not shared", high=0.4, carried_by=("region: South",))]).bars[0]
    assert "though not most of the council" in sure.note
    assert short_slide([unsure], ["3"]).bars[0].note.startswith("Not known yet")


@dataclass(frozen=True)
class Carried(Voted):
    statement_id: str = ""
    carried_by: tuple[str, ...] = ()
