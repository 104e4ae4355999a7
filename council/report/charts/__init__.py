"""Values → charts: marks to see, words to hear, a table to read, all from the same value.

Never colour alone: every mark has its number or its word beside it; bars begin at zero; the base is named.
"""

from council.report.charts.chances import chances
from council.report.charts.panel import composition, hemicycle, target_words
from council.report.charts.talk import support, themes_by_people
from council.report.charts.votes import (
    base_words,
    needed_votes,
    result_words,
    rule_words,
    small_vote_bar,
    threshold_words,
    vote_bar,
    votes_alt,
)

__all__ = (
    "base_words",
    "chances",
    "composition",
    "hemicycle",
    "needed_votes",
    "result_words",
    "rule_words",
    "small_vote_bar",
    "support",
    "target_words",
    "themes_by_people",
    "threshold_words",
    "vote_bar",
    "votes_alt",
)
