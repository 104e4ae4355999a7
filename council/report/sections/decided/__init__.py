"""What was decided: criteria, recommendations, what was not adopted, minority views, ballots, the answer."""

from council.report.sections.decided.awaited import response
from council.report.sections.decided.cards import recommendations
from council.report.sections.decided.considered import not_adopted
from council.report.sections.decided.dissent import minority
from council.report.sections.decided.judged import principles
from council.report.sections.decided.tables import ballots

__all__ = ["ballots", "minority", "not_adopted", "principles", "recommendations", "response"]
