"""The report's web page in a real browser: axe-core finds no violation, and nothing runs off a small screen.

All pages are read in one start of the browser, each in a frame of its own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from council.report import html
from council.report.design import design_of
from tests.council.report.test_web import reports

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
AXE = Path(os.environ.get("COUNCIL_NODE_MODULES", "/nowhere"), "axe-core", "axe.min.js")
THERE = BROWSER is not None and AXE.is_file()
LARGE = design_of(large=True, accent="#7A1F5C")
DARK = "@media (prefers-color-scheme:dark)"
HOST = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>host</title><body><script>
const pages = %s, axe = %s, found = {};
async function read(name, page, width) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width:${width}px;height:800px;border:0`;
  await new Promise((done) => { frame.onload = done; frame.srcdoc = page; document.body.append(frame); });
  const root = frame.contentDocument.documentElement;
  const told = { over: root.scrollWidth - root.clientWidth };
  if (width > 600) {
    frame.contentWindow.eval(axe);
    const seen = await frame.contentWindow.axe.run(frame.contentDocument, { resultTypes: ["violations"] });
    told.passes = seen.passes.length;
    told.wrong = seen.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((n) => n.html)}`);
  }
  frame.remove();
  return told;
}
(async () => {
  for (const [name, page] of Object.entries(pages)) {
    found[name] = [await read(name, page, 1000), await read(name, page, 320)];
  }
  document.title = "read";
  const out = document.createElement("pre");
  out.id = "found";
  out.textContent = JSON.stringify(found);
  document.body.replaceChildren(out);
})();
</script></body></html>"""


def need() -> None:
    """Skip where there is no browser or no axe-core; fail where they are promised."""
    if not THERE:
        if os.environ.get("COUNCIL_NEED_NODE"):
            pytest.fail("Chromium is missing, or axe-core in the node_modules of COUNCIL_NODE_MODULES")
        pytest.skip("no Chromium or no axe-core here (COUNCIL_NODE_MODULES), so the page is not judged")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """What the browser says of each report at 1000 and at 320 px: light, dark, large, damaged."""
    need()
    place = tmp_path_factory.mktemp("axe")
    light = {name: page.decode() for name, page in pages().items()}
    dark = {f"{name}, dark": light[name].replace(DARK, "@media all") for name in ("everything", "full")}
    large = {"everything, large": html.page_of(reports()["everything"], design=LARGE).decode()}
    worse = (
        light["everything"].replace(' alt="', ' data-was="').replace('aria-labelledby="chart', 'data-was="')
    )
    every = light | dark | large | {"damaged": re.sub("(?s)<title id.*?</desc>", "", worse)}
    bare = {name: re.sub(r"<meta http-equiv[^>]+>", "", page) for name, page in every.items()}
    host = HOST % (json.dumps(bare).replace("</", "<\\/"), json.dumps(AXE.read_text()).replace("</", "<\\/"))
    (place / "host.html").write_text(host, encoding="utf-8")
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000"]
    command += [f"--user-data-dir={place / 'profile'}", "--dump-dom", (place / "host.html").as_uri()]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    told = re.search(r'(?s)<pre id="found">(.*?)</pre>', ran.stdout)
    assert told, ran.stderr[-2000:]
    return dict(json.loads(unescape(told[1])))


@cache
def pages() -> dict[str, bytes]:
    return {name: html.page_of(tree) for name, tree in reports().items()}


def test_axe_finds_no_violation(found: dict[str, list[dict[str, object]]]) -> None:
    """No rule of axe-core is broken, WCAG's and best practice alike, in at least six different reports."""
    assert len(sound(found)) >= 6
    for name, (wide, _narrow) in sound(found).items():
        assert wide["wrong"] == [], name
        assert int(str(wide["passes"])) > 15, name


def test_nothing_runs_off_a_small_screen(found: dict[str, list[dict[str, object]]]) -> None:
    """At 320 pixels, a telephone or a window at four times the size, no page moves sideways."""
    assert {name: narrow["over"] for name, (_wide, narrow) in found.items()} == dict.fromkeys(found, 0)


def test_axe_sees_what_is_damaged(found: dict[str, list[dict[str, object]]]) -> None:
    """The same page without the words of its photograph and the names of its charts does not pass."""
    wrong = str(found["damaged"][0]["wrong"])
    assert "image-alt:" in wrong
    assert "svg-img-alt:" in wrong


def sound(found: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    return {name: told for name, told in found.items() if name != "damaged"}
