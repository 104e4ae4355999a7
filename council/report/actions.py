"""The verbs of the room of the report: what is written, how it is set up, which editions go out."""

from council.report.editions.actions import (
    approve_report,
    hand_to_members,
    publish_report,
    tick_proof,
    untick_proof,
)
from council.report.setup.actions import choose_sections, set_up_report
from council.report.writing.actions import (
    add_picture,
    describe_picture,
    order_pictures,
    order_texts,
    remove_picture,
    write_text,
)

__all__ = [
    "add_picture",
    "approve_report",
    "choose_sections",
    "describe_picture",
    "hand_to_members",
    "order_pictures",
    "order_texts",
    "publish_report",
    "remove_picture",
    "set_up_report",
    "tick_proof",
    "untick_proof",
    "write_text",
]
