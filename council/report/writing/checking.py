"""What may stand in a text: how much, which characters, and where a link may lead. Everything else is refused
with where it stands, or taken out where nobody can see it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from council.report.writing import refusals
from council.report.writing.written import KINDS, Passage, Run, Written, runs

MOST_CHARACTERS = 60_000
MOST_PASSAGES = 2_000
MOST_HEADING = 300
MOST_URL = 2_000
SAFE = "/%:;=@&?,+$!*'()~#[]"
SCHEMES = ("http", "https", "mailto")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def checked(written: Written, *, place: str) -> Written:
    """The text as it is kept: without control characters and empty passages, runs of one dress joined.

    Args: place: the title of its place, for the refusal.
    Raises: WritingTooLong; PassagesTooMany; PassageKindUnknown; HeadingTooLong; LinkNotTaken; TongueUnknown.
    """
    kept = Written(tuple(one for one in map(_cleaned, written.passages) if one.words.strip()))
    if (count := len(kept.words)) > MOST_CHARACTERS:
        raise refusals.WritingTooLong(place=place, count=count, most=MOST_CHARACTERS)
    if (count := len(kept.passages)) > MOST_PASSAGES:
        raise refusals.PassagesTooMany(place=place, count=count, most=MOST_PASSAGES)
    for number, passage in enumerate(kept.passages, start=1):
        _check_passage(passage, place, number)
    for number, run in runs(kept):
        if run.url and not is_address(run.url):
            raise refusals.LinkNotTaken(
                place=place, number=number, words=_short(run.words), url=_short(run.url)
            )
        if run.language:
            checked_language(run.language)
    return kept


def is_address(url: str) -> bool:
    """Whether a link may lead there: the web with a host, or a mailbox; no blanks and nothing unseen."""
    if len(url) > MOST_URL or not url.isascii() or " " in url or not url.isprintable():
        return False
    try:
        told = urlsplit(url)
        host = told.hostname
    except ValueError:
        return False
    if told.scheme.lower() not in SCHEMES:
        return False
    if told.scheme.lower() == "mailto":
        return "@" in told.path.strip("@")
    return bool(host) and "@" not in told.netloc  # a name before the host only makes it look like another


def ascii_address(url: str) -> str:
    """An address as files keep it: letters of other scripts as programs write them (RFC 3987, 3.1).

    One that cannot be written so comes back as it is.
    """
    if url.isascii() or not url.isprintable():
        return url
    try:
        told = urlsplit(url)
        name = told.hostname or ""
        whole = told.netloc.replace(name, name.encode("idna").decode()) if name else told.netloc
    except ValueError:
        return url
    parts = (told.scheme, whole, *(quote(part, safe=SAFE) for part in (told.path, told.query, told.fragment)))
    return urlunsplit(parts)


def checked_language(code: str) -> str:
    """A language tag as it is kept, blanks around it taken off. Raises: TongueUnknown."""
    code = code.strip()
    if code and not LANGUAGE.fullmatch(code):
        raise refusals.TongueUnknown(language=_short(code))
    return code


def seen(words: str) -> str:
    """Words without what nobody sees: control characters, halves of characters, marks of byte order."""
    return UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def _check_passage(passage: Passage, place: str, number: int) -> None:
    if passage.kind not in KINDS:
        raise refusals.PassageKindUnknown(kind=passage.kind, place=place, known=", ".join(KINDS))
    if passage.kind == "heading" and len(passage.words) > MOST_HEADING:
        raise refusals.HeadingTooLong(
            place=place, number=number, words=_short(passage.words), most=MOST_HEADING
        )


def _cleaned(passage: Passage) -> Passage:
    """Visible words only, and neighbours in the same dress as one run."""
    kept: list[Run] = []
    for run in passage.runs:
        words = seen(run.words)
        if passage.kind == "heading":
            words = words.replace("\n", " ")
        if not words:
            continue
        url = ascii_address(run.url.strip())
        run = Run(words, bool(run.strong), bool(run.slanted), url, run.language.strip())
        if kept and _dress(kept[-1]) == _dress(run):
            kept[-1] = Run(kept[-1].words + words, *_dress(run))
        else:
            kept.append(run)
    return Passage(tuple(kept), passage.kind)


def _dress(run: Run) -> tuple[bool, bool, str, str]:
    return run.strong, run.slanted, run.url, run.language


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
