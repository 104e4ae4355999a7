"""The fields of a recommendation as data: names, words, how long, and what is still missing.

Pure. Window, print and export read the same list, so that a gap is seen everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from council.words import N_, _

KINDS = {
    "law": N_("law or rule"),
    "budget": N_("budget"),
    "programme": N_("programme"),
    "study": N_("study"),
    "own_action": N_("own action"),
    "other": N_("other"),
}
CONFIDENCE = {"": N_("not stated"), "high": N_("high"), "medium": N_("medium"), "low": N_("low")}
TIES = {"needs": N_("needs"), "replaces": N_("replaces"), "conflicts": N_("is at odds with")}
TIES_BACK = {
    "needs": N_("is needed by"),
    "replaces": N_("is replaced by"),
    "conflicts": N_("is at odds with"),
}
NOT_STATED = N_("not stated")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the record, its words and a hint; a line, a passage, a choice or a day."""

    name: str
    words: str
    form: str = "line"  # line, passage, choice, day
    hint: str = ""


FIELDS = (
    Field("title", N_("Short title")),
    Field("addressee", N_("Addressed to")),
    Field("kind", N_("Kind"), "choice"),
    Field("horizon", N_("Time horizon"), hint=N_("Such as: within a year, ten years, for good.")),
    Field("who", N_("Who acts")),
    Field("by_when", N_("By when")),
    Field("rationale", N_("Why, in members' words"), "passage"),
    Field("evidence", N_("Evidence cited"), "passage"),
    Field("criteria", N_("Criteria it meets"), "passage"),
    Field("trade_offs", N_("Trade-offs, and who bears them"), "passage",
          N_("Now and later; money, people, nature.")),
    Field("incentives", N_("What it rewards or punishes"), "passage"),
    Field("conditions", N_("Conditions"), "passage"),
    Field("indicators", N_("How we will know"), "passage"),
    Field("review_on", N_("Looked at again on"), "day"),
    Field("confidence", N_("Confidence"), "choice"),
    Field("limits", N_("Known limits"), "passage"),
    Field("waived_by", N_("Waived by"), hint=N_("A role, where reasons or trade-offs are left out.")),
)  # fmt: skip
NAMES = tuple(field.name for field in FIELDS)
REASONS = ("rationale", "trade_offs")


def missing(values: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields nothing is stated in, in order; a waiver is no gap, and what it waives is none either.

    Args: values: text by name; a name that is absent counts as empty.
    """
    waived = bool(values.get("waived_by", "").strip())
    return tuple(
        field
        for field in FIELDS
        if field.name != "waived_by"
        and not values.get(field.name, "").strip()
        and not (waived and field.name in REASONS)
    )


def stated(field: Field, values: Mapping[str, str]) -> str:
    """What stands in a field, in words: choices translated, a waiver named, a gap called "not stated"."""
    text = values.get(field.name, "").strip()
    if field.name == "kind":
        return _(KINDS.get(text, text)) if text else _(NOT_STATED)
    if field.name == "confidence":
        return _(CONFIDENCE.get(text, text))
    if not text and field.name in REASONS and values.get("waived_by", "").strip():
        return _("waived by {role}").format(role=values["waived_by"].strip())
    return text or _(NOT_STATED)


def all_stated(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Every field in words with what stands in it; the role that waived stands with what it waived."""
    return tuple(
        (_(field.words), stated(field, values))
        for field in FIELDS
        if field.name not in ("title", "waived_by")
    )
