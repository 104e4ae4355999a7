"""Keys of the live page that are never dead: what cannot be done says why, and nothing lands in the line."""

from __future__ import annotations

from collections.abc import Callable


def guarded(
    do: Callable[[], object], may: Callable[[], bool | str], tell: Callable[[str], object]
) -> Callable[[], None]:
    """Do it where `may` says True, else tell its sentence.

    A command that is switched off lets its key through to the line, where Alt+1 would type a 1.
    """

    def go() -> None:
        why = may()
        if why is True:
            do()
        else:
            tell(str(why))

    return go
