"""What the list of commands puts first."""

from __future__ import annotations

from ui.shell.palette import Entry, best_first


def test_what_can_be_done_here_comes_first_among_equals() -> None:
    """A like-named command of another room never stands above the one of the page in front."""
    away = Entry("ground.split", "Split off…", "Ground", "", "")
    here = Entry("sessions.split", "Split statement at the cursor", "Sessions", "", "", is_here=True)
    inside = Entry("sessions.other", "Unsplit", "Sessions", "", "", is_here=True)
    found = best_first([inside, away, here], "split")
    assert [one.id for one in found] == ["sessions.split", "ground.split", "sessions.other"]


def test_a_command_is_found_by_the_words_of_its_hint() -> None:
    """Who knows a thing by another name finds it, after what bears that name itself."""
    told = Entry("selection.quick_draw", "Draw now…", "Selection", "", "", "A quick draw: at once.")
    named = Entry("other", "Quick look", "People", "", "")
    assert [one.id for one in best_first([told, named], "quick")] == ["other", "selection.quick_draw"]
