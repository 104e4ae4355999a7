"""The places of the report where people write, in the order in which they stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from council.words import N_

LOGO = "logo"  # of pictures only: the council's own, on the cover


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: title and hint for whoever writes, and the key of its section.

    `many` places hold several texts, each with a title and, where `signed`, the name of who wrote it;
    `tongued` ones name their own language.
    """

    title: str
    hint: str
    section: str
    many: bool = False
    signed: bool = False
    tongued: bool = False


TEXTS: Mapping[str, Place] = MappingProxyType({
    "statement": Place(
        N_("Members' opening statement"), N_("The members' own words; they come first."), "opening"),
    "foreword": Place(
        N_("Foreword"), N_("By whoever convened the council, or its chair; with their name."), "opening",
        many=True, signed=True),
    "correction": Place(
        N_("Why there is a new edition"),
        N_("What was wrong or has changed; the list of changes is made by itself."), "changes"),
    "summary": Place(
        N_("Summary in words"), N_("Stands above the figures and the list of recommendations."), "summary"),
    "tongue": Place(
        N_("Summary in another language"), N_("One for each language; give its code, as de or ar."),
        "languages", many=True, tongued=True),
    "remit": Place(
        N_("Background of the question"), N_("Why it was asked, and what led to it."), "remit"),
    "chosen": Place(
        N_("About the choice of members"), N_("Who ran the lottery, who watched it."), "chosen"),
    "worked": Place(
        N_("About the work"), N_("What the minutes do not tell: rooms, mood, what was changed and why."),
        "worked"),
    "heard": Place(
        N_("About what was heard"), N_("Who chose the speakers and the material, and how."), "heard"),
    "open": Place(
        N_("Open questions"), N_("What the council could not answer, and would ask next."), "open"),
    "limits": Place(
        N_("Known limits"), N_("What readers should not conclude from this report."), "open"),
    "evaluation": Place(
        N_("Observers' notes"), N_("What observers and evaluators saw; with their name."), "evaluation",
        many=True, signed=True),
    "response": Place(
        N_("Response and follow-up plan"), N_("Who answers, by when, and how members will judge it."),
        "response"),
    "glossary": Place(
        N_("Glossary"), N_("One paragraph for each word: the word in bold, then what it means."), "glossary"),
    "governance": Place(
        N_("Who carried the council"), N_("Who decided what: convener, secretariat, oversight."), "annex"),
    "funding": Place(N_("Funding"), N_("Who paid, how much, for what."), "annex"),
    "interests": Place(
        N_("Declared interests"), N_("Of those who worked for the council or spoke to it."), "annex"),
    "members": Place(
        N_("Members"), N_("Names only of members who agreed to be named in the report."), "annex"),
    "annex": Place(
        N_("Annex"), N_("Anything else that belongs to the report; each with a title."), "annex",
        many=True, signed=True),
    "thanks": Place(N_("Thanks"), N_("To whom the council is grateful."), "notes"),
})  # fmt: skip
