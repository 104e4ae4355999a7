"""What the page says of minority views, thought out apart from Qt."""

from __future__ import annotations

from council.decisions.outcome.minority.backing import Backing, backers_needed
from council.decisions.outcome.minority.saying import BACKING_WAYS, backing_words
from council.decisions.outcome.minority.views import MinorityText
from council.words import _, ngettext


def view_deeds(view: MinorityText) -> tuple[str, ...]:
    """What can be done with a minority view where it stands, by the name of its command."""
    if view.closed or view.state in ("withdrawn", "printed"):
        return ("way", "minority")
    return ("back_view", "reword_view", "retract", "way", "minority")


def answered(view: MinorityText) -> str:
    """What a view answers: a recommendation, a proposal, or the whole."""
    if not view.proposal_number:
        return _("on the whole")
    if view.recommendation:
        return _("on recommendation {n}: {title}").format(n=view.recommendation, title=view.proposal_title)
    return _("on proposal {n}: {title}").format(n=view.proposal_number, title=view.proposal_title)


def backing_line(view: MinorityText) -> str:
    """How it is backed; a count that was made for a wording before says for which."""
    said = backing_words(view.backers, view.base)
    if view.base and view.needs_backing:
        return _("wording {n} was {backed}").format(n=view.backed_wording, backed=said)
    return said


def view_quiet(view: MinorityText) -> str:
    """The line under its title: what it answers, who wrote it, how it was backed and by which rule."""
    told = [answered(view)]
    if view.author_group:
        told.append(_("written by {group}").format(group=view.author_group))
    told.append(backing_line(view))
    if view.base:
        told.append(_("counted by {way}").format(way=_(BACKING_WAYS.get(view.way, BACKING_WAYS["names"]))))
        told.append(ngettext("{n} needed", "{n} needed", view.needed).format(n=view.needed))
    return " · ".join(told)


def view_next(view: MinorityText) -> str:
    """What is to be done with it now, "" where nothing is."""
    if view.state == "withdrawn":
        return _("Its authors took it back; it stays in the file and is not printed.")
    if view.state == "printed":
        return _("It was printed in a published report.")
    if view.closed:
        return _("What it answers is final, so it stays as it is.")
    if view.backed_text and view.backed_text != view.text:
        return _("This wording needs new backing: the count before was for wording {n}.").format(
            n=view.backed_wording
        )
    if view.needs_backing:
        return _("Nobody has been asked to back it yet.")
    if view.state == "not_backed":
        return _("It is not printed; the report prints how many views were not backed.")
    return _("It is printed beside what it answers.")


def changed_since(view: MinorityText) -> tuple[str, str]:
    """The wording that was backed and the newest, to be compared; two empty texts where they are the same."""
    if not view.backed_text or view.backed_text == view.text:
        return "", ""
    return view.backed_text, view.text


def backers_hint(base: str, rule: Backing) -> str:
    """How many backers are needed among those typed in as asked."""
    if not (base.isascii() and base.isdecimal()) or len(base) > 6:
        return _("At least {share} of those asked, and at least {least}, are needed to print it.").format(
            share=f"{rule.share.numerator}/{rule.share.denominator}", least=rule.least
        )
    needed = backers_needed(int(base), rule)
    words = ngettext("{n} backer is needed to print it.", "{n} backers are needed to print it.", needed)
    return words.format(n=needed)
