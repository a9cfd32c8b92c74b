"""Names of states, their peoples, seats and leaders, and of armed groups live in the registry and nowhere else."""

import ast
import re
from pathlib import Path

from counterclaim.registry import tables

SOURCE = Path(__file__).resolve().parent.parent / "src" / "counterclaim"
REGISTRY = (
    "countries parties offices roles peoples first_names borne-names parliaments states-abroad parties-abroad "
    "bodies-abroad roles-abroad owners-abroad"
)
TABLES = frozenset(f"data/{name}.csv" for name in REGISTRY.split())  # any other table of such a name is searched
# What names states for another reason than to read them: stand-ins that hide parties, parties to be exchanged,
# languages, currencies and units, birds, press agencies, the gazetteer.
ALLOWED = frozenset(
    "vocabulary/languages.csv reader/standins.csv reader/figures/units.csv evaluation/units.py "
    "reader/figures/animals.csv "
    "evaluation/fairness/parties.py evaluation/fairness/renaming.py evaluation/fairness/elsewhere.csv "
    "reports/data/publishers.csv reports/data/agencies.csv".split()
)
SPEAKERS = ("armed_group", "military", "government_body", "party", "intelligence")
WORDS = frozenset("mend fact sheikh pdfs zuma paris isis yemen english orthodox turkmen".split())
# other words that look like such a name
_WORD = re.compile(r"[^\W\d_][\w'’-]+")


def _names() -> set[str]:
    names = {n for c in tables.countries() for n in (c.name, *c.variants, *c.demonyms, *c.capitals, *c.metonyms)}
    names |= {n for p in tables.parties() if p.kind in SPEAKERS for n in (p.name, *p.aliases)}
    names |= {n for o in tables.offices() for n in o.short} | tables.peoples()
    return {n.casefold() for n in names if len(n) > 3} - WORDS


def _files() -> list[str]:
    found = [p.relative_to(SOURCE) for p in SOURCE.rglob("*") if p.suffix in (".py", ".csv")]
    kept = [p for p in found if str(p) not in TABLES and not {"registry", "gazetteer", "demo"} & set(p.parts)]
    return sorted(str(p) for p in kept if str(p) not in ALLOWED)


def _strings(path: Path) -> str:
    """The words of a table, or of a module's strings that are no documentation."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        return text
    tree = ast.parse(text)
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in docs)
    return "\n".join(n.value for n in constants if isinstance(n.value, str))


def _words(text: str) -> set[str]:
    return {m.group().casefold() for m in _WORD.finditer(text)}


def test_no_party_is_named_outside_the_registry() -> None:
    names = _names()
    found: dict[str, set[str]] = {}
    for file in _files():
        # What stands nowhere in a module stands in none of its strings: most need not be taken apart.
        if names & _words(re.sub(r"\\[a-zA-Z]", " ", (SOURCE / file).read_text(encoding="utf-8"))):
            found[file] = names & _words(_strings(SOURCE / file))
    assert {file: sorted(words) for file, words in found.items() if words} == {}
