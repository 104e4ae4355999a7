"""A consent round by keys: four in the circle, two possible objections, an agreement with a concern."""

from __future__ import annotations

from pathlib import Path

from council.decisions import queries
from tests.journeys.beside import read
from tests.journeys.reader import Reader

CIRCLE = 4
TEXT = "The city keeps its land and leases it."
RIVER = "By the river it harms the meadow, which floods."
AMENDED = " Nothing is built by the river."
COST = "Leasing costs the city more than selling."


def hold_round(reader: Reader, council: Path) -> None:
    """From those present to an agreement with a concern, two objections on the way."""
    begin_round(reader, council)
    to_check(reader)
    objector = object_twice(reader, council)
    amend(reader, council)
    agree(reader, council, objector)


def begin_round(reader: Reader, council: Path) -> None:
    """Those present are the circle."""
    reader.form("Start consent round")
    reader.reads("4 people decide", focus="Proposal")
    reader.press("Tab")
    reader.type("Land is sold and gone")
    reader.picture("deciding-3-start")
    reader.keep("Start consent round")
    reader.reads("4 not heard yet", focus="What is said")
    reader.picture("deciding-4-need")
    view = consent(council)
    assert (view.round.people, view.round.step, view.round.need) == (CIRCLE, "need", "Land is sold and gone")
    assert view.proposal_state == "in_consent"


def to_check(reader: Reader) -> None:
    """Need, reading, a question with its answer, reactions; everybody is heard once at each."""
    all_show(reader, "alt+c")
    reader.press("alt+n")
    reader.reads("This is the proposal: I read it aloud", TEXT)
    reader.press("alt+n")
    reader.reads("what must you still know", "4 not heard yet")
    reader.enter("How long is a lease?")
    reader.reads("3 not heard yet", "A question is still waiting for its answer")
    reader.type("Sixty years")
    reader.press("alt+a")
    reader.reads("Answer: Sixty years", "3 not heard yet")
    all_show(reader, "Return", left=3)
    reader.press("alt+n")
    reader.reads("what is your reaction", "4 not heard yet")
    reader.enter("I like that it can be undone")
    reader.reads("3 not heard yet")
    all_show(reader, "alt+p", left=3)
    reader.press("alt+n")
    reader.reads("All at once", "4 not heard yet")


def object_twice(reader: Reader, council: Path) -> str:
    """Two objections; one without words is not kept. The first qualifies. Returns: whose is the other."""
    reader.press("alt+o")
    reader.reads("kept with its reason, in a sentence", "4 not heard yet", focus="What is said")
    reader.type(RIVER)
    reader.press("alt+o")
    reader.reads(heard(3))
    objector = speaker(reader)
    reader.type(COST)
    reader.press("alt+o")
    reader.reads(heard(2))
    all_show(reader, "alt+c", left=2)
    reader.picture("deciding-5-check")
    reader.press("alt+n")
    examine(reader, RIVER, "The meadow floods", ground="Right")
    all_show(reader, "alt+s", left=CIRCLE - 1)
    reader.reads("the objection stands, and we settle it together")
    reader.press("alt+n")
    reader.reads("what would have to change")
    assert objections(council) == [(RIVER, "qualified"), (COST, "raised")]
    return objector


def amend(reader: Reader, council: Path) -> None:
    """The wording is changed in place, read out with what changed, and the objector says it settles it."""
    reader.press("F2")
    reader.reads(focus="Wording, changed in place")
    reader.press("ctrl+End")
    reader.type(AMENDED)
    reader.reads("What changes", f"added:{AMENDED}")
    reader.picture("deciding-6-amend")
    reader.press("ctrl+Return")
    reader.reads("I read the changed text aloud", "Wording 2", focus="What is said")
    reader.picture("deciding-7-read")
    reader.press("alt+n")
    reader.reads("does this settle your objection?")
    reader.press("alt+y")
    reader.reads("All at once", heard(4))
    first, second = wordings(council)
    assert (second.text, second.parents[0].version_id) == (TEXT + AMENDED, first.id)
    assert second.causes == (consent(council).round.objections[0].id,)
    assert objections(council) == [(RIVER, "resolved"), (COST, "raised")]


def agree(reader: Reader, council: Path, objector: str) -> None:
    """The other objection still stands and does not qualify: a concern, with a sign and a day."""
    for still in reversed(range(CIRCLE)):
        reader.press("alt+o" if speaker(reader) == objector else "alt+c")
        reader.reads(heard(still), focus="What is said")
    reader.press("alt+n")
    examine(reader, COST, "Leases bring less than sales")
    for still in reversed(range(CIRCLE - 1)):
        reader.enter(f"Over sixty years a lease brings more, {still}")
        reader.reads(heard(still), focus="What is said")
    reader.reads("we keep it as a concern")
    reader.picture("deciding-8-otherwise")
    reader.press("alt+n")
    reader.reads("Can you accept that?", focus="What is said")
    reader.press("alt+y")
    reader.reads("Then it is agreed?")
    reader.press("alt+n")
    reader.reads("Now we see to the concerns")
    reader.picture("deciding-9-agreed")
    reader.press("F2")
    reader.reads(focus="Who is bound by it")
    reader.type("The city council")
    reader.press("alt+n")
    reader.reads("by which sign would we notice your concern", focus="Sign to watch for")
    reader.type("No budget line")
    reader.press("Tab")
    reader.reads(focus="Looked at again on")
    reader.type("2027-03-01")
    reader.press("ctrl+Return")
    reader.reads("Every concern has its sign and its day")
    reader.press("alt+n")
    reader.reads("Agreed by consent of 4 present, with 1 concern that is watched.")
    reader.picture("deciding-10-over")
    view = consent(council)
    (concern,) = view.round.concerns
    assert (view.state, view.bound, view.proposal_state) == (
        "agreed", "The city council", "adopted_with_concerns",
    )  # fmt: skip
    assert objections(council) == [(RIVER, "resolved"), (COST, "not_qualified")]
    assert (concern.text, concern.sign, concern.review_on) == (COST, "No budget line", "2027-03-01")
    assert [one.state for one in wordings(council)][-1] == "sealed"


def speaker(reader: Reader) -> str:
    """Whose words the line keeps now, as it is said of it."""
    return reader.look().focus.splitlines()[1]


def all_show(reader: Reader, key: str, *, left: int = CIRCLE) -> None:
    """Everybody who is still waited for, one key each."""
    for still in reversed(range(left)):
        reader.press(key)
        reader.reads(heard(still), focus="What is said")


def heard(left: int) -> str:
    """What the page says of those it still waits for."""
    return f"{left} not heard yet" if left else "all heard"


def examine(reader: Reader, argument: str, premise: str, *, ground: str = "space") -> None:
    """The sheet of one objection: what it rests on, its ground by arrow key or space, Ctrl+Enter."""
    reader.reads(argument, focus="On what does it rest?")
    reader.type(premise)
    reader.press("Tab", ground, "ctrl+Return")
    reader.reads(heard(CIRCLE - 1), focus="What is said")


def consent(council: Path) -> queries.ConsentView:
    """The one round, as the file has it."""
    (view,) = read(council, queries.consent_rounds_of)
    return view


def objections(council: Path) -> list[tuple[str, str]]:
    """The objections of the round, each with its state."""
    return [(one.argument, one.state) for one in consent(council).round.objections]


def wordings(council: Path) -> tuple[queries.VersionView, ...]:
    """The wordings of the first proposal."""
    return read(council, queries.versions_of, proposal_id=read(council, queries.proposals_of)[0].id)
