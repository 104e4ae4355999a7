"""Consent in words: nothing the machine knows is without them, and every figure names its base."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from council.decisions.consent import machine as m
from council.decisions.consent import names, saying
from council.decisions.consent import refusals as r
from council.decisions.consent.circle import Member
from council.decisions.consent.resolving import NEEDS
from council.decisions.consent.state import (
    CHANGES,
    GROUNDS,
    KINDS,
    RESOLUTIONS,
    STEPS,
    USUAL,
    Concern,
    Objection,
    Said,
    Settings,
)
from council.decisions.consent.views import MemberName
from council.words import say


def test_everything_has_its_words() -> None:
    """Every step, reaction, ground and way of settling is called something a person would say."""
    assert set(names.STEPS) == {step for steps in STEPS.values() for step in steps}
    assert set(names.KINDS) >= {kind for kinds in KINDS.values() for kind in kinds}
    assert set(saying.GROUNDS) == set(GROUNDS)
    assert set(saying.RESOLUTIONS) == set(RESOLUTIONS) == set(NEEDS)
    assert set(saying.CHANGES) == set(CHANGES)
    assert set(names.NEEDED) >= {part for parts in NEEDS.values() for part in parts}


def test_members_are_called_by_seat_and_alias() -> None:
    """A seat with the alias the person agreed to, a seat without, a table."""
    assert saying.member_words(MemberName("a", "seat", 7, "Ada")) == "Seat 7 · Ada"
    assert saying.member_words(MemberName("b", "seat", 8)) == "Seat 8"
    assert saying.member_words(MemberName("c", "table", 3, "By the window")) == "Table 3"


def test_what_became_of_an_objection_is_said_whole() -> None:
    """The count with its base; whether the objector accepted; how it was settled, by whom and until when."""
    judged = Objection("o", 1, "s1", "It floods.", "r", state="not_qualified", otherwise=3, present=5)
    assert saying.test_words(judged) == "3 of 5 present saw it otherwise, with a reason"
    assert saying.objection_state(judged) == "did not qualify, kept as a concern"
    told = Objection("o", 1, "s1", "It floods.", "r", state="not_qualified", accepted=False)
    assert saying.objection_state(told).endswith("the objector does not accept that")
    handed = Objection("o", 1, "s1", "It floods.", "r", how="hand_on", who="Ada", until="2027-01-01")
    words = "Hand it to somebody to draft or find out · Ada · until 2027-01-01"
    assert saying.resolution_words(handed) == words
    assert saying.resolution_words(judged) == saying.test_words(told) == ""
    other = Objection("o", 1, "s1", "It floods.", "r", how="other")
    assert saying.resolution_words(other, election=True) == "Put forward somebody else"


def test_an_objection_made_a_concern_is_not_called_taken_back() -> None:
    """Kept as a concern by the objector, in the test or in another answer at the check; else taken back."""
    circle = [Member("seat", "s1"), Member("seat", "s2")]
    now = m.begin("proposal", circle, settings=USUAL)
    gone = Objection("o", 1, "s1", "It floods.", "r", state="withdrawn")
    assert saying.objection_state(gone, now) == saying.objection_state(gone) == "taken back"
    kept = replace(now, concerns=(Concern("c", 1, "s1", "It floods.", objection="o"),))
    assert saying.objection_state(gone, kept) == "kept as a concern by the objector"
    said = replace(now, said=(Said("r", 4, "check", "s1", "concern", text="It floods."),))
    assert saying.objection_state(gone, said) == "kept as a concern by the objector"


def test_settings_are_said_before_the_check() -> None:
    """How many must see it otherwise, when passes ask to put off, and whether the wall says who objects."""
    words = saying.settings_sentence(USUAL)
    assert "at least half of those present" in words and "more than a third pass" in words
    assert words.endswith("never shown on the wall.")
    assert saying.settings_sentence(Settings(disagree=Fraction(3, 5), on_wall=True)).count("3/5") == 1


def test_refusals_speak_in_words_not_in_codes() -> None:
    """A step and a missing part are named as the room names them."""
    circle = [Member("seat", "a"), Member("seat", "b")]
    now = m.begin("proposal", circle, settings=USUAL)
    with pytest.raises(r.NotNow) as refused:
        m.take(now, m.BeginTest())
    assert "the step “Need”" in say(refused.value)
    with pytest.raises(r.ReactionUnknown) as unknown:
        m.take(now, m.Say("x", "a", "objection", text="It floods us."))
    assert say(unknown.value) == "“possible objection” is nothing one can say at the step “Need”."
