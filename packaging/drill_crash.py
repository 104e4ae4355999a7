"""The program killed while somebody types, again and again: what stands afterwards, and how old a draft is.

.venv/bin/python packaging/drill_crash.py [--kills 8] [--seed 1]
Real keys on a screen of its own, SIGKILL at a moment left to chance. Ends with 1 when a statement entered
a second before is lost, or a letter older than a second is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from council import clock  # noqa: E402
from council.people.actions import name_council  # noqa: E402
from council.sessions import actions  # noqa: E402
from council.sessions.plans import SessionPlan  # noqa: E402
from council.store import Store  # noqa: E402
from tests.journeys.beside import kept_texts, line_text, unkept_texts  # noqa: E402
from tests.journeys.hands import Person, main, somebody, x_server  # noqa: E402

NAME, PROMISED = "Crash", 1.0  # seconds
STATEMENTS, SHORTEST, LONGEST = 4, 1.2, 2.8  # entered before each kill; seconds typed until it


def drill() -> int:
    """Kill as often as asked. Returns: 0, or 1 when the promise was broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kills", type=int, default=8, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance, entered, ages, lost = Random(args.seed), {}, [], set()
    with tempfile.TemporaryDirectory() as folder, x_server() as display:
        council = _council(Path(folder))
        with somebody(display, Path(folder) / "home", "-m", "ui", "open", str(council)) as person:
            for number in range(args.kills):
                _to_the_line(person)
                for one in range(STATEMENTS):
                    person.enter(f"Statement {one} before kill {number}")
                    entered[f"Statement {one} before kill {number}"] = time.monotonic()
                typed = _typing(person, chance.uniform(SHORTEST, LONGEST))
                killed = person.crash()
                stands = {*kept_texts(council), *unkept_texts(council)}
                lost |= {words for words, at in entered.items() if at < killed - PROMISED} - stands
                ages.append(_age(typed, len(line_text(council)), killed))
                print(f"kill {number + 1}: the oldest letter lost was {ages[-1]:.2f} s old", flush=True)
                person.start()
    print(f"{len(lost)} of {len(entered)} statements lost; oldest letter lost {max(ages):.2f} s")
    return int(bool(lost) or max(ages) > PROMISED)


def _council(folder: Path) -> Path:
    now, path = clock.now(), folder / f"{NAME}.council"
    plan = SessionPlan(title="Talk", start=now, end=now + timedelta(hours=2))
    with Store.open(path, create=True) as store:
        store.act(name_council, name=NAME, started=now)
        store.act(actions.plan_session, session=plan)
    return path


def _to_the_line(person: Person) -> None:
    """The empty line of the live page."""
    main(person, NAME)
    person.find("Live")
    person.press("ctrl+a", "BackSpace")


def _typing(person: Person, seconds: float) -> list[float]:
    """Type letters for so long. Returns: when each was typed."""
    times, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        person.do("type", "--delay", "0", "a")
        times.append(time.monotonic())
    return times


def _age(typed: list[float], kept: int, killed: float) -> float:
    """How long before the kill the first letter was typed that no draft holds."""
    return killed - typed[kept] if kept < len(typed) else 0.0


if __name__ == "__main__":
    sys.exit(drill())
