"""What a council chooses for its report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.report import actions, queries
from council.report.making import make_report
from council.report.outline import SECTIONS, choices, outline_of
from council.report.refusals import AccentTooPale, LanguageNotSpoken, PaperUnknown
from council.report.setup import refusals
from council.report.setup.views import FIRST, KEYS, LAST, Setup, ordered
from council.report.writing.refusals import TongueUnknown
from council.store import Store
from tests.council.report.made import DAY, council


def test_every_section_can_be_chosen() -> None:
    """The keys a council can choose are the sections the outline makes, in their order."""
    assert (FIRST, *(key for key, _name, _make in SECTIONS), LAST) == KEYS


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from((*KEYS, "unknown"))))
def test_an_order_keeps_every_section_once(order: list[str]) -> None:
    """Whatever is chosen, each section stands once, the first and last in place, the chosen ones in order."""
    found = ordered(KEYS, order)
    assert sorted(found) == sorted(KEYS) and (found[0], found[-1]) == (FIRST, LAST)
    named = list(dict.fromkeys(key for key in order if key in KEYS and key not in (FIRST, LAST)))
    assert [key for key in found if key in named] == named


def test_sections_not_named_stay_beside_their_neighbour() -> None:
    """A section moved takes the ones after it along no further than the next one named."""
    assert ordered(("a", "b", "c", "d"), ("c", "a")) == ("c", "d", "a", "b")
    assert ordered(("a", "b"), ()) == ("a", "b")


def test_the_report_follows_the_choice() -> None:
    """Hidden sections go and are named, an order holds; the contents stay first and the notes last."""
    facts = council()
    usual = [section.key for section in outline_of(facts, day=DAY).sections]
    chosen = replace(facts, setup=Setup(order=("ballots", "summary"), hidden=frozenset({"minority"})))
    tree = outline_of(chosen, day=DAY)
    keys = [section.key for section in tree.sections]
    assert sorted(keys) == sorted(set(usual) - {"minority"})
    assert keys[0] == "reading" and keys[-1] == "notes" and keys.index("ballots") < keys.index("summary")
    assert "own choice: minority views" in str(tree.sections[0])
    hidden = [one.key for one in choices(chosen) if one.is_hidden]
    assert hidden == ["minority"] and [one.key for one in choices(chosen) if one.is_fixed] == [FIRST, LAST]


def test_the_language_of_headings_can_be_chosen() -> None:
    """The language asked for comes first, then the one chosen, then the council's."""
    facts = replace(council(), setup=Setup(language="en-NZ"))
    assert outline_of(facts, day=DAY).language == "en-NZ"
    assert outline_of(facts, day=DAY, language="en-GB").language == "en-GB"


def test_a_language_without_words_is_never_claimed() -> None:
    """English headings are called English, in every number too, and the report says what was asked for."""
    facts = replace(council(), council=replace(council().council, language="tlh"))
    made = make_report(facts, day=DAY)
    assert made.tree.language == "en"
    assert [one.code for one in made.findings if "tlh" in one.words] == ["WordsUntranslated"]
    with pytest.raises(LanguageNotSpoken):
        make_report(facts, day=DAY, language="tlh")


def test_choices_are_kept_and_undone(store: Store) -> None:
    """Sections and looks are kept; each choice is one step back; the same again is no step."""
    assert store.read(queries.setup_of) == Setup()
    store.act(actions.choose_sections, order=("ballots",), hidden=("annex", "glossary"))
    looks = {
        "accent": "#7d1148",
        "paper": "Letter",
        "large": True,
        "licence": " CC  BY 4.0 ",
        "language": "de",
    }
    store.act(actions.set_up_report, address="help@a.example", gaps=False, **looks)
    kept = store.read(queries.setup_of)
    assert kept == Setup(
        order=("ballots",), hidden=frozenset({"annex", "glossary"}), accent="#7D1148",
        paper="Letter", large=True, licence="CC BY 4.0", language="de", address="help@a.example", gaps=False,
    )  # fmt: skip
    again = store.act(actions.set_up_report, address="help@a.example", gaps=False, **looks)
    assert again.touched == frozenset() and store.read(queries.facts_of).setup == kept
    store.undo()
    assert store.read(queries.setup_of) == Setup(order=kept.order, hidden=kept.hidden)
    store.undo()
    assert store.read(queries.setup_of) == Setup()


@pytest.mark.parametrize(
    ("given_", "refusal"),
    [
        ({"accent": "#FFEE88"}, AccentTooPale),
        ({"paper": "A5"}, PaperUnknown),
        ({"language": "klingon!"}, TongueUnknown),
        ({"licence": "x" * 501}, refusals.SetupTooLong),
    ],
)
def test_what_cannot_be_read_is_refused(
    plain_store: Store, given_: dict[str, object], refusal: type[Exception]
) -> None:
    """An accent too pale names the nearest that passes; other nonsense is named too; nothing is kept."""
    with pytest.raises(refusal):
        plain_store.act(actions.set_up_report, **given_)
    assert plain_store.read(queries.setup_of) == Setup()


def test_contents_and_notes_cannot_be_hidden(plain_store: Store) -> None:
    """Readers always find the contents and the accessibility statement; unknown sections are refused."""
    with pytest.raises(refusals.ReportPartKept):
        plain_store.act(actions.choose_sections, hidden=("notes",))
    with pytest.raises(refusals.ReportPartUnknown):
        plain_store.act(actions.choose_sections, order=("changes",))
