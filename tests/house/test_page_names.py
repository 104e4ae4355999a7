"""A page keeps off the names by which the frame of all pages keeps its own things."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FRAMES = {"Page": ROOT / "ui" / "page.py", "SessionPage": ROOT / "ui" / "sessions" / "session_page.py"}


def classes(path: Path) -> list[ast.ClassDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def own_names(part: ast.ClassDef) -> set[str]:
    """What a class keeps for itself: attributes, and methods that do not go on to the frame's own."""
    kept = {node.name for node in part.body if isinstance(node, ast.FunctionDef) and not _goes_on(node)}
    for node in ast.walk(part):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            kept |= {node.attr} if isinstance(node.value, ast.Name) and node.value.id == "self" else set()
    return {name for name in kept if name.startswith("_") and not name.startswith("__")}


def _goes_on(method: ast.FunctionDef) -> bool:
    return f"super().{method.name}(" in ast.unparse(method)


def bases(part: ast.ClassDef) -> set[str]:
    return {base.id for base in part.bases if isinstance(base, ast.Name)}


def test_no_page_takes_a_name_of_its_frame() -> None:
    """A private name of the frame defined again in a page is another thing under the same name."""
    frame = {
        name: own_names(part) for name, path in FRAMES.items() for part in classes(path) if part.name == name
    }
    frame["SessionPage"] |= frame["Page"]
    pages = [
        (path, part) for path in ROOT.glob("ui/**/*.py") for part in classes(path) if bases(part) & set(frame)
    ]
    taken = [
        f"{path.relative_to(ROOT)}: {part.name}.{name}"
        for path, part in pages
        for base in bases(part) & set(frame)
        for name in sorted(own_names(part) & frame[base])
    ]
    assert len(pages) > 20 and not taken
