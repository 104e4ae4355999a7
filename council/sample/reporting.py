"""What was written for the sample's report, invented and called so."""

from __future__ import annotations

import json
from typing import Any

from council.report.writing.actions import write_text
from council.report.writing.written import written_of
from council.sample.telling import Telling


def write_texts(telling: Telling) -> dict[str, Any]:
    """The members' statement, a foreword and a summary in another language, where the plan has them."""
    texts = telling.plan.get("report", ())
    at = telling.sessions[-1].start
    for text in texts:
        body = written_of(json.dumps(text["body"]))
        about = {name: text.get(name, "") for name in ("title", "by", "language")}
        telling.store.act(write_text, place=text["place"], body=body, at=at, **about)
    return {"texts": len(texts)}
