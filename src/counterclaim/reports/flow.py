"""The tree of a document to its text in reading order: a paragraph a block, a list's item and a table's row a line each
("- 13 tanks;", "| North | 12 |"), so that the text shows what hangs together."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from counterclaim import vocabulary

_LAYOUT = 60  # words in a cell from which on a table lays out a page and is none

_MARKS = ("noteref", "backlink", "pagebreak", "toc")
_NOTES = ("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes")


class Names(NamedTuple):
    """What a format calls its parts, by local names. text: elements that hold text; None where any may.

    skipped: what is no text of the document; notes: footnotes, which go to the end.
    """

    blocks: frozenset[str]
    rows: frozenset[str]
    cells: frozenset[str]
    breaks: frozenset[str]
    items: frozenset[str] = frozenset()
    text: frozenset[str] | None = None
    skipped: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()


HTML = Names(
    blocks=vocabulary.words("pages.html"),
    rows=frozenset({"tr"}), cells=frozenset({"td", "th"}), breaks=frozenset({"br"}), items=frozenset({"li"}),
    skipped=vocabulary.words("pages.flow_html"),
)  # fmt: skip
ODF = Names(
    blocks=frozenset({"p", "h"}), rows=frozenset({"table-row"}), cells=frozenset({"table-cell"}),
    breaks=frozenset({"line-break", "tab", "s"}), items=frozenset({"list-item"}),
    skipped=frozenset({"tracked-changes", "annotation", "sequence-decls", "note-citation", "forms", "title", "desc"}),
    notes=frozenset({"note"}),
)  # fmt: skip
WORD = Names(
    blocks=frozenset({"p"}), rows=frozenset({"tr"}), cells=frozenset({"tc"}), breaks=frozenset({"br", "cr", "tab"}),
    text=frozenset({"t"}),
    skipped=frozenset({"pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "del", "moveFrom", "Fallback", "instrText"}),
)  # fmt: skip


def text_of(root: Any, names: Names) -> str:
    """The text of a tree; blocks are parted by a blank line, lines of a list or table by none."""
    flow = _Flow(names)
    flow.walk(root)
    flow.end()
    out: list[str] = []
    last = ""
    for kind, line in [*flow.lines, *flow.noted]:
        if out:
            out.append("\n" if kind == last != "block" else "\n\n")
        out.append(line)
        last = kind
    return "".join(out)


class _Flow:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.lines: list[tuple[str, str]] = []
        self.noted: list[tuple[str, str]] = []
        self.parts: list[str] = []
        self.item = False

    def end(self) -> None:
        """The end of a block."""
        line = " ".join("".join(self.parts).split())
        self.parts = []
        if line:
            self.lines.append(("item", f"- {line}") if self.item else ("block", line))
            self.item = False

    def walk(self, one: Any) -> None:
        """One element with all in it; not what follows it."""
        names, tag = self.names, _local(one)
        part = _part(one)
        if tag is None or tag in names.skipped or part in _MARKS:
            return
        if tag in names.notes or part in _NOTES:
            self.noted += _inside(one, names)
            return
        if tag in names.rows:
            self.end()
            cells = [" ".join(line for _, line in _inside(cell, names)) for cell in _cells(one, names)]
            if len(cells) > 1 and all(len(cell.split()) < _LAYOUT for cell in cells):
                if any(cells):
                    self.lines.append(("row", "| " + " | ".join(cells) + " |"))
                return
        block = tag in names.blocks or tag in names.items
        if block:
            self.end()
            self.item = self.item or tag in names.items or _numbered(one)
        if tag in names.breaks:
            self.parts.append(" ")
        if one.text and (names.text is None or tag in names.text):
            self.parts.append(one.text)
        for child in one:
            self.walk(child)
            if child.tail and names.text is None:
                self.parts.append(child.tail)
        if block:
            self.end()
            self.item = False


def _inside(one: Any, names: Names) -> list[tuple[str, str]]:
    flow = _Flow(names)
    for child in one:
        flow.walk(child)
        if child.tail and names.text is None:
            flow.parts.append(child.tail)
    if one.text and names.text is None:
        flow.parts.insert(0, one.text)
    flow.end()
    return flow.lines + flow.noted


def _cells(row: Any, names: Names) -> Iterator[Any]:
    return (child for child in row if _local(child) in names.cells)


def _local(one: Any) -> str | None:
    """An element's name without its namespace; None for comments and the like."""
    return str(one.tag).rpartition("}")[2] if isinstance(one.tag, str) else None


def _part(one: Any) -> str | None:
    """What an element of a book says it is (DPUB-ARIA, EPUB 3)."""
    told = one.get("role") or one.get("{http://www.idpf.org/2007/ops}type") or one.get("epub:type")
    return str(told).removeprefix("doc-") if told and isinstance(one.tag, str) else None


def _numbered(one: Any) -> bool:
    """True for a paragraph of a list in a Word document."""
    properties = [part for child in one[:1] if _local(child) == "pPr" for part in child]
    return any(
        _local(part) == "numPr"
        or (_local(part) == "pStyle" and any(str(v).startswith(("ListBullet", "ListNumber")) for v in part.values()))
        for part in properties
    )
