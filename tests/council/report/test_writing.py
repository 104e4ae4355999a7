"""What people write for the report: kept as written, undone in one step, refused with its place."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from council import clock
from council.report import actions, queries
from council.report import facts as f
from council.report.blocks import Heading, Listing, Paragraph, Quote, Span
from council.report.editions.changes import SectionText
from council.report.outline import outline_of
from council.report.writing import refusals
from council.report.writing.checking import MOST_CHARACTERS, checked, is_address
from council.report.writing.dress import blocks_of
from council.report.writing.images import LONGEST, rewritten
from council.report.writing.places import TEXTS
from council.report.writing.written import KINDS, Passage, Run, Written, body_of, plainly, written_of
from council.store import Store
from tests.council.report.made import DAY, council

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), st.sampled_from(("", "https://a.example/?q=1#x")))
PASSAGES = st.builds(Passage, st.lists(RUNS, min_size=1, max_size=4).map(tuple), st.sampled_from(KINDS))
TEXT = st.builds(Written, st.lists(PASSAGES, max_size=6).map(tuple))
DRESSED = Written((
    Passage((Run("What we ask"),), "heading"),
    Passage((Run("Read "), Run("on", strong=True), Run(", "), Run("here", url="https://a.example"))),
    Passage((Run("one"),), "bullet"), Passage((Run("two", slanted=True),), "bullet"),
    Passage((Run("first"),), "number"),
    Passage((Run("We were heard."),), "quote"),
))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_what_is_kept_is_what_was_written(written: Written) -> None:
    """A body reads back as the text it was made from, and checking it again changes nothing."""
    kept = checked(written, place="Foreword")
    assert written_of(body_of(kept)) == kept == checked(kept, place="Foreword")
    assert "".join(kept.words.split()) == "".join("".join(written.words.replace("\ufeff", "").split()))


def test_plain_bodies_are_read() -> None:
    """Words kept before texts had dress are paragraphs; words that only look like JSON stay words."""
    assert written_of("We met.\n\nSix times.") == plainly("We met.\n\nSix times.")
    for odd in ('{"written":', '{"written":1', '{"written":9,"passages":[]}', "{}", "[1]"):
        assert written_of(odd).words == odd


def test_dress_becomes_blocks() -> None:
    """Neighbouring items are one list; headings stand at the level asked for; links keep their address."""
    assert blocks_of(DRESSED, level=4) == (
        Heading("What we ask", 4),
        Paragraph(
            (Span("Read "), Span("on", strong=True), Span(", "), Span("here", url="https://a.example"))
        ),
        Listing(("one", (Span("two", slanted=True),))),
        Listing(("first",), ordered=True),
        Quote("We were heard."),
    )
    marked = blocks_of(Written(DRESSED.passages[:1]), language="de")
    assert marked == (Paragraph((Span("What we ask", strong=True, language="de"),)),)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "file:///etc/passwd",
        "data:text/html,x", "//evil.example", "https://", "http:///x", "ftp://a.example", "mailto:",
        "mailto:nobody", "vbscript:x", " https://a.example/ b", "https://a.example/\x00\x01", "https://a le",
        "http://[::1", "\\\\host\\share", "https:a.example", "#top", "/etc/passwd",
        "https://a.example/" + "x" * 2_000, "https://a\u202e.example\u2028", "https://a\u200b.example",
        "https://bank.example@a.example",
    ],
)  # fmt: skip
def test_no_other_link_gets_in(url: str) -> None:
    """Only addresses of the web with a host, and mailboxes, may be led to; the refusal names the place."""
    assert not is_address(url)
    with pytest.raises(refusals.LinkNotTaken) as refused:
        checked(Written((Passage((Run("ok"),)), Passage((Run("press", url=url),)))), place="Foreword")
    assert refused.value.facts["number"] == 2 and refused.value.facts["place"] == "Foreword"


@pytest.mark.parametrize("url", ["https://a.example", "HTTP://a.example/b?c#d", "mailto:a@b.example"])
def test_addresses_get_in(url: str) -> None:
    """The web and a mailbox may be led to."""
    assert is_address(url)


def test_addresses_in_other_scripts_are_kept_as_programs_write_them() -> None:
    """Letters of other scripts in a host or a path do not cost the link."""
    kept = checked(Written((Passage((Run("x", url="https://wörter.example/straße?q=ü"),)),)), place="x")
    assert kept.passages[0].runs[0].url == "https://xn--wrter-jua.example/stra%C3%9Fe?q=%C3%BC"


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        (plainly("x" * (MOST_CHARACTERS + 1)), refusals.WritingTooLong),
        (Written((Passage((Run("x"),)),) * 2_001), refusals.PassagesTooMany),
        (Written((Passage((Run("x" * 301),), "heading"),)), refusals.HeadingTooLong),
        (Written((Passage((Run("x"),), "script"),)), refusals.PassageKindUnknown),  # type: ignore[arg-type]
        (Written((Passage((Run("x", language="no such"),)),)), refusals.TongueUnknown),
    ],
)
def test_too_much_or_unknown_is_refused(written: Written, refusal: type[Exception]) -> None:
    """Limits hold before anything is kept."""
    with pytest.raises(refusal):
        checked(written, place="Foreword")


def test_what_nobody_sees_goes() -> None:
    """Control characters, halves of characters and empty passages are taken out; everything else stays."""
    given_ = Written((Passage((Run("a\x00b\x1b\ud800c"), Run("\x07"))), Passage((Run(" \n"),))))
    assert checked(given_, place="x") == Written((Passage((Run("abc"),)),))


def test_a_text_is_kept_changed_and_taken_out(store: Store) -> None:
    """A text stands in the facts as written; an empty one removes it, and undo brings it back."""
    store.act(actions.write_text, place="foreword", body=DRESSED, at=AT, by="Ann  Lee", title="Welcome")
    store.act(actions.write_text, place="statement", body=" We met. ", at=AT)
    store.act(actions.write_text, place="foreword", body="Second.", at=AT, number=1)
    first, second, third = store.read(queries.texts_of)
    assert (first.place, second.by, second.title, third.number) == ("statement", "Ann Lee", "Welcome", 1)
    assert first.written == plainly("We met.") and second.written == DRESSED
    facts = store.read(queries.facts_of)
    assert facts.text_of("statement") == "We met."
    assert [one.written for one in facts.texts_at("foreword")] == [DRESSED, plainly("Second.")]
    store.act(actions.order_texts, place="foreword", numbers=(1, 0))
    assert [one.written.words for one in store.read(queries.texts_of)][1] == "Second."
    store.undo()
    store.act(actions.write_text, place="foreword", body="", at=AT)
    assert len(store.read(queries.texts_of)) == 2
    store.undo()
    assert store.read(queries.texts_of)[1] == second


def test_the_same_text_again_is_no_step(plain_store: Store) -> None:
    """Writing what already stands changes nothing, whenever it is done."""
    plain_store.act(actions.write_text, place="thanks", body="Thanks.", at=AT)
    again = plain_store.act(actions.write_text, place="thanks", body="Thanks.", at=AT + timedelta(1))
    assert again.touched == frozenset()


def test_places_are_known(plain_store: Store) -> None:
    """Only places the report has hold a text, one text unless they hold several."""
    with pytest.raises(refusals.TextPlaceUnknown):
        plain_store.act(actions.write_text, place="cover", body="x", at=AT)
    with pytest.raises(refusals.TextPlaceSingle):
        plain_store.act(actions.write_text, place="summary", body="x", at=AT, number=1)
    with pytest.raises(refusals.TextPlaceSingle):
        plain_store.act(actions.order_texts, place="annex", numbers=(1,))
    with pytest.raises(refusals.TongueUnknown):
        plain_store.act(actions.write_text, place="tongue", body="Hallo", at=AT, language="german!")


@pytest.mark.parametrize(
    "facts", [council(), f.Facts(council=f.CouncilFacts("Homes"))], ids=("full", "empty")
)
@pytest.mark.parametrize("place", TEXTS)
def test_every_place_stands_in_its_section(facts: f.Facts, place: str) -> None:
    """What is written for a place is printed where the list says, once, with its title and author, whatever
    else the council's record holds."""
    told = TEXTS[place]
    title, by = "ZZ title" * told.many, "ZZ author" * told.signed
    text = f.TextFacts(place, plainly("ZZ words"), 0, title, by, "de" * told.tongued)
    edition = f.EditionFacts(2, before=(SectionText("gone", "Gone", ()),))
    tree = outline_of(replace(facts, texts=(text,), edition=edition), day=DAY)
    (section,) = [one for one in tree.sections if "ZZ words" in str(one)]
    assert section.key == told.section and str(tree).count("ZZ words") == 1
    assert title in str(section) and by in str(section)


