"""The chain as data: nodes and links as one JSON with a version number, and the links as a CSV table.

Pure. Words taken out stay out; tables and sessions stand only where they may be told.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from council.decisions.outcome.chain import Link, Node
from council.decisions.outcome.way.views import ChainStep
from council.decisions.outcome.way.whole import Chain
from council.files import guarded

SCHEMA = "council-way/1"
HEAD = ("from_kind", "from_number", "from_id", "how", "to_kind", "to_number", "to_id", "at")


def files_of(chain: Chain) -> dict[str, bytes]:
    """The files by name: `way.json` and `way-links.csv` (UTF-8 with BOM, CRLF, no formulas)."""
    return {"way.json": json_of(chain), "way-links.csv": csv_of(chain)}


def json_of(chain: Chain) -> bytes:
    """All nodes and links; an object with `schema`, `nodes` (by kind and number) and `links`."""
    nodes = sorted(_nodes(chain), key=lambda node: (node.kind, chain.step(node).number, node.id))
    told = {
        "schema": SCHEMA,
        "nodes": [_node(chain.step(node)) for node in nodes],
        "links": [_link(link) for link in _ordered(chain)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def csv_of(chain: Chain) -> bytes:
    """One row a link, with kind, number and id of both ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for link in _ordered(chain):
        one, other = chain.step(link.source), chain.step(link.target)
        writer.writerow(
            [
                one.kind,
                one.number or "",
                guarded(one.id),
                link.how,
                other.kind,
                other.number or "",
                guarded(other.id),
                link.at.isoformat() if link.at else "",
            ]
        )
    return ("\ufeff" + out.getvalue()).encode()


def _nodes(chain: Chain) -> set[Node]:
    return set(chain.said) | {end for link in chain.links for end in (link.source, link.target)}


def _ordered(chain: Chain) -> list[Link]:
    return sorted(chain.links, key=lambda link: (link.target, link.source, link.how))


def _node(step: ChainStep) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": step.kind, "id": step.id, "number": step.number, "text": step.text}
    more = {
        "state": step.state,
        "proposal": step.of,
        "title": step.title,
        "session": step.session,
        "table": step.table,
    }
    return told | {name: value for name, value in more.items() if value}


def _link(link: Link) -> dict[str, str]:
    told = {
        "from": f"{link.source.kind}:{link.source.id}",
        "to": f"{link.target.kind}:{link.target.id}",
        "how": link.how,
    }
    return told | ({"at": link.at.isoformat()} if link.at else {})
