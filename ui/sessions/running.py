"""What is done with a running session wherever it is done: pause or go on, and more time for its item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from council.sessions import actions
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with what it is given, and the words that tell it is done."""

    verb: Callable[..., Any]
    words: str
    given: dict[str, Any]


def pause_or_go_on(session: Any, at: datetime) -> Deed:
    """A paused session goes on; a running one pauses."""
    given = {"session_id": session.id, "at": at}
    if session.state == "paused":
        return Deed(actions.resume_session, _("The session goes on"), given)
    return Deed(actions.pause_session, _("The session pauses"), given)


def more_time(item_id: str, minutes: int) -> Deed:
    """The timer of a running item gets so many minutes more."""
    words = ngettext("{count} minute more", "{count} minutes more", minutes).format(count=minutes)
    return Deed(actions.add_time, words, {"timer_id": item_id, "seconds": 60 * minutes})
