"""Reports of every kind, made by hand, to be judged: each is a tree, the design it is printed in, and files.

The words are invented, or plain words of their languages.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from PIL import Image as Drawn

from council.report import charts
from council.report import facts as f
from council.report.blocks import (
    Block,
    Card,
    Column,
    Contents,
    Cover,
    Endnotes,
    Figure,
    Glance,
    Grid,
    Heading,
    Image,
    Listing,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Span,
    Text,
    Tree,
)
from council.report.design import PLAIN, Design, design_of
from council.report.outline import outline_of
from council.report.pdf.meta import Attachment
from council.report.printing import Printed, build_pdf
from tests.council.report.made import DAY, council


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed, and how."""

    tree: Tree
    design: Design = PLAIN
    attachments: tuple[Attachment, ...] = ()


SCRIPTS = {
    "el": "Η ερώτηση είναι δίκαιη.", "ru": "Каждый голос считается.", "vi": "Nhà ở cho mọi người.",
    "ar": "السكن حق لكل إنسان (المادة ١٢).", "he": "דיור בהישג יד לכולם.", "hi": "हर किसी के लिए घर।",
    "bn": "সবার জন্য বাসস্থান।", "ta": "அனைவருக்கும் வீடு.", "th": "บ้านสำหรับทุกคน", "ka": "სახლი ყველასთვის.",
    "hy": "Տուն բոլորի համար։", "am": "ቤት ለሁሉም።", "en": "A home for everybody.",
}  # fmt: skip


def tree(title: str, *sections: Section, language: str = "en") -> Tree:
    """A report around a few sections, its list of contents first."""
    cover = Cover(title, "What is fair?", "Draft", ("Riverton", "Edition 1"), charts.hemicycle(40, vacant=2))
    first = Section("reading", "How to read this report", (Contents(), Paragraph("From front to back.")))
    return Tree(title, language, "The city of Riverton", date(2026, 11, 22), cover, (first, *sections))


def card(number: int) -> Card:
    """A recommendation with a vote, a quote, a list, fields and a table."""
    bar = charts.vote_bar(_votes(40 + number % 20, 30))
    blocks = (
        Paragraph("The city builds on its own land, and says each year how much."),
        Picture(bar),
        Heading("Why", 4),
        Listing(("It is quick.", "It is cheap.")),
        Pairs((("Addressed to", "The city"), ("Kind", "Programme"))),
        Quote("We waited long enough.", "table 3, session 2"),
    )
    return Card(f"R{number}", f"Build on public land, part {number}", blocks, number, f"r{number}")


def _votes(yes: int, no: int) -> f.BallotFacts:
    return replace(council().ballots[0], yes=yes, no=no, base=yes + no, valid=yes + no, passes=2 * yes > no)


def table(rows: int, *, caption: str = "Every decision") -> Grid:
    """A table whose last column may be empty and whose third holds small charts."""
    columns = (Column("Name", 3), Column("For", 1, right=True), Column("Vote", 2), Column("Remark", 2))
    cells = tuple(
        (f"Proposal {n}", str(n), charts.small_vote_bar(_votes(n % 50 + 1, 20)), "" if n % 2 else "again")
        for n in range(1, rows + 1)
    )
    return Grid(caption, columns, cells, note="Of members present.")


def image(mode: str = "RGB", kind: str = "PNG") -> Image:
    """A small teal picture with its words. Args: mode: of its colours, as Pillow names them."""
    out = io.BytesIO()
    drawn = Drawn.new("RGBA", (40, 30), (11, 85, 99, 160))
    (drawn if mode == "RGBA" else drawn.convert("RGB").convert(mode)).save(out, kind)
    return Image(out.getvalue(), f"All of it teal, as {mode}.", 40, 30, "One colour", "Drawn for a test, CC0")


def _everything() -> tuple[Block, ...]:
    linked: Text = (
        Span("See "), Span("the first card", to="r1"), Span(" or "),
        Span("the law", url="https://example.org/law?a=1&b=2"), Span(", "), Span("strong", strong=True),
        Span(" and "), Span("slanted", slanted=True), Span(".", mark="added"),
    )  # fmt: skip
    return (
        Paragraph("A first paragraph that leads.", "lead"),
        Paragraph(linked),
        Heading("Figures"),
        Glance(
            ((Figure(40, 50, "seats", "register"), "members"), (Figure(3, 3, "sessions"), "sessions held"))
        ),
        Heading("Below", 4),
        Listing(("First", "Second", linked), ordered=True),
        Note("Bear in mind", (Paragraph("Nothing adds up to 100."), Listing(("One", "Two")))),
        Quote("A long thought, said slowly.", "a member", large=True),
        table(3),
        Picture(charts.vote_bar(_votes(62, 31)), "The first vote"),
        Pairs((("Kind", "study"), ("Horizon", "two years"))),
    )


