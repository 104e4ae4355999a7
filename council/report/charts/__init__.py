"""Values → charts: marks to see, words to hear, a table to read, all from the same value.

Never colour alone: every mark has its number or its word beside it; bars begin at zero; the base is named.
"""

from council.report.charts.answers import answers
from council.report.charts.beside import beside
from council.report.charts.chances import chance_steps, chances
from council.report.charts.composition import composition, target_words
from council.report.charts.crossing import crossing
from council.report.charts.curves import Curve, chance_curves
from council.report.charts.floor import evidence_balance, floor_shares
from council.report.charts.frame import framed
from council.report.charts.limiting import limiting
from council.report.charts.matrix import matrix
from council.report.charts.measures import measures
from council.report.charts.overview import ThemeRow, overview
from council.report.charts.panel import hemicycle
from council.report.charts.paths import Way, chain, paths
from council.report.charts.places import places
from council.report.charts.rounds import support_rounds
from council.report.charts.standing import standing
from council.report.charts.talk import support, themes_by_people
from council.report.charts.timeline import timeline
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
from council.report.charts.waiting import seats_short

__all__ = (
    "Curve",
    "ThemeRow",
    "Way",
    "answers",
    "base_words",
    "beside",
    "chain",
    "chance_curves",
    "chance_steps",
    "chances",
    "composition",
    "crossing",
    "evidence_balance",
    "floor_shares",
    "framed",
    "hemicycle",
    "limiting",
    "matrix",
    "measures",
    "needed_votes",
    "overview",
    "paths",
    "places",
    "result_words",
    "rule_words",
    "seats_short",
    "small_vote_bar",
    "standing",
    "support",
    "support_rounds",
    "target_words",
    "themes_by_people",
    "threshold_words",
    "timeline",
    "vote_bar",
    "votes_alt",
)
