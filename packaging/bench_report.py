"""The report's engine beside WeasyPrint and Typst: the same 250 recommendations, tagged, in one run.

    python packaging/bench_report.py [--cards 250] [--rounds 3] [--peers DIR] [--judge] [--ours] [--keep DIR]

Each engine runs in a process of its own, in turn; the best round counts. `making` is the CPU of source to
file, all threads together; `process` adds start and imports. WeasyPrint and Typst are taken from where they
are importable, else installed into an environment of their own under --peers (WeasyPrint needs Pango).
--judge asks veraPDF, --ours leaves the others out, --keep keeps the files. Exit 1 when we take over 2.5 s of
CPU for 200 pages, or over 250 MB, or are not four times as fast as WeasyPrint, or a file is not tagged.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
HERE = Path(__file__).parent
FONTS = ROOT / "resources" / "fonts"
PEERS = Path(tempfile.gettempdir()) / "council-report-peers"
MEGA = 1024 if sys.platform != "darwin" else 1024 * 1024
MOST_CPU, MOST_MB, FASTER = 2.5, 250, 4.0
OURS = "this engine"


@dataclass(frozen=True, slots=True)
class Cost:
    """One finished file and what it took: CPU seconds, MB held, pages, KB, what it says of itself."""

    making: float
    process: float
    mb: float
    pages: int
    kb: int
    claims: str

    @property
    def per_200(self) -> float:
        """CPU seconds of making 200 such pages."""
        return self.making * 200 / self.pages


def main() -> int:
    """Measure, print, judge. Returns: 0 when the promises hold, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--cards", type=int, default=250)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=Path, default=PEERS)
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        print(json.dumps(_made(args.cards, args.make)))
        return 0
    with tempfile.TemporaryDirectory() as kept:
        place = args.keep or Path(kept)
        place.mkdir(parents=True, exist_ok=True)
        return _measured(args, place)


def _measured(args: argparse.Namespace, place: Path) -> int:
    commands = {
        OURS: [sys.executable, __file__, "--cards", str(args.cards), "--make", str(place / "ours.pdf")]
    }
    files = {OURS: place / "ours.pdf"}
    if not args.ours:
        python = _peers(args.peers)
        _write_sources(args.cards, place)
        for name, source in (("WeasyPrint", "report.html"), ("Typst", "report.typ")):
            files[name] = place / f"{name.lower()}.pdf"
            peer = [python, HERE / "report_peer.py", name.lower(), place / source, files[name], FONTS]
            commands[name] = list(map(str, peer))
    best: dict[str, Cost] = {}
    for turn in range(args.rounds):
        for name, command in commands.items():
            cost = _ran(command, files[name])
            print(f"  round {turn + 1}, {name}: {cost.making:.2f} s", flush=True)
            best[name] = min(best.get(name, cost), cost, key=lambda one: one.making)
    _print(best)
    judged = not args.judge or _judged(files)
    return 0 if _holds(best) and judged else 1


def _ran(command: list[str], file: Path) -> Cost:
    import pikepdf

    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if ran.returncode:
        sys.exit(f"{command[:3]} failed:\n{ran.stderr[-3000:]}")
    told = json.loads(ran.stdout.splitlines()[-1])
    with pikepdf.open(file) as pdf:
        about = pdf.open_metadata()
        parts = []
        if "/StructTreeRoot" in pdf.Root:
            parts.append("tagged")
        if part := about.get("pdfuaid:part"):
            parts.append(f"UA-{part}")
        if part := about.get("pdfaid:part"):
            parts.append(f"A-{part}{str(about.get('pdfaid:conformance', '')).lower()}")
        pages = len(pdf.pages)
    size = file.stat().st_size // 1024
    return Cost(told["making"], told["cpu"], told["mb"], pages, size, ", ".join(parts) or "untagged")


def _print(best: dict[str, Cost]) -> None:
    print(
        f"\n{'engine':12} {'pages':>6} {'making':>8} {'process':>8} {'per 200':>8} {'MB':>5} {'KB':>6}  says"
    )
    for name, cost in best.items():
        print(
            f"{name:12} {cost.pages:6} {cost.making:7.2f}s {cost.process:7.2f}s {cost.per_200:7.2f}s"
            f" {cost.mb:5.0f} {cost.kb:6}  {cost.claims}"
        )
    ours = best[OURS]
    for name, cost in best.items():
        if name != OURS:
            print(
                f"{name} takes {cost.making / ours.making:.2f} times our CPU for the same content, "
                f"{cost.per_200 / ours.per_200:.2f} times per page, {cost.mb / ours.mb:.2f} times the memory"
            )


def _holds(best: dict[str, Cost]) -> bool:
    ours = best[OURS]
    kept = {
        f"at most {MOST_CPU} s of CPU for 200 pages": ours.per_200 <= MOST_CPU,
        f"at most {MOST_MB} MB": ours.mb <= MOST_MB,
        "tagged, PDF/UA-1 and PDF/A-3a": ours.claims == "tagged, UA-1, A-3a",
    }
    if "WeasyPrint" in best:
        faster = best["WeasyPrint"].making / ours.making
        kept[f"at least {FASTER:.0f} times as fast as WeasyPrint"] = faster >= FASTER
    for promise, holds in kept.items():
        print(f"{'holds' if holds else 'FAILS'}: {promise}")
    return all(kept.values())


def _judged(files: dict[str, Path]) -> bool:
    """What veraPDF says of each file; ours must pass both profiles."""
    from tests.council.report.validators import verapdf

    passes = []
    for name, file in files.items():
        for flavour in ("ua1", "3a") if name == OURS else ("ua1",):
            verdict = verapdf.judged(file.read_bytes(), flavour)
            told = "passes" if verdict.passes else f"breaks {len(verdict.broken)} rules"
            print(f"veraPDF, {name}, {flavour}: {told} ({verdict.checks:,} checks)", flush=True)
            passes.append(verdict.passes or name != OURS)
    return all(passes)


def _made(cards: int, out: Path) -> dict[str, float]:
    """Our own run: the tree is ready and the libraries are loaded before the clock starts."""
    import reportlab.platypus  # noqa: F401
    import uharfbuzz  # noqa: F401
    from report_content import tree_of

    from council.report.printing import build_pdf

    tree = tree_of(cards)
    began = time.process_time()
    out.write_bytes(build_pdf(tree).data)
    making = time.process_time() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGA
    return {"making": making, "cpu": time.process_time(), "mb": most}


def _write_sources(cards: int, place: Path) -> None:
    from report_content import html_of, tree_of, typst_of

    tree = tree_of(cards)
    (place / "report.html").write_text(html_of(tree, FONTS), encoding="utf-8")
    (place / "report.typ").write_text(typst_of(tree), encoding="utf-8")


def _peers(place: Path) -> str:
    """The Python that has both others, made if need be."""
    if all(importlib.util.find_spec(name) for name in ("weasyprint", "typst")):
        return sys.executable
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"making {place} with WeasyPrint and Typst", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    known = subprocess.run([str(python), "-c", "import weasyprint, typst"], check=False, capture_output=True)
    if known.returncode:
        pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, "weasyprint>=70,<71", "typst>=0.15,<0.16"], check=True)
    return str(python)


if __name__ == "__main__":
    sys.exit(main())
