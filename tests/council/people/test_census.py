"""Shares of the population in the shapes statistics offices give them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from council.people.census import shares_of_text
from council.people.refusals import FileRefused

AGE_AND_SEX = [("Age", "16-29", Fraction(1, 4)), ("Age", "30+", Fraction(3, 4)),
               ("Sex", "man", Fraction(12, 25)), ("Sex", "woman", Fraction(13, 25))]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "feature,value,share\nAge,16-29,25\nAge,30+,75\nSex,man,48\nSex,woman,52\n",
        "feature,value,share\nAge,16-29,0.25\nAge,30+,0.75\nSex,man,0.48\nSex,woman,0.52\n",
        "Age\tpersons\t%\n16-29\t1,200\t25.0\n30+\t3,600\t75.0\nTotal\t4,800\t100\n"
        "Sex\tpersons\t%\nman\t2,304\t48\nwoman\t2,496\t52\n",
        "Age;persons\n16-29;1.200\n30+;3.600\nTotal;4.800\nSex;\nman;2.304\nwoman;2.496\n",
        "Age\n  16-29      25 %\n  30+        75 %\nSex\n  man        48 %\n  woman      52 %\n",
        "Age;16-29;25,0 %\n;30+;75,0 %\nSex;man;48,0 %\n;woman;52,0 %\n",
        "Characteristic\tGroup\tPercent\nAge\t16-29\t25\nAge\t30+\t75\nSex\tman\t48\nSex\twoman\t52\n",
        "# from the register office\nAge\t1 200\n16-29\t1 200\n30+\t3 600\nSex\nman\t2 304\nwoman\t2 496\n"
        .replace("Age\t1 200", "Age"),
    ],
)  # fmt: skip
def test_one_table_is_read_in_every_shape(text: str) -> None:
    """Headings, blocks, a feature carried down, percentages, parts and heads: the same shares."""
    file = shares_of_text(text, "pasted")
    assert [(one.feature, one.value, one.share) for one in file.shares] == AGE_AND_SEX
    assert file.is_sound and not any(one.code == "shares-sum" for one in file.findings)


def test_shares_that_do_not_sum_are_a_finding_and_no_refusal() -> None:
    """More than one point off is said with the sum."""
    file = shares_of_text("Age\t%\n16-29\t25\n30+\t73\n", "pasted")
    (found,) = [one for one in file.findings if one.code == "shares-sum"]
    assert "98.0 %" in found.words and not found.grave
    near = shares_of_text("Age\t%\n16-29\t25\n30+\t74.5\n", "pasted")
    assert not [one for one in near.findings if one.code == "shares-sum"]


def test_a_value_that_stands_twice_is_grave() -> None:
    """Nobody knows which of the two is meant."""
    file = shares_of_text("Age\t%\n16-29\t25\n16-29\t75\n", "pasted")
    assert not file.is_sound


def test_targets_are_read_as_targets() -> None:
    """Least and most under our headings stay what they are."""
    file = shares_of_text("feature,value,min,max\nage,old,1,2\n", "pasted")
    assert not file.shares and file.rows[0].least == 1


@pytest.mark.parametrize("text", ["", "   \n", "hello\n", "16-29\t25\n", "Total\t100\n"])
def test_what_holds_no_shares_is_refused(text: str) -> None:
    """With what to write instead."""
    with pytest.raises(FileRefused):
        shares_of_text(text, "pasted")
