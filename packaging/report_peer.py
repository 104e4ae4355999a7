"""One report by another engine, in an environment of its own; prints what it cost as JSON.

    python report_peer.py weasyprint|typst IN OUT.pdf FONTS

`making` is the CPU of turning the source into the file, all threads together; `cpu` is that of the process.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

MEGA = 1024 if sys.platform != "darwin" else 1024 * 1024


def weasyprint(source: Path, out: Path, _fonts: Path) -> float:
    """By WeasyPrint, tagged for PDF/UA-1."""
    from weasyprint import HTML

    began = time.process_time()
    HTML(filename=str(source)).write_pdf(str(out), pdf_variant="pdf/ua-1")
    return time.process_time() - began


def typst(source: Path, out: Path, fonts: Path) -> float:
    """By Typst, tagged for PDF/UA-1."""
    import typst

    began = time.process_time()
    typst.compile(str(source), output=str(out), font_paths=[str(fonts)], pdf_standards=["ua-1"])
    return time.process_time() - began


if __name__ == "__main__":
    engine, source, out, fonts = sys.argv[1], *map(Path, sys.argv[2:])
    making = {"weasyprint": weasyprint, "typst": typst}[engine](source, out, fonts)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGA
    print(json.dumps({"making": making, "cpu": time.process_time(), "mb": most}))
