"""Editions: from the members' hands through approval to print, each saying what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council import clock
from council.people.actions import name_council
from council.report import actions, queries
from council.report import facts as f
from council.report.blocks import Listing, Section, Span, plain
from council.report.editions import refusals
from council.report.editions.changes import SectionText, as_kept, changes_between, from_kept, section_texts
from council.report.editions.proof import ITEMS, mark_of
from council.report.editions.views import StepTaken
from council.report.outline import outline_of
from council.report.writing.written import plainly
from council.store import Store
from council.store.refusals import StepIsSealed
from tests.council.report.made import DAY, council

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
LINES = st.lists(st.sampled_from("abcd"), max_size=6).map(tuple)
SAID = st.lists(
    st.builds(SectionText, st.sampled_from("xyz"), st.just("T"), LINES), max_size=3, unique_by=lambda s: s.key
)


def given_file(hash: str = "ab") -> dict[str, object]:
    """A finished file, as the verbs take it."""
    return {
        "edition_id": clock.new_id(),
        "hash": hash * 32,
        "size": 9,
        "pages": 3,
        "language": "en",
        "at": AT,
    }


@settings(max_examples=80, deadline=None)
@given(SAID, SAID)
def test_changes_lead_from_one_edition_to_the_next(old: list[SectionText], new: list[SectionText]) -> None:
    """Old lines without what is gone, with what has come, are the new lines; no change tells nothing."""
    assert changes_between(old, old) == () and from_kept(as_kept(old)) == tuple(old)
    found = changes_between(old, new)
    before = {one.key: sorted(one.lines) for one in old}
    after = {one.key: sorted(one.lines) for one in new}
    for one in found:
        lines = [*before.get(one.key, [])]
        for line in one.gone:
            lines.remove(line)
        assert sorted([*lines, *one.come]) == after.get(one.key, [])
    told = {one.key for one in found}
    assert all(before[key] == after[key] for key in before.keys() & after.keys() - told)
    assert told >= before.keys() ^ after.keys()


def test_a_change_is_told_by_its_section() -> None:
    """Added, removed, changed and moved sections are told apart, with the lines that differ."""
    old = [SectionText(key, key.upper(), ("1", "2")) for key in "abcd"]
    new = [old[2], old[0], replace(old[1], lines=("1", "3")), SectionText("e", "E", ("9",))]
    kinds = {one.key: (one.kind, one.gone, one.come) for one in changes_between(old, new)}
    assert kinds == {
        "b": ("changed", ("2",), ("3",)), "e": ("added", (), ("9",)), "c": ("moved", (), ()),
        "d": ("removed", ("1", "2"), ()),
    }  # fmt: skip


def test_few_sections_are_said_to_have_moved() -> None:
    """One section taken to the front is the one that moved, not all that it went past."""
    old = [SectionText(key, key, ()) for key in "abcdef"]
    new = [old[4], *old[:4], old[5]]
    assert [(one.kind, one.key) for one in changes_between(old, new)] == [("moved", "e")]


def reading_of(facts: f.Facts) -> str:
    return str(outline_of(facts, day=DAY).sections[0])


def changed(facts: f.Facts) -> Section | None:
    return next((one for one in outline_of(facts, day=DAY).sections if one.key == "changes"), None)


def test_a_corrected_edition_prints_what_changed() -> None:
    """A first edition has no list; the next one has its reason in words and each line before and now."""
    first = council()
    assert changed(first) is None
    said = section_texts(outline_of(first, day=DAY))
    texts = (
        f.TextFacts("statement", plainly("We met twice.")),
        f.TextFacts("correction", plainly("A slip.")),
    )
    second = replace(first, texts=texts, edition=f.EditionFacts(2, "corrected", before=said))
    section = changed(second)
    assert section is not None
    assert outline_of(second, day=DAY).sections[1] == section and "A slip." in str(section)
    spans = [span for block in section.blocks if isinstance(block, Listing) for item in block.items
             if not isinstance(item, str) for span in item]  # fmt: skip
    assert Span("We met.", mark="removed") in spans and Span("We met twice.", mark="added") in spans
    same = replace(first, edition=f.EditionFacts(2, "corrected", before=said))
    assert [plain(one.text) for one in changed(same).blocks][1:] == [  # type: ignore[union-attr]
        "The words are those of the edition before."
    ]


def test_a_change_after_approval_makes_a_draft_of_it() -> None:
    """Only the words that were approved are called approved; another word, and the cover says draft again."""
    facts = council()
    mark = mark_of(section_texts(outline_of(facts, day=DAY)))
    steps = (StepTaken("for members", AT), StepTaken("approved", AT, "the members", "by hand"))
    approved = replace(facts, edition=f.EditionFacts(1, "approved", steps, mark))
    assert "Approved" in outline_of(approved, day=DAY).cover.status
    assert "Approved on 22 November 2026 – the members, by hand" in reading_of(approved)
    other = replace(approved, texts=(f.TextFacts("statement", plainly("We left.")),))
    assert "Draft" in outline_of(other, day=DAY).cover.status
    out = queries.as_published(other)
    assert "Published" in outline_of(out, day=DAY).cover.status
    assert "Approved" not in reading_of(out) and "holds no approval" in reading_of(out)
    assert "holds no approval" not in reading_of(queries.as_published(approved))


def test_an_edition_goes_its_way(store: Store) -> None:
    """Handed out, approved, published, every step kept; handing out can be undone, print cannot."""
    store.act(name_council, name="Homes", place="Riverton", started=AT)
    store.act(actions.write_text, place="statement", body="We met.", at=AT)
    tree = outline_of(queries.as_handed(store.read(queries.facts_of)), day=DAY)
    said = section_texts(tree)
    with pytest.raises(refusals.EditionWithNobody):
        store.act(actions.approve_report, by="all", at=AT)
    assert store.act(actions.hand_to_members, **given_file(), sections=said, by="Ann").value == 1
    assert store.read(queries.facts_of).edition.state == "for members"
    store.undo()
    assert store.read(queries.editions_of) == ()
    store.redo()
    with pytest.raises(refusals.ApproverUnnamed):
        store.act(actions.approve_report, by=" ", at=AT)
    store.act(actions.approve_report, by="the members", note="18 of 20", at=AT + timedelta(1))
    facts = store.read(queries.facts_of)
    assert (facts.edition.number, facts.edition.state) == (1, "approved")
    assert "Approved" in outline_of(facts, day=DAY).cover.status
    assert store.act(actions.publish_report, **given_file("cd"), sections=said, by="Ann").value == 1
    with pytest.raises(StepIsSealed):
        store.undo()
    (edition,) = store.read(queries.editions_of)
    assert [one.state for one in edition.steps] == ["for members", "approved", "published"]
    assert [one.hash[:2] for one in edition.steps] == ["ab", "ab", "cd"] and edition.sections == said
    assert edition.is_final and store.read(queries.last_published_of) == edition
    facts = store.read(queries.facts_of)
    assert (facts.edition.number, facts.edition.state, facts.edition.before) == (2, "draft", said)


def test_handing_out_again_ends_an_approval(plain_store: Store) -> None:
    """A changed edition is with the members once more, under the same number."""
    for hash in ("ab", "cd"):
        plain_store.act(actions.hand_to_members, **given_file(hash))
        plain_store.act(actions.approve_report, by="all", at=AT)
    plain_store.act(actions.hand_to_members, **given_file("ef"))
    (edition,) = plain_store.read(queries.editions_of)
    assert (edition.number, edition.state, len(edition.steps), edition.hash[:2]) == (
        1,
        "for members",
        5,
        "ef",
    )
    with pytest.raises(refusals.EditionEmpty):
        plain_store.act(actions.hand_to_members, **given_file(""))


def test_the_proof_sheet_is_kept_with_the_edition(store: Store) -> None:
    """A tick has a name and a day, is stale once the words change, and goes out with the edition."""
    assert [one.item for one in store.read(queries.proof_of, mark="m")] == list(ITEMS)
    store.act(actions.tick_proof, item="alt", by=" Ann  Lee ", mark="m", at=AT, note="all charts")
    store.act(actions.tick_proof, item="order", by="secretariat", mark="m", at=AT)
    done = {one.item: one for one in store.read(queries.proof_of, mark="m") if one.is_done}
    assert done["alt"].by == "Ann Lee" and done["alt"].at == AT and set(done) == {"alt", "order"}
    assert all(one.is_stale for one in store.read(queries.proof_of, mark="n") if one.by)
    store.act(actions.untick_proof, item="order")
    store.undo()
    store.act(actions.tick_proof, item="order", by="Ben", mark="m", at=AT)
    store.act(actions.publish_report, **given_file())
    (edition,) = store.read(queries.editions_of)
    assert {one.item: one.by for one in edition.proof if one.by} == {"alt": "Ann Lee", "order": "Ben"}
    assert not any(one.by for one in store.read(queries.proof_of, mark="m"))


def test_a_tick_needs_a_name_and_a_line(plain_store: Store) -> None:
    """Nobody's tick, or one for a line the sheet has not, is refused."""
    with pytest.raises(refusals.ProofUnsigned):
        plain_store.act(actions.tick_proof, item="alt", by=" ", mark="m", at=AT)
    with pytest.raises(refusals.ProofItemUnknown):
        plain_store.act(actions.tick_proof, item="smell", by="Ann", mark="m", at=AT)
