"""The tables of words: each list has words, a source and a place where it is used; none stands twice."""

import ast
import csv
from pathlib import Path

import counterclaim
from counterclaim import vocabulary

SOURCE = Path(counterclaim.__file__).parent
READ_BY = {f"vocabulary.{name}" for name in vocabulary.__all__}
TABLES = sorted((SOURCE / "vocabulary").glob("*.csv"))


def _rows() -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for path in TABLES:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name = f"{path.stem}.{row['list']}"
                assert name not in out, name
                out[name] = row["words"], row["source"]
    return out


def test_every_list_has_words_once_and_a_source() -> None:
    for name, (words, source) in _rows().items():
        assert source, name
        assert len(words.split()) == len(vocabulary.words(name)) > 0, name


def test_every_list_is_used_and_every_one_used_is_there() -> None:
    calls = set()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "vocabulary." in text:
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in READ_BY:
                    assert isinstance(node.args[0], ast.Constant), f"{path}: {ast.unparse(node)}"
                    calls.add(node.args[0].value)
    assert calls == set(_rows())


def test_no_list_stands_twice() -> None:
    rows = _rows()
    by_words = {frozenset(words.split()): name for name, (words, _) in rows.items()}
    doubles = {name: by_words[frozenset(words.split())] for name, (words, _) in rows.items()}
    assert {name: other for name, other in doubles.items() if name != other} == {}


def test_a_phrase_keeps_its_blanks() -> None:
    assert "forwarded from" in vocabulary.words("pages.forwarded")


def test_pairs_are_a_word_and_its_other() -> None:
    assert vocabulary.pairs("figures.plurals")["wives"] == "wife"
