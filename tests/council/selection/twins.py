"""The two verifiers side by side: verify.py called, the script of verify.html run under Node.js."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from council.files import resource
from council.selection import verify

Files = Mapping[str, bytes]
PAGE = resource("verify/verify.html")
NODE = shutil.which("node")


def need_node() -> str:
    """Where Node.js lies; without it the test is skipped, or fails where COUNCIL_NEED_NODE is set."""
    if NODE is None:
        assert not os.environ.get("COUNCIL_NEED_NODE"), "Node.js is missing, and it is needed here"
        pytest.skip("Node.js is missing, so verify.html cannot be run: apt-get install nodejs")
    return NODE


def asked(questions: Iterable[Mapping[str, Any]], *, node: str = "") -> list[dict[str, Any]]:
    """What the script of verify.html answers to each question. Raises: AssertionError, when it crashes."""
    lines = "".join(json.dumps(one) + "\n" for one in questions)
    command = [node or need_node(), str(Path(__file__).with_name("twin.js")), str(PAGE)]
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(answers) == lines.count("\n")
    for one in answers:
        assert "crash" not in one, one
    return answers


def question(files: Files, commitment: str = "") -> dict[str, Any]:
    """The question whether a certificate is valid."""
    return {"files": _texts(files), "commitment": commitment}


def chain_question(certificates: Sequence[Files], names: Sequence[str]) -> dict[str, Any]:
    """The question whether certificates form a chain."""
    return {"chain": [_texts(one) for one in certificates], "names": list(names)}


def text_of(data: bytes) -> str:
    """Bytes as they are handed over."""
    return base64.b64encode(data).decode()


def _texts(files: Files) -> dict[str, str]:
    return {name: text_of(data) for name, data in files.items()}


def told(verdict: verify.Verdict) -> dict[str, Any]:
    """The part of a verdict on which both must agree: all but the words of a fault."""
    return {
        "code": verdict.code,
        "commitment": verdict.commitment,
        "notes": list(verdict.notes),
        "exit": verdict.exit,
    }


def agree(cases: Sequence[tuple[str, Files]], *, node: str = "") -> list[str]:
    """Both verdicts on every case, the same but for the words of a fault. Returns: the codes."""
    answers = asked((question(files) for _name, files in cases), node=node)
    codes = []
    for (name, files), answer in zip(cases, answers, strict=True):
        ours = told(verify.verify_files(files))
        theirs = {key: answer[key] for key in ours}
        assert ours == theirs, (name, answer["words"])
        codes.append(ours["code"])
    return codes