def photograph(size: tuple[int, int] = (40, 30), kind: str = "PNG", **more: object) -> bytes:
    """A small picture of many colours, as a file."""
    out = io.BytesIO()
    image = Image.radial_gradient("L").resize(size)
    Image.merge("RGB", (image, image.rotate(90), image.rotate(180))).save(out, kind, **more)
    return out.getvalue()


def test_pictures_lose_what_they_tell_of_the_place() -> None:
    """A picture is written anew: no comment, no EXIF; turned upright, and no larger than paper needs."""
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "ZZCANARY")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "ZZCANARY"
    for data in (photograph(pnginfo=note), photograph(kind="JPEG", exif=exif.tobytes())):
        assert b"ZZCANARY" in data and b"ZZCANARY" not in rewritten(data).data
    turned = rewritten(photograph((40, 30), "JPEG", exif=exif.tobytes()))
    assert (turned.width, turned.height) == (30, 40)
    assert (
        max(rewritten(photograph((LONGEST + 600, 20))).data[16:24])
        and rewritten(photograph((LONGEST + 600, 20))).width == LONGEST
    )


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg/>", photograph()[:60], b"\x89PNG\r\n\x1a\n" + b"\x00" * 90]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    """Other formats, cut and broken files are refused, never half taken in."""
    with pytest.raises(refusals.PictureUnreadable):
        rewritten(data)


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    """Too many pixels are refused by the size the file names, before anything is unpacked."""
    out = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    with pytest.raises(refusals.PictureTooLarge):
        rewritten(out.getvalue())


def test_pictures_are_put_in_described_and_taken_out(store: Store) -> None:
    """A picture stands after its text with its words; one logo at a time; every step goes back."""
    ids = [clock.new_id() for _ in range(4)]
    given_ = {"data": photograph(), "at": AT}
    for one, alt in zip(ids[:2], ("A hall", "A hand"), strict=True):
        store.act(actions.add_picture, picture_id=one, place="worked", alt=alt, credit="CC BY", **given_)
    store.act(actions.write_text, place="worked", body="We sat.", at=AT)
    (text,) = store.read(queries.texts_of)
    assert [one.image.alt for one in text.pictures] == ["A hall", "A hand"]
    store.act(actions.order_pictures, picture_ids=(ids[1], ids[0]))
    store.act(actions.describe_picture, picture_id=ids[0], alt="The hall", caption="Day one")
    images = store.read(queries.facts_of).texts_at("worked")[0].images
    assert [one.alt for one in images] == ["A hand", "The hall"] and images[1].caption == "Day one"
    for one in ids[2:]:
        store.act(actions.add_picture, picture_id=one, place="logo", alt="Logo", **given_)
    logo = store.read(queries.setup_of).logo
    assert logo is not None and len(store.read(queries.pictures_of)) == 3
    store.act(actions.remove_picture, picture_id=ids[3])
    assert store.read(queries.setup_of).logo is None
    store.undo()
    assert store.read(queries.setup_of).logo == logo
    for _ in range(7):
        store.undo()
    assert store.read(queries.pictures_of) == store.read(queries.texts_of) == ()


def test_a_picture_needs_words(plain_store: Store) -> None:
    """Without words for those who do not see it no picture gets in; nor at a place nobody knows."""
    given_ = {"picture_id": "p", "data": photograph(), "at": AT}
    with pytest.raises(refusals.PictureWordless):
        plain_store.act(actions.add_picture, place="worked", alt=" \x00", **given_)
    with pytest.raises(refusals.TextPlaceUnknown):
        plain_store.act(actions.add_picture, place="cover", alt="x", **given_)
    with pytest.raises(refusals.PictureGone):
        plain_store.act(actions.remove_picture, picture_id="p")
