"""A small council made by hand, and what tests ask of a PDF."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pypdfium2

from council.decisions.outcome.chain import Roots
from council.report import facts as f
from council.report.blocks import Cover, Section, Tree
from council.report.marks import Chart
from council.report.writing.written import plainly

DAY = date(2026, 11, 22)


def ballot(yes: int = 62, no: int = 31, abstained: int = 4, **more: object) -> f.BallotFacts:
    """A ballot under two thirds of votes for and against, unless said otherwise."""
    given = {
        "number": 1,
        "title": "Build on public land",
        "entitled": 100,
        "issued": 98,
        "returned": yes + no + abstained,
        "valid": yes + no,
        "spoiled": 0,
        "yes": yes,
        "no": no,
        "abstained": abstained,
        "base": yes + no,
        "threshold": Fraction(2, 3),
        "strict": False,
        "passes": 3 * yes >= 2 * (yes + no),
    }
    return f.BallotFacts(**{**given, **more})  # type: ignore[arg-type]


def council() -> f.Facts:
    """Every part of the facts filled, in a few lines."""
    said = f.StatementFacts(7, "Rents rise faster than wages.", "3", "2")
    view = f.MinorityFacts("Build on public land", "Public land is for parks.", 12, 97)
    carried = ballot()
    lost = ballot(30, 60, 7, number=2, title="Tax empty homes")
    return f.Facts(
        council=f.CouncilFacts(
            "Council on homes", "Riverton", "the city of Riverton", about="All invented.", credit="CC BY"
        ),
        remit=f.RemitFacts("How can homes become affordable?", promise="An answer within three months."),
        seats=12,
        confirmed=11,
        withdrawn=1,
        categories=(
            f.CategoryFacts("Age", "under 40", 40, 6, 5, 7),
            f.CategoryFacts("Age", "40 and over", 60, 6, 5, 7),
        ),
        draw=f.DrawFacts(
            1,
            "leximin",
            104,
            100,
            12,
            True,
            "ab" * 32,
            40,
            True,
            ((Fraction(1, 10), 60), (Fraction(3, 20), 40)),
        ),
        sessions=(
            f.SessionFacts(
                1, "Getting to know", "To meet", DAY, 11, 12, (f.ItemFacts("Round", "Circle", 40),), 9
            ),
        ),
        mixing=f.MixingFacts(12, 1, 18, 66, 18, 3, 3.0, 3),
        statements=9,
        speakers=6,
        votes=80,
        voters=12,
        themes=(f.ThemeFacts(1, "Rents", ("rent", "wage"), 5, 4, (said,)),),
        ground=(
            f.GroundFacts(7, said.text, "Rents", 12, 10, 1, 1, 0.79, 0.6, 0.9, "shared"),
            f.GroundFacts(8, "Cap rents.", "Rents", 12, 6, 5, 1, 0.5, 0.3, 0.7, "contested"),
            f.GroundFacts(9, "Nobody was asked.", "", 2, 1, 1, 0, 0.5, 0.1, 0.9, "not known yet"),
        ),
        recommendations=(
            f.RecommendationFacts(
                "R1",
                "Build on public land",
                "The city builds on its land.",
                "Rents",
                "It is quick.",
                "the city",
                ballot=carried,
                roots=Roots(1, 1, 1, 0, 1, 0, True),
                origins=(said,),
                minorities=(view,),
            ),
        ),
        proposals=(
            f.ProposalFacts(
                "P2", "Tax empty homes", "A tax on homes left empty.", "not_adopted", ballot=lost
            ),
        ),
        minorities=(view,),
        ballots=(carried, lost),
        criteria=(f.CriterionFacts(1, "Helps those who wait longest", 2, session=1),),
        texts=(
            f.TextFacts("statement", plainly("We met.")),
            f.TextFacts("foreword", plainly("Read on.\n\nIt is short.")),
        ),
    )


def tree_of(*sections: Section, title: str = "Council on homes") -> Tree:
    """A tree around a few sections."""
    dots = Chart(10.0, 10.0, (), "The panel", "No dots.", (), ())
    return Tree(title, "en", "the city", DAY, Cover(title, "A question", "Draft", (), dots), sections)


def words_in(pdf: bytes) -> str:
    """Every word of a PDF in drawing order, blanks and line ends as one blank."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return " ".join(text.replace("\ufffe", "").split())
