"""A page's tree put in order for its extraction: tables that only lay it out, <q>, and what asks one to subscribe."""

import re
from typing import Any

from counterclaim import vocabulary
from counterclaim.reports.lines import tidy

_WALLS = ("paywall", "regwall", "subscri")  # in the classes and ids of what asks one to pay
_NEEDED = re.compile(rf"<(?:q|table)\b|(?:class|id)=[\"'][^\"'<>]{{0,200}}(?:{'|'.join(_WALLS)})", re.I)
_BLOCKS = ("p", "h1", "h2", "h3", "div", "article", "section", "table", "ul", "blockquote")
_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")
_SELECTOR = re.compile(r"([.#])([\w-]{1,80})")
_INVITES = vocabulary.listed("pages.invites")
_MOST_WORDS = 100  # of an invitation to subscribe; what is longer is the locked article itself


def in_order(page: str, locked: tuple[str, ...]) -> Any:
    """The page, as a tree where something of it had to be changed. locked: selectors of parts for subscribers only."""
    if not locked and not _NEEDED.search(page):
        return page
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return page
    for one in list(tree.iter("q")):
        one.text = "“" + (one.text or "")
        if len(one):
            one[-1].tail = (one[-1].tail or "") + "”"
        else:
            one.text += "”"
        one.drop_tag()
    for one in list(tree.iter("table")):
        if any(cell.find(f".//{block}") is not None for cell in one.iter("td") for block in _BLOCKS):
            _unlaid(one)
    asking = [one for selector in locked for one in _selected(tree, selector)]
    for one in (*asking, *(one for one in tree.iter("div", "section", "aside") if _named_wall(one))):
        if one.getparent() is not None and _invites(one):
            one.drop_tree()
    return tree


def _named_wall(part: Any) -> bool:
    named = f"{part.get('class', '')} {part.get('id', '')}".lower()
    return any(word in named for word in _WALLS)


def _unlaid(table: Any) -> None:
    """A table whose cells hold blocks lays out the page and is none."""
    for one in [table, *(part for part in table.iter(*_PARTS) if _of(part, table))]:
        one.tag = "div"


def _of(part: Any, table: Any) -> bool:
    """Whether this part of a table is one of that very table's."""
    above = part.getparent()
    while above is not None and above is not table:
        if above.tag == "table":
            return False
        above = above.getparent()
    return above is table


def _selected(tree: Any, selector: str) -> list[Any]:
    found = _SELECTOR.fullmatch(selector.strip())
    if not found:
        return []
    if found.group(1) == "#":
        return list(tree.xpath("//*[@id=$name]", name=found.group(2)))
    return list(tree.xpath("//*[contains(concat(' ', @class, ' '), concat(' ', $name, ' '))]", name=found.group(2)))


def _invites(part: Any) -> bool:
    lines = [tidy(one.text_content()) for one in part.iter("p", "h2", "h3", "li", "div") if one.find("p") is None]
    words = len(tidy(part.text_content()).split())
    return words <= _MOST_WORDS and any(line.lower().startswith(_INVITES) for line in lines)
