"""The long tasks of this room, each importing what is heavy only when it runs, in the work pool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from council.ground.map.values import Drawn, Places
from council.ground.meaning.values import Model
from council.ground.pairs.values import FoundPairs, PairsMaterial
from council.ground.shared.values import WorkedGround
from council.ground.themes.values import Gathering, Worked
from council.ground.voting.values import Field, VotesView
from council.progress import Progress

if TYPE_CHECKING:
    from council.ground.conversation.files import Conversation
    from council.ground.conversation.plan import Plan, SeatName, StatementName
    from council.ground.reading import StatementRow


def propose(*, gathering: Gathering, seen: VotesView, progress: Progress) -> Worked:
    """Read what is new and propose themes."""
    from council.ground.themes.work import propose_themes

    return propose_themes(gathering, seen, progress=progress)


def work_out(
    *,
    seen: VotesView,
    fields: Sequence[Field],
    vectors: Mapping[str, bytes],
    judged: Mapping[frozenset[str], bool],
    more_than: float,
    progress: Progress,
) -> WorkedGround:
    """Work out the shared ground."""
    from council.ground.shared.work import work_out_ground

    return work_out_ground(
        seen, fields, vectors=vectors, judged=judged, more_than=more_than, progress=progress
    )


def conversation_in(*, paths: Sequence[Path]) -> Conversation:
    """What some files, or the tables of a folder, hold together: statements, votes, or both."""
    from council.ground.conversation.files import read_conversation

    files = [each for path in paths for each in (sorted(path.glob("*.csv")) if path.is_dir() else [path])]
    return read_conversation({each.name: each.read_bytes() for each in files})


def plan_conversation(
    *,
    conversation: Conversation,
    seats: Sequence[SeatName],
    statements: Sequence[StatementName],
    rule: str,
    with_statements: bool,
    progress: Progress,
) -> Plan:
    """What of a conversation would be kept under a rule."""
    from council.ground.conversation.plan import plan_import

    return plan_import(
        conversation,
        seats=seats,
        statements=statements,
        rule=rule,
        with_statements=with_statements,
        progress=progress,
    )


def statements_in(*, path: Path) -> tuple[StatementRow, ...]:
    """The statements of a file."""
    from council.ground.reading import read_statements

    return read_statements(path.read_bytes(), path.name)


def find_pairs(*, material: PairsMaterial, progress: Progress) -> FoundPairs:
    """Read what is new and look for pairs that may say the same."""
    from council.ground.pairs.work import find_pairs as found

    return found(material, progress=progress)


def find_model(*, where: str, progress: Progress) -> Model:
    """The language model in a folder, or fetched to this computer under a name; counts its bytes."""
    from council.ground.meaning.models import find_model as found

    return found(where, progress=progress)


def draw_map(
    *,
    gathering: Gathering,
    seen: VotesView,
    theme_of: Mapping[str, int],
    before: Places,
    progress: Progress,
) -> Drawn:
    """The places of statements and of members, all anew."""
    from council.ground.map.work import draw

    return draw(gathering, seen, theme_of, before=before, progress=progress)


def look_at_map(*, gathering: Gathering, seen: VotesView, theme_of: Mapping[str, int], kept: Places) -> Drawn:
    """The kept map, with what is new on it."""
    from council.ground.map.work import look

    return look(gathering, seen, theme_of, kept=kept)


def sheets_out(
    *,
    path: Path,
    asked: dict[str, object],
    seats: Sequence[int],
    tables: Sequence[tuple[int, int]],
    is_tally: bool,
    paper: str,
) -> int:
    """Write the sheets; how many pages. Raises: FileUnwritable."""
    from council.report.paper import PAPERS as SIZES
    from council.report.sheets.answering import AskedOnPaper, answer_sheets, tally_sheets
    from council.report.sheets.boxes import print_pile
    from council.saving import write_file

    on_paper = AskedOnPaper(**asked)  # type: ignore[arg-type]  # gathered by name in the window
    pile = tally_sheets(on_paper, tables=tables) if is_tally else answer_sheets(on_paper, seats=seats)
    bound = print_pile(pile, paper=SIZES[paper])
    write_file(path, bound.data)
    return bound.pages
