"""What the page of the panel hands on as tables: panel, contact sheet, alternates, stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from council.files import csv_bytes
from council.selection.queries import AlternateView, SeatView
from ui.selection.panel.state import StageRow, lines_words, state_words, waiting_words


def panel_csv(seats: Sequence[SeatView]) -> bytes:
    """Every seat by the id of its person, without contact details."""
    features = _features(seats)
    rows = [
        [
            seat.ref,
            *(seat.attributes.get(name, "") for name in features),
            str(seat.number),
            seat.state,
            seat.answered_at.date().isoformat() if seat.answered_at else "",
            str(seat.draw_number),
        ]
        for seat in sorted(seats, key=lambda seat: seat.ref)
    ]
    return csv_bytes(["id", *features, "seat", "answer", "answered", "draw"], rows)


def contacts_csv(
    seats: Sequence[SeatView],
    alternates: Sequence[AlternateView],
    contacts: Mapping[str, Mapping[str, str]],
) -> bytes:
    """Members and waiting alternates with what the vault holds of them; who left is not on it."""
    names = list(dict.fromkeys(name for one in contacts.values() for name in one))
    people = [
        (str(seat.number), state_words(seat.state), seat.ref, seat.person_id)
        for seat in seats
        if seat.state in ("expected", "confirmed")
    ]
    people += [
        ("", waiting_words(one.state), one.ref, one.person_id) for one in alternates if one.state == "waiting"
    ]
    rows = [
        [number, state, ref, *(contacts.get(person, {}).get(name, "") for name in names)]
        for number, state, ref, person in people
    ]
    return csv_bytes(["seat", "answer", "id", *names], rows)


def alternates_csv(alternates: Sequence[AlternateView]) -> bytes:
    """Everybody who waits or waited, in their order."""
    features = _features(alternates)
    rows = [
        [
            str(one.position),
            one.ref,
            *(one.attributes.get(name, "") for name in features),
            one.state,
            lines_words(one.mends),
        ]
        for one in alternates
    ]
    return csv_bytes(["order", "id", *features, "state", "would mend"], rows)


def stages_csv(stages: Sequence[StageRow]) -> bytes:
    """The numbers of each stage."""
    return csv_bytes(["stage", "people", "base"], [[one.words, str(one.people), one.base] for one in stages])


def _features(people: Sequence[SeatView | AlternateView]) -> list[str]:
    return sorted({name for one in people for name in one.attributes})