def _images() -> tuple[Block, ...]:
    modes = (("RGB", "PNG"), ("RGBA", "PNG"), ("L", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG"))
    return (*(image(*mode) for mode in modes), Paragraph("After them."))


def _notes(count: int) -> tuple[Block, ...]:
    signs = tuple(
        part
        for n in range(1, count + 1)
        for part in (Span(f"Claim {n}"), Span(str(n), note=f"n{n}"), Span(". "))
    )
    items = tuple(
        (f"n{n}", (Span(f"Source {n}, "), Span("online", url="https://example.org/")))
        for n in range(1, count + 1)
    )
    return Paragraph(signs), Heading("Notes"), Endnotes(items)


def _mixed() -> tuple[Block, ...]:
    spans = tuple(
        part
        for code, words in SCRIPTS.items()
        for part in (Span(f"{code}: "), Span(words, language=code), Span(" "))
    )
    rows = tuple((code, (Span(words, language=code),)) for code, words in SCRIPTS.items())
    return (
        Paragraph(spans),
        Grid("In every script", (Column("Code"), Column("Words", 3)), rows),
        *(Quote((Span(words, language=code),), code) for code, words in SCRIPTS.items()),
    )


def _arabic() -> Tree:
    words = SCRIPTS["ar"]
    section = Section(
        "s", "التوصيات",
        (Paragraph(words), Paragraph(f"{words} (see R1) {words}"), Listing((words, words), ordered=True),
        Grid("جدول", (Column("اسم"), Column("عدد", right=True)), (("السكن", "12"), ("النقل", "7"))),
        Card("R1", "السكن", (Paragraph(words), Quote(words, "عضو")), 1, "r1")),
    )  # fmt: skip
    return tree("مجلس المدينة", section, language="ar")


def _long_words() -> tuple[Block, ...]:
    word = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung" * 4
    return (
        Paragraph(word),
        Listing((word, "short")),
        Grid(word[:80], (Column(word[:60]), Column("B")), ((word, "1"), ("x" * 900, "2"))),
        Card("R1", word, (Paragraph("y" * 3000), Paragraph("word " * 900)), 1, "r1"),
    )


def _empty() -> Tree:
    return outline_of(f.Facts(council=f.CouncilFacts("Council on homes")), day=DAY)


def _novotes() -> Tree:
    whole = council()
    bare = tuple(replace(one, ballot=None) for one in whole.recommendations)
    return outline_of(replace(whole, recommendations=bare, ballots=(), proposals=()), day=DAY)


def _many() -> Tree:
    cards = tuple(card(n) for n in range(1, 251))
    return tree(
        "A large council",
        Section("asks", "Recommendations", (Heading("Rents"), *cards[:125], Heading("Land"), *cards[125:])),
        Section("ballots", "All decisions", (table(250),), fresh=True),
    )


def _whole() -> Tree:
    """All there is in one report, for those who damage it."""
    notes = Section("notes", "Sources", _notes(2))
    first = Section("s", "A section", (*_everything(), card(1), image()), fresh=True)
    return tree("Everything & <all>", first, OTHER, notes)


def _one(*blocks: Block, title: str = "One of a kind") -> Tree:
    return tree(title, Section("s", "A section", blocks, fresh=True))


FILES = (
    Attachment("votes.csv", "text/csv", b"\xef\xbb\xbftitle,for\r\nHomes,62\r\n", "Votes"),
    Attachment("report.json", "application/json", b'{"version": 1}', "The report as data"),
)
OTHER = Section(
    "fr", "Résumé", (Paragraph("Le conseil a siégé trois fois."), Listing(("Un", "Deux"))), language="fr"
)

REPORTS: dict[str, Callable[[], Report]] = {
    "empty": lambda: Report(_empty()),
    "small council": lambda: Report(outline_of(council(), day=DAY), attachments=FILES),
    "one recommendation": lambda: Report(_one(card(1))),
    "everything": lambda: Report(_whole(), attachments=FILES),
    "250 recommendations": lambda: Report(_many()),
    "right to left": lambda: Report(_arabic()),
    "mixed scripts": lambda: Report(_one(*_mixed())),
    "images": lambda: Report(_one(*_images()), design_of(logo=image("RGBA"))),
    "no votes": lambda: Report(_novotes()),
    "long words": lambda: Report(_one(*_long_words())),
    "endnotes": lambda: Report(_one(*_notes(12))),
    "other languages": lambda: Report(tree("Two languages", Section("s", "S", (Paragraph("W."),)), OTHER)),
    "large print": lambda: Report(_one(*_everything(), card(1)), design_of(large=True)),
    "letter": lambda: Report(_one(*_everything(), card(1), table(60)), design_of(paper="Letter")),
}  # fmt: skip


@cache
def report(name: str) -> Report:
    """The report of that name."""
    return REPORTS[name]()


@cache
def printed(name: str) -> Printed:
    """The report of that name as a PDF, made once a run."""
    made = report(name)
    return build_pdf(made.tree, design=made.design, attachments=made.attachments)
