"""What was not adopted in words, the same in window, report and command line."""

from __future__ import annotations

from council.decisions.outcome.considered.views import Reason, WentOn
from council.words import N_, _, ngettext

WENT = {
    "merged": N_("joined into proposal {n}: {title}"),
    "split": N_("a part went on as proposal {n}: {title}"),
    "reworded": N_("went on in proposal {n}: {title}"),
    "shared": N_("shares its origins with proposal {n}: {title}"),
}


def reason_words(one: Reason) -> str:
    """A reason, and where it was said when nobody kept it by hand."""
    where = {
        "statement": _("statement {n}").format(n=one.number),
        "objection": _("objection"),
        "remark": _("remark"),
    }
    return f"{one.text} ({where[one.source]})" if one.source in where else one.text


def went_words(one: WentOn) -> str:
    """Where a part of it went, how much of what it grew out of, and whether that is recommended."""
    words = _(WENT[one.how]).format(n=one.number, title=one.title)
    if one.statements:
        many = ngettext("{n} statement in common", "{n} statements in common", one.statements)
        words += "; " + many.format(n=one.statements)
    if one.recommendation:
        words += "; " + _("recommendation {n}").format(n=one.recommendation)
    return words
