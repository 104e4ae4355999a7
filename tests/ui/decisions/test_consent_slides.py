"""What the wall shows of a consent round: the step and the change, and never who objected unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest

from council.decisions import actions, queries
from council.decisions.consent.circle import Member
from council.decisions.consent.state import Settings
from council.decisions.consent.views import ConsentView
from council.store import Store
from tests.council.decisions.conftest import NOON
from tests.ui.decisions.consent_room import ARGUMENT, BETTER, gather
from ui.shell.slides_consent import CONSENT, step_slide, wording_slide


class Room:
    """A round of five in a file, without a window."""

    def __init__(self, store: Store) -> None:
        self._store = store
        seats = store.act(gather, seats=5).value
        self._do(
            actions.start_consent,
            version_id="p1v1",
            circle=tuple(Member("seat", id) for id in seats),
        )

    @property
    def view(self) -> ConsentView:
        return self._store.read(queries.consent_round_of, round_id="r1")

    def part(self, id: str) -> str:
        """What a part says to the room, as the wall asks for it."""
        part = next(part for part in CONSENT if part.id == id)
        return self._store.read(part.ask, at=NOON).said()

    def held(self) -> Iterator[ConsentView]:
        """The round at each moment, from the need over an objection and an amended wording to its end."""
        for kind in ("consent", "", "pass", "pass"):
            yield from self._all(kind)
            self._do(actions.move_on)
        first = self.view.round.waiting[0]
        self._say(first, "objection", ARGUMENT)
        yield from self._all("consent")
        self._do(actions.begin_test)
        self._do(actions.examine_objection, premises=("Houses are bought",), ground="harms")
        yield from self._all("shares")
        self._do(actions.judge_objection)
        yield self.view
        self._do(
            actions.resolve_objection,
            how="amend",
            change="add",
            version_id="p1v2",
            wording=BETTER,
            text="Tenants first",
        )
        yield self.view
        self._do(actions.move_on)
        self._do(actions.settle_objection, reaction_id=str(uuid4()), settled=True)
        self._say(self.view.round.waiting[0], "concern", "It may be dear")
        yield from self._all("consent")
        self._do(actions.move_on)
        yield self.view
        self._do(actions.move_on)
        kept = self.view.round.concerns[0].id
        self._do(actions.keep_concern, concern_id=kept, sign="Above 5 million", review_on="2027-03-31")
        yield self.view
        self._do(actions.move_on)
        yield self.view

    def _all(self, kind: str) -> Iterator[ConsentView]:
        for member in self.view.round.waiting:
            yield self.view
            self._say(member, kind)
        yield self.view

    def _say(self, member: str, kind: str, text: str = "") -> None:
        self._do(actions.say_reaction, reaction_id=str(uuid4()), member_id=member, kind=kind, text=text)

    def _do(self, verb, **given: object) -> None:
        self._store.act(verb, round_id="r1", at=NOON, **given)


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ConsentView, ...]]:
    """The round at each moment; held once for all tests, which only read."""
    with Store.open(tmp_path_factory.mktemp("wall") / "wall.council", create=True) as store:
        yield tuple(Room(store).held())


def agreed_to(view: ConsentView) -> ConsentView:
    """The same round, had the circle agreed that the wall may name who objects."""
    return replace(view, round=replace(view.round, settings=Settings(on_wall=True)))


def test_nobody_is_named_on_the_wall_unless_the_circle_agreed(views) -> None:
    """Through a whole round no seat, no alias and no count of a running check stands on either slide."""
    for view in views:
        for slide in (step_slide(view), wording_slide(view)):
            said = slide.said()
            assert slide.has_body
            assert "Seat" not in said and "Member" not in said, said
            assert view.step != "check" or "1" not in said.replace("Proposal 1", "").replace("wording 1", "")
    steps = {view.step for view in views}
    assert {"need", "understand", "check", "test", "resolve", "agreed", "concerns"} <= steps


def test_the_objector_is_named_where_the_circle_agreed_and_the_wall_says_so_first(views) -> None:
    """At the check the wall says that it may name; at the test it does."""
    said = {view.step: step_slide(agreed_to(view)).said() for view in views}
    assert "this wall may say who objects" in said["check"]
    assert "Seat " in said["test"] and ARGUMENT in said["test"]


def test_the_wall_says_before_the_check_that_objectors_are_not_named(views) -> None:
    """The sentence stands beside the question of step 5."""
    said = {view.step: step_slide(view).said() for view in views}
    assert "never shown here" in said["check"]
    assert said["concerns"].endswith("we watch for: Above 5 million; we look again on 2027-03-31")


def test_a_changed_wording_is_shown_with_its_marks(views) -> None:
    """Once it was amended, what came has a plus and what went a minus, readable without colour."""
    said = wording_slide(next(view for view in views if view.checked_text)).said()
    assert "+" in said and "Tenants are asked first" in said


def test_the_wall_asks_for_the_round_that_runs(plain_store: Store) -> None:
    """Without naming one, the running round is shown; one that was stopped says so, without the reason."""
    room = Room(plain_store)
    assert "Do we agree that this is needed?" in room.part("consent")
    assert "wording 1" in room.part("consent_words")
    plain_store.act(actions.stop_consent, round_id="r1", reason="Enough for today", at=NOON)
    assert room.part("consent").endswith("The round was stopped.")


def test_before_any_round_there_is_nothing_to_show(plain_store: Store) -> None:
    """Both parts say so by having no body."""
    assert not any(plain_store.read(part.ask, at=NOON).has_body for part in CONSENT)
