"""What three readers that know nothing of us count in a PDF's tree: poppler, PDFium and pdf.js."""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]
import pytest

_TAG = re.compile(r'^\s*([A-Z][A-Za-z0-9]*)(?= \(|$|:| "| <)', re.MULTILINE)


def by_poppler(file: Path) -> Counter[str]:
    """Tags by `pdfinfo -struct`."""
    return Counter(_TAG.findall(_poppler("-struct", file)))


def words_by_poppler(file: Path) -> str:
    """Everything `pdfinfo -struct-text` reads, in its order."""
    return "".join(re.findall(r'^\s*"(.*)"$', _poppler("-struct-text", file), re.MULTILINE))


def _poppler(what: str, file: Path) -> str:
    done = subprocess.run(["pdfinfo", what, file], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def by_pdfium(file: Path) -> Counter[str]:
    """Tags by PDFium, page by page; an element that stands on two pages is counted on both."""
    document = pypdfium2.PdfDocument(file)
    found: Counter[str] = Counter()
    try:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                _count(raw.FPDF_StructTree_GetChildAtIndex(tree, at), found)
            raw.FPDF_StructTree_Close(tree)
            page.close()
    finally:
        document.close()
    return found


def _count(element: Any, found: Counter[str]) -> None:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    found[buffer.raw.decode("utf-16-le").rstrip("\0")] += 1
    for at in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            _count(child, found)


SCRIPT = """
import { readFileSync } from 'node:fs';
// pages are not drawn here, so what drawing asks of a browser need not be there
globalThis.DOMMatrix ??= class {};
globalThis.Path2D ??= class {};
globalThis.ImageData ??= class {};
const { getDocument } = await import(process.argv[2]);
const all = [];
for (const name of process.argv.slice(3)) {
  const data = new Uint8Array(readFileSync(name));
  const task = getDocument({ data, verbosity: 0, useSystemFonts: false });
  const file = await task.promise;
  const found = {};
  const walk = (node) => {
    if (node.role !== 'Root' && node.role) found[node.role] = (found[node.role] || 0) + 1;
    (node.children || []).forEach(walk);
  };
  for (let n = 1; n <= file.numPages; n++) {
    const tree = await (await file.getPage(n)).getStructTree();
    if (tree) walk(tree);
  }
  all.push(found);
  await task.destroy();
}
console.log(JSON.stringify(all));
"""


def by_pdfjs(*files: Path) -> list[Counter[str]]:
    """Tags by pdf.js, page by page like PDFium. Skips where it is not installed; fails where it must be."""
    modules, node = os.environ.get("COUNCIL_NODE_MODULES", ""), shutil.which("node")
    build = Path(modules, "pdfjs-dist/legacy/build/pdf.mjs")
    if not node or not modules or not build.is_file():
        if os.environ.get("COUNCIL_NEED_NODE"):
            raise RuntimeError("pdf.js is needed here: COUNCIL_NODE_MODULES names no folder that holds it")
        pytest.skip("pdf.js is not here (COUNCIL_NODE_MODULES)")
    script = files[0].with_suffix(".mjs")
    script.write_text(SCRIPT)
    told = subprocess.run(
        [node, script, build.as_uri(), *files], capture_output=True, text=True, check=True
    ).stdout
    return [Counter(one) for one in json.loads(told.strip().splitlines()[-1])]
