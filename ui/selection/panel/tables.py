"""The columns of the panel's plain tables: targets, stages, chances."""

from __future__ import annotations

from fractions import Fraction

from council.selection.queries import DrawView
from council.words import _
from ui.selection.wording import grouped, moment_words, percent
from ui.widgets import Column


def target_columns() -> tuple[Column, ...]:
    """Each target with its members, those who said yes, and in words whether it is at risk."""
    return (
        Column(_("Attribute"), lambda one: one.view.line.feature),
        Column(_("Value"), lambda one: one.view.line.value),
        Column(
            _("In pool"), lambda one: f"{one.view.in_pool:,}", sort=lambda one: one.view.in_pool, right=True
        ),
        Column(
            _("At least"),
            lambda one: str(one.view.line.least),
            sort=lambda one: one.view.line.least,
            right=True,
        ),
        Column(_("Said yes"), lambda one: str(one.confirmed), sort=lambda one: one.confirmed, right=True),
        Column(
            _("On panel"),
            lambda one: str(one.members),
            sort=lambda one: one.members,
            right=True,
            ink=lambda one: one.ink,
        ),
        Column(
            _("At most"), lambda one: str(one.view.line.most), sort=lambda one: one.view.line.most, right=True
        ),
        Column(_("How it stands"), lambda one: one.words, ink=lambda one: one.ink, stretch=True),
    )


def stage_columns() -> tuple[Column, ...]:
    """Each stage with its people, and what they are a part of."""
    return (
        Column(_("Stage"), lambda one: one.words, stretch=True),
        Column(_("People"), lambda one: f"{one.people:,}", sort=lambda one: one.people, right=True),
        Column(_("Base"), lambda one: one.base),
    )


def draw_columns() -> tuple[Column, ...]:
    """Each draw with what it was for and how it stands; one certificate each, chained to the one before."""
    return (
        Column(_("Draw"), lambda one: str(one.number), sort=lambda one: one.number, right=True),
        Column(_("For"), lambda one: purpose_words(one.purpose)),
        Column(_("Seats"), lambda one: str(one.seats), sort=lambda one: one.seats, right=True),
        Column(_("State"), _draw_state, stretch=True),
        Column(_("Committed"), lambda one: moment_words(one.committed_at), sort=lambda one: one.committed_at),
        Column(
            _("Hash"),
            lambda one: one.commitment_hash[:16] + "…",
            tip=lambda one: grouped(one.commitment_hash),
        ),
    )


def purpose_words(purpose: str) -> str:
    """What a draw was for."""
    return {"panel": _("the panel"), "replacement": _("replacements"), "alternates": _("alternates")}[purpose]


def _draw_state(one: DrawView) -> str:
    if one.state == "void":
        return _("void: {reason}").format(reason=one.reason)
    return _("committed, not drawn") if one.state == "committed" else _("drawn")


def chance_columns() -> tuple[Column, ...]:
    """Everybody's chance in the newest draw, by id."""
    return (
        Column(_("Id"), lambda one: one[0], stretch=True),
        Column(_("Chance"), lambda one: percent(one[1]), sort=lambda one: one[1], right=True),
        Column(_("Exactly"), lambda one: _exact(one[1]), sort=lambda one: one[1], right=True),
    )


def _exact(chance: Fraction) -> str:
    return f"{chance.numerator}/{chance.denominator}"
