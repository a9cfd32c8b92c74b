"""What is written by hand on the way from an English report to its claims: python -m tools.handwritten [--lists]

Regular expressions: each that the package's modules compile from the first import to the end of one reading, and every
rule for dates. List words: those that stand in the code of these modules, in lists of more than a handful, and in the
alternatives of expressions. Words in the tables of vocabulary/, registry/ and the gazetteer are none of them: a table
has a line for each list and says where it is from. Codes (kinds, labels, parts of speech) are no words. With --lists:
every list with its words. tests/test_handwritten.py holds the numbers down.
"""

import ast
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple, get_args

HANDFUL = 5
_TABLES = ("counterclaim.vocabulary", "counterclaim.patterns")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOTATION = re.compile(r"\\[a-zA-Z]|\(\?(?:P?<?[\w!=]*>?|[a-z-]+:)|\[[^\]]*\]")
_compile = re.compile


class Listed(NamedTuple):
    """A list in code. kind: "list" or "alternatives"; words: how many."""

    module: str
    line: int
    kind: str
    words: tuple[str, ...]


def expressions() -> Counter[str]:
    """Module to how many expressions it compiled; call it first, before anything of the package is imported."""
    seen: dict[tuple[str, int], str] = {}

    def noted(pattern: Any, flags: int = 0) -> None:
        module = _asking(sys._getframe(2))
        if module and isinstance(pattern, str):
            seen.setdefault((pattern, int(flags)), module)

    ordinary = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        noted(pattern, flags)
        return ordinary(pattern, flags)

    re._compile = watched  # type: ignore[attr-defined]
    asked = import_module("counterclaim.patterns.compiled").compiled

    def from_file(pattern: str, flags: int = 0) -> Any:
        noted(pattern, flags)
        return asked(pattern, flags)

    for name in ("counterclaim.patterns", "counterclaim.patterns.compiled"):
        vars(sys.modules[name])["compiled"] = from_file
    _read()
    for rule in import_module("counterclaim.reader.times.read").RULES:
        _ = rule.pattern
    re._compile = ordinary  # type: ignore[attr-defined]
    return Counter(seen.values())


def _read() -> None:
    report = import_module("counterclaim.reports").load(
        Path(str(files("counterclaim.demo").joinpath("reports", "k1-kursk-2024-08-13.txt")))
    )
    import_module("counterclaim").Reader().read_report(report)


def _asking(frame: FrameType | None) -> str:
    """The module of the package that asks for an expression; "" where it is another's."""
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith("counterclaim") and not name.startswith("counterclaim.patterns"):
            return str(name)
        if name not in ("re", "functools", __name__) and not name.startswith("counterclaim.patterns"):
            return ""
        frame = frame.f_back
    return ""


def modules() -> list[str]:
    """The package's modules that are imported by now and may hold lists."""
    named = sorted(n for n in sys.modules if n.startswith("counterclaim.") and not n.startswith(_TABLES))
    return [n for n in named if not hasattr(sys.modules[n], "__path__")]  # what a folder hands on is no list of words


def lists(module: str, codes: frozenset[str]) -> Iterator[Listed]:
    """The lists of words in a module's code; codes: words that are values of ours."""
    path = Path(str(sys.modules[module].__file__))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    inside: set[int] = set()
    for node in ast.walk(tree):
        if id(node) in inside or id(node) in told:
            continue
        kind, strings = "list", list(_strings(node))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
            kind, strings = "alternatives", _WORD.findall(_NOTATION.sub(" ", node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "any_of":
            parts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            kind, strings = "alternatives", _WORD.findall(_NOTATION.sub(" ", " ".join(parts)))
        elif not strings:
            continue
        inside.update(id(n) for n in ast.walk(node))
        words = tuple(s for s in strings if _WORD.search(s))
        if (kind == "alternatives" and words) or (len(words) > HANDFUL and not _coded(words, codes)):
            yield Listed(module, getattr(node, "lineno", 0), kind, words)


def _coded(words: tuple[str, ...], codes: frozenset[str]) -> bool:
    known = [w for w in words if "_" in w or w in codes or w.isupper()]
    return 2 * len(known) >= len(words)


def _strings(node: ast.AST) -> Iterator[str]:
    """The strings of a set, tuple, list, dictionary, or of a text that is split, however deep."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        if isinstance(node.func.value, ast.Constant) and isinstance(node.func.value.value, str):
            yield from node.func.value.value.split()
    elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
        parts = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                if "|" not in part.value:
                    yield from part.value.split()
            elif part is not None:
                yield from _strings(part)


def _codes() -> frozenset[str]:
    """The words that fields of our values may have, heads, labels, options."""
    found: set[str] = set()
    for name in modules():
        for value in vars(sys.modules[name]).values():
            found.update(a for a in get_args(value) if isinstance(a, str))
    encoder = import_module("counterclaim.reader.encoder").Encoder()
    return frozenset(found | set(encoder.labels) | {label for labels in encoder.labels.values() for label in labels})


def measured() -> dict[str, Any]:
    """By module: expressions, words in lists, words in alternatives; and each list."""
    compiled = expressions()
    codes = _codes()
    found = [one for module in modules() for one in lists(module, codes)]
    table: dict[str, list[int]] = {}
    for module in sorted({*compiled, *(one.module for one in found)}):
        own = [one for one in found if one.module == module]
        sizes = [sum(len(one.words) for one in own if one.kind == kind) for kind in ("list", "alternatives")]
        table[module] = [compiled[module], *sizes]
    return {"modules": table, "lists": [one._asdict() for one in found]}


def main(arguments: list[str]) -> None:
    """Print the table, or with --json all of it."""
    got = measured()
    if "--json" in arguments:
        print(json.dumps(got, ensure_ascii=False))
        return
    if "--lists" in arguments:
        for one in sorted(got["lists"], key=lambda o: -len(o["words"])):
            print(one["module"], one["line"], one["kind"], " ".join(one["words"])[:160])
    folders: dict[str, list[int]] = {}
    for name, numbers in sorted(got["modules"].items(), key=lambda item: -sum(item[1])):
        print(f"{numbers[0]:5} {numbers[1]:5} {numbers[2]:5}  {name}")
        total = folders.setdefault(".".join(name.split(".")[:2]), [0, 0, 0])
        for i, number in enumerate(numbers):
            total[i] += number
    print("expressions, list words, words in alternatives")
    for name, numbers in [*folders.items(), ("all", [sum(c) for c in zip(*folders.values(), strict=True)])]:
        print(f"{numbers[0]:5} {numbers[1]:5} {numbers[2]:5}  {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
