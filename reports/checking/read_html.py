"""Reads a report in HTML: what is seen, and what is not (comments, scripts, other attributes)."""

from html.parser import HTMLParser

from reports.checking.places import Finished, Gatherer

_BLOCKS = frozenset(["p", "li", "dt", "dd", "figcaption", "blockquote", "caption", "title", "text"])
_EXACT = frozenset(("pre", "code"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_UNSEEN = frozenset(("script", "style", "template", "noscript", "metadata"))
_ENDS = frozenset(("div", "section", "article", "main", "header", "footer", "body", "br"))
_ENDS |= {"ul", "ol", "table", "svg"}
_VOID = frozenset(["meta", "link", "br", "img", "hr", "input", "col", "source", "wbr"])


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gathered = Gatherer()
        self._open: list[str] = []
        self._words: list[str] = []
        self._rows: list[list[str]] | None = None
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name not in ("class", "id", "style", "d", "points", "xmlns"):
                self.gathered.unseen(value, f"the attribute '{name}' of <{tag}>")
        if tag == "table":
            self._flush()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows is not None:
            self._cell = []
        elif self._cell is not None:
            self._cell.append(" ")
        elif tag in _BLOCKS | _EXACT | _HEADINGS | _ENDS:
            self._flush()
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open and self._open.pop() != tag:
                pass
        if tag in ("td", "th") and self._rows and self._cell is not None:
            self._rows[-1].append("".join(self._cell))
            self._cell = None
        elif tag == "table" and self._rows is not None:
            self.gathered.table(self._rows)
            self._rows = None
        elif tag in _HEADINGS:
            self.gathered.heading("".join(self._words))
            self._words = []
        elif tag in _BLOCKS | _EXACT | _ENDS and self._cell is None:
            self._flush(prose=tag not in _EXACT | {"title", "text", "caption"})

    def handle_data(self, data: str) -> None:
        if any(tag in _UNSEEN for tag in self._open):
            if "style" not in self._open:
                self.gathered.unseen(data, "a part of the page that is not shown")
        elif self._cell is not None:
            self._cell.append(data)
        else:
            self._words.append(data)

    def handle_comment(self, data: str) -> None:
        self.gathered.left(data, "a comment in the file")

    def close(self) -> None:
        super().close()
        self._flush()
        if self._rows:
            self.gathered.table(self._rows)

    def _flush(self, prose: bool = True) -> None:
        self.gathered.paragraph("".join(self._words), prose)
        self._words = []


def read_html(text: str) -> Finished:
    """Read a page.

    >>> page = read_html("<h2>Found</h2><p>6 of 22.</p><!-- by Ann -->")
    >>> [(each.where, each.text) for each in page.texts if each.prose], page.unseen[0].text
    ([("under 'Found', paragraph 1", '6 of 22.')], 'by Ann')
    """
    page = _Page()
    page.feed(text)
    page.close()
    return page.gathered.finished()
