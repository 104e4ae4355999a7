"""The kinds of sheet a session needs on paper, in the order in which they are wanted on the day."""

from __future__ import annotations

from dataclasses import dataclass

from council.words import N_


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind of sheet: `code` is kept and typed, `words` and `use` (both for translation) are shown."""

    code: str
    words: str
    use: str


KINDS = (
    SheetKind("run", N_("Run sheet"), N_("The day for the facilitator: times, methods, who leads.")),
    SheetKind("seating", N_("Seating by table"), N_("Who sits at each table, for the door and the host.")),
    SheetKind("cards-list", N_("Seating list"), N_("By number of the name card: which table.")),
    SheetKind("door", N_("Door list"), N_("By seat and alias, with a box to tick who came.")),
    SheetKind("cards", N_("Name cards"), N_("Alias and seat in large letters, to fold and put up.")),
    SheetKind("tables", N_("Table sheets"), N_("Each item for each table, with numbered lines to write on.")),
    SheetKind("questions", N_("Question list"), N_("Questions to the speakers, in the order of their rank.")),
    SheetKind("parking", N_("Parking lot"), N_("A poster for what belongs to another time.")),
)
KIND_OF = {kind.code: kind for kind in KINDS}
NEEDED = ("run", "seating", "door", "tables")
"""The sheets without which a session is not ready."""
