"""A recommendation as a council comes to it: said, put into a theme, proposed, and carried by a ballot."""

from __future__ import annotations

from pathlib import Path

from council import clock
from council.decisions import actions
from council.ground.themes.actions import add_theme
from council.sessions.actions import capture_statement
from council.sessions.queries import sessions_of
from council.store import Store
from tests.journeys.small import small_day

SAID = ("Rents rise faster than wages", "The city should keep its land")
TITLE = "Keep the land"
TEXT = "The city keeps its land and leases it."
YES, NO = 9, 2


def small_recommended(path: Path, name: str) -> Path:
    """The small council of today, with one recommendation carried by eleven papers of eleven people."""
    small_day(path, name)
    now = clock.now()
    with Store.open(path) as store:
        session_id = store.read(sessions_of)[0].id
        ids = [clock.new_id() for _words in SAID]
        for id, words in zip(ids, SAID, strict=True):
            store.act(capture_statement, statement_id=id, text=words, session_id=session_id, at=now)
        store.act(add_theme, theme_id="theme", title="Homes people can pay for", statement_ids=ids, at=now)
        words = {"title": TITLE, "text": TEXT, "addressee": "The city council", "theme_id": "theme"}
        store.act(actions.draft_proposal, proposal_id="p", version_id="v", statements=ids, at=now, **words)
        _vote(store)
        store.act(actions.recommend, recommendation_id="r", proposal_id="p", at=now, who="The mayor")
    return path


def _vote(store: Store) -> None:
    """On paper, counted by two who agree."""
    now, cast, of = clock.now(), YES + NO, {"ballot_id": "b"}
    store.act(actions.prepare_ballot, **of, version_id="v", question="Do you agree?", at=now)
    store.act(actions.note_proof, **of, at=now)
    store.act(actions.open_ballot, **of, present=cast, printed=cast, at=now)
    store.act(actions.close_ballot, **of, teller_one="Ada", teller_two="Ben", at=now)
    store.act(actions.count_papers, **of, handed_out=cast, left_over=0, in_box=cast)
    for teller in (1, 2):
        store.act(actions.enter_pile, **of, pile=1, teller=teller, counts={"yes": YES, "no": NO})
    store.act(actions.certify_ballot, **of, chair="Cho", at=now)
