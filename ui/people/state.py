"""What the page of people says, worked out from values alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from council.people.columns import ColumnView, Purpose
from council.people.grid import Grid
from council.people.queries import PersonView, PoolFacts
from council.people.reading import PeopleFile
from council.selection.queries import ExclusionView
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the list: the person, and why they are left out of draws ("" = they take part)."""

    person: PersonView
    left_out: str

    @property
    def id(self) -> str:
        return self.person.id


@dataclass(frozen=True, slots=True)
class PoolState:
    """The list and the line of facts over it."""

    facts: str
    features: tuple[str, ...]
    rows: tuple[PersonRow, ...]

    @classmethod
    def of(
        cls, facts: PoolFacts, people: Sequence[PersonView], exclusions: Iterable[ExclusionView]
    ) -> PoolState:
        reasons = {one.person_id: one.reason for one in exclusions}
        rows = tuple(PersonRow(one, reasons.get(one.id, "")) for one in people)
        return cls(_facts(facts, len(reasons)), facts.features, rows)


def _facts(facts: PoolFacts, left_out: int) -> str:
    parts = [
        ngettext("{count:,} person", "{count:,} people", facts.people).format(count=facts.people),
        ngettext("{count} attribute", "{count} attributes", len(facts.features)).format(
            count=len(facts.features)
        ),
    ]
    if facts.sharing:
        words = ngettext("{count} shares an address", "{count} share an address", facts.sharing)
        parts.append(words.format(count=facts.sharing))
    if left_out:
        parts.append(ngettext("{count} left out", "{count} left out", left_out).format(count=left_out))
    if facts.contacts:
        words = ngettext("{count:,} contact sealed", "{count:,} contacts sealed", facts.contacts)
        parts.append(words.format(count=facts.contacts))
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for each column of a file, by name."""

    purposes: Mapping[str, Purpose]

    @classmethod
    def of(cls, columns: Iterable[ColumnView]) -> Choice:
        return cls({one.name: one.purpose for one in columns})

    def with_purpose(self, column: str, purpose: Purpose) -> Choice:
        """The choice with one column changed; there is one id, so another id column is ignored then."""
        changed = dict(self.purposes)
        if purpose == "id":
            changed = {name: "ignored" if one == "id" else one for name, one in changed.items()}
        return Choice(changed | {column: purpose})

    def of_purpose(self, purpose: Purpose) -> tuple[str, ...]:
        return tuple(name for name, one in self.purposes.items() if one == purpose)


def read_as(grid: Grid, choice: Choice) -> PeopleFile:
    """The people of a table, with each column taken as chosen. Raises: FileRefused."""
    from council.people.reading import people_in

    own = choice.of_purpose("id")
    return people_in(
        grid,
        id_column=own[0] if own else None,
        features=choice.of_purpose("attribute"),
        address=choice.of_purpose("address"),
        contact=choice.of_purpose("contact"),
    )


def account(file: PeopleFile) -> str:
    """The sum of an import in one sentence."""
    rows = ngettext("{count:,} row", "{count:,} rows", file.rows).format(count=file.rows)
    words = _("{rows} = {accepted:,} accepted + {refused:,} refused + {skipped:,} skipped")
    return words.format(rows=rows, accepted=file.accepted, refused=file.refused, skipped=file.skipped)


def purpose_words(purpose: Purpose) -> str:
    """What a purpose is called."""
    return {
        "id": _("Id"),
        "attribute": _("Attribute"),
        "born": _("Birth date"),
        "address": _("Address"),
        "contact": _("Contact"),
        "ignored": _("Not stored"),
    }[purpose]
