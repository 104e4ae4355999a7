"""What tests ask of a web page: every tag closed, its headings, ids and links, and its words in order."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "img", "rect", "circle", "line", "polygon", "polyline"})
UNSAID = frozenset({"style", "details", "head"})


class Reader(HTMLParser):
    """Reads a page strictly. `all_words` is everything between tags; `words` leaves out folded tables, names
    of drawings and words inside them, the links that only a page has, and its foot.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.all_words: list[str] = []
        self._silent: list[int] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
            foot = tag == "footer" and len(self.open) == 3
            if tag in UNSAID or foot or told.get("class") in ("skip", "back"):
                self._silent.append(len(self.open))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        if key := told.get("id"):
            self.ids.append(key)
        if link := told.get("href"):
            self.links.append(link)
        if tag == "img":
            self.words.append(told["alt"] or "")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == len(self.open):
            self._silent.pop()
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_data(self, data: str) -> None:
        self.all_words.append(data)
        drawn = self.open[-2:-1] == ["svg"] and self.open[-1] in ("text", "title")
        if not self._silent and not drawn:
            self.words.append(data)


def squeezed(words: str) -> str:
    """The words without any blank, since tags and lines break where they like."""
    return "".join(words.split())
