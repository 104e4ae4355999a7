"""`council demo`: the whole chain on the sample council, from the lottery to the report, without a window."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from council import __version__, clock
from council.cli import report
from council.errors import CouncilError
from council.files import csv_bytes
from council.ground.queries import themes_of
from council.sample import story
from council.selection.folder import laid_out
from council.selection.queries import draw_files, draws_of, seats_of
from council.store import Store
from council.words import N_

SUMMARY = "run the main job on the sample council and leave all its results in a folder"
EXAMPLES = ("--out demo", "--out demo --seed 'another draw'", "--out demo --force --json")
RESULTS = (
    "sample.council",
    "panel.csv",
    "certificate",
    "certificate-private",
    "themes.json",
    "report.pdf",
    "summary.json",
)


class FolderHoldsResults(CouncilError):
    sentence = N_("{folder} holds results already. Choose another folder, or add --force to replace them.")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the results go")
    parser.add_argument("--seed", default=story.SEED, help="chance of lottery, ticket and tables")
    parser.add_argument("--force", action="store_true", help="replace the results of an earlier run")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


def run(args: argparse.Namespace) -> int:
    """Compute everything in a folder beside, then put it in its place at once."""
    out: Path = args.out
    held = [name for name in RESULTS if (out / name).exists()]
    if held and not args.force:
        raise FolderHoldsResults(folder=out)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=out) as place:
        summary = _tell(Path(place), args)
        for name in held:
            _remove(out / name)
        for made in sorted(Path(place).iterdir()):
            made.rename(out / made.name)
    _say(out, summary, as_json=args.json)
    return 0


def _tell(place: Path, args: argparse.Namespace) -> dict[str, Any]:
    began = time.perf_counter()
    with Store.open(place / "sample.council", create=True) as store:
        steps = [
            {"name": step.name, "seconds": round(step.seconds, 2), **step.counts}
            for step in story.tell(store, seed=args.seed, progress=_shown)
        ]
        steps.append(_lay_out(store, place))
        steps.append(_report(store, place))
    summary = {"version": __version__, "seed": args.seed, "steps": steps}
    summary["seconds"] = round(time.perf_counter() - began, 2)
    (place / "summary.json").write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return summary


def _lay_out(store: Store, place: Path) -> dict[str, Any]:
    """Panel, certificate and themes as files."""
    began = time.perf_counter()
    seats, draw = store.read(seats_of), store.read(draws_of)[-1]
    names = sorted({name for seat in seats for name in seat.attributes})
    rows = sorted([seat.ref, *(seat.attributes.get(name, "") for name in names)] for seat in seats)
    files = laid_out(store.read(draw_files, draw_id=draw.id), is_public=True)
    files["panel.csv"] = csv_bytes(["id", *names], rows)
    files["themes.json"] = json.dumps(_themes(store), indent=1, ensure_ascii=False).encode()
    for name, data in files.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(data)
    return {
        "name": "Panel, certificate and themes written",
        "seconds": round(time.perf_counter() - began, 2),
        "files": len(files),
    }


def _themes(store: Store) -> list[dict[str, Any]]:
    """The themes in the form of `council ground`."""
    return [
        {
            "id": theme.number,
            "title": theme.title,
            "words": list(theme.words),
            "quotes": list(theme.quotes),
            "statements": [statement.number for statement in theme.statements],
            "size": len(theme.statements),
            "authors": theme.people,
            "stability": theme.stability,
            "mixed": theme.mixed,
        }
        for theme in store.read(themes_of)
    ]


def _report(store: Store, place: Path) -> dict[str, Any]:
    """The report, as its own command makes it."""
    made = report.write_report(store, place / "report.pdf", day=clock.now().date())
    return {"name": "Report", "seconds": round(made.seconds, 2), "pages": made.pages}


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _shown(done: int, total: int, words: str = "") -> None:
    """A line that rewrites itself on a terminal, and nothing elsewhere."""
    if sys.stderr.isatty():
        print(
            f"\r\033[K{100 * done // total:3} %  {words}", end="" if done < total else "\n", file=sys.stderr
        )


def _say(out: Path, summary: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(summary, ensure_ascii=False))
        return
    for step in summary["steps"]:
        print(f"{step['seconds']:7.1f} s  {step['name']:38} {_facts(step)}")
    print(f"{summary['seconds']:7.1f} s  in all\n")
    for words, name in (
        ("the report", "report.pdf"),
        ("the panel", "panel.csv"),
        ("the certificate", "certificate"),
        ("the council, for the window", "sample.council"),
    ):
        print(f"{words:30} {out / name}")
    print(f"\ncheck the draw yourself:       council verify {out / 'certificate'}")


def _facts(step: dict[str, Any]) -> str:
    """The counts of a step in one line; the long hash stands in the summary."""
    told = {key: value for key, value in step.items() if key not in ("name", "seconds", "commitment")}
    told |= told.pop("labels", {})
    return ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in told.items())
