"""Who is due for erasure, and who is not yet."""

from datetime import UTC, datetime, timedelta

from council.people.retention import REASONS, Kept, due_for_erasure

TODAY = datetime(2027, 1, 1, tzinfo=UTC)


def days_ago(days: int) -> datetime:
    return TODAY - timedelta(days=days)


def test_each_kind_is_kept_as_long_as_agreed() -> None:
    """The pool goes after 90 days, alternates at the end, members after a year; the longest overdue first."""
    kept = [
        Kept("fresh", "pool", days_ago(89)),
        Kept("pool", "pool", days_ago(90)),
        Kept("member", "member", days_ago(400)),
        Kept("sitting", "member", None),
        Kept("waiting", "alternate", days_ago(0)),
    ]
    due = due_for_erasure(kept, today=TODAY)
    assert [one.person_id for one in due] == ["member", "pool", "waiting"]
    assert due[0].reason == REASONS["member"]
