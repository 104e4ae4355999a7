"""At least sixty counting cases from the literature and from law come out as their sources say."""

from __future__ import annotations

import pytest

from tests.council.decisions.casebook import Case, asked, every_case

CASES = every_case()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_comes_out_as_its_source_says(case: Case) -> None:
    """Every figure the source states is the one the rule works out."""
    result = case.result()
    assert {name: asked(result, name) for name in case.expect} == case.expect, case.source


def test_the_book_is_large_and_each_case_names_its_source() -> None:
    """Sixty cases or more beside our own examples, each with a source, an outcome and a name of its own."""
    assert len([case for case in CASES if not case.source.startswith("Worked by hand")]) >= 60
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(len(case.source) > 25 and "outcome" in case.expect for case in CASES)


def test_the_book_knows_every_kind_and_every_outcome() -> None:
    """No kind of ballot and no way it can end is left without a case."""
    from council.decisions.ballots.results import OUTCOMES
    from council.decisions.ballots.rules import BASES, KINDS

    assert {case.rule().kind for case in CASES} == set(KINDS)
    assert {case.rule().base for case in CASES} == set(BASES)
    assert {case.expect["outcome"] for case in CASES} == set(OUTCOMES)


def test_a_book_with_a_wrong_figure_is_noticed() -> None:
    """The comparison can fail: one vote more, and a case no longer holds."""
    case = next(one for one in CASES if one.name == "Impeachment 1868, one vote short")
    turned = Case(case.name, case.source, {**case.given, "counts": {"yes": 36, "no": 18}}, case.expect)
    result = turned.result()
    assert {name: asked(result, name) for name in case.expect} != case.expect
