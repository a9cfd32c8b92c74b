"""The files of messages: finds every message in the source, and adds new ones to each language's file (make messages).

    python -m tools.messages          update all files; what a file lacks is left empty in it and told
    python -m tools.messages add de   begin a language
    python -m tools.messages check    update nothing; fail where something is missing or wrong
"""

import csv
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from counterclaim.ledger.queries import changes
from counterclaim.model.claim import Evidentiality, Factuality, PartyKind, Stance
from counterclaim.model.figure import Bound
from counterclaim.model.place import PlaceKind
from counterclaim.model.report import FurnitureKind
from counterclaim.plurals import plural
from counterclaim.show import counts, matter_words, relations

SOURCE = Path(__file__).resolve().parent.parent / "src" / "counterclaim"
FOLDER = SOURCE / "messages"
FORMS = {"_": None, "mark": None, "n_": (1, 2), "p_": ((1, "c"), 2), "mark_in": ((1, "c"), 2)}
NOUNS = {"many": (2,), "more": (2,)}
PART = re.compile(r"%\((\w+)\)s|%%")
Key = tuple[str | None, str]
"""Context and message."""

# Codes that no list in the source holds together: shown by show.words.plain.
with (Path(__file__).parent / "messages-codes.txt").open(encoding="utf-8") as _lines:
    CODES = [line.strip() for line in _lines if line.strip()]


@cache
def messages() -> dict[Key, str | None]:
    """Every message with its plural, None where it has none, in the order of the source."""
    found: dict[Key, str | None] = {}
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.j2")]):
        if path.suffix == ".py" and "from counterclaim.language import" not in path.read_text(encoding="utf-8"):
            continue  # "mark" and the like are other functions there
        method = "python" if path.suffix == ".py" else babel_extract
        for _, told, _, context in extract_from_file(method, str(path), keywords=FORMS):
            one, many = (told[0], told[1]) if isinstance(told, tuple) else (told, None)
            found.setdefault((context, one), many)
        for _, told, _, _ in extract_from_file(method, str(path), keywords=NOUNS):
            noun = told if isinstance(told, str) else told[0]
            found.setdefault((None, f"%(count)s {noun}"), f"%(count)s {plural(noun)}")
    found |= dict(_of_tables())
    return found


def _of_tables() -> Iterator[tuple[Key, str | None]]:
    for row in relations.RELATIONS.values():
        yield ("relation", row.active), None
        yield ("relation", row.passive), None
        yield (None, f"%(count)s {row.one}"), f"%(count)s {row.many}"
    for noun, several in counts.nouns().items():
        yield (None, f"%(count)s {noun}"), f"%(count)s {several}"
        yield ("counted", several), None
    for asked in (*matter_words.questions().values(), matter_words.UNKNOWN):
        yield ("question", f"{asked}?"), None
    with (SOURCE / "data" / "claim-types.csv").open(encoding="utf-8") as lines:
        types = [row["type"] for row in csv.DictReader(lines)]
    lists = (Stance, Factuality, Evidentiality, Bound, PartyKind, PlaceKind, FurnitureKind)
    for code in dict.fromkeys([*types, *(one for many in lists for one in get_args(many)), *CODES, *changes.FIELDS]):
        yield ("code", code.replace("_", " ")), None


def updated(code: str) -> Catalog:
    """A language's file with every message of the source and none besides."""
    path = FOLDER / f"{code}.po"
    old = _read(path) if path.exists() else Catalog(locale=code)
    new = Catalog(locale=code, project="counterclaim", charset="utf-8", fuzzy=False)
    for (context, one), many in messages().items():
        before = old.get(one, context)
        kept = before.string if before is not None and isinstance(before.string, tuple) == (many is not None) else None
        empty: object = ("",) * new.num_plurals if many else ""
        flags = ["python-format"] if PART.search(one) else []
        new.add((one, many) if many else one, kept or empty, context=context, flags=flags)  # type: ignore[arg-type]
    return new


def wrong(code: str) -> list[str]:
    """What is missing or does not fit in a language's file, a line each."""
    path = FOLDER / f"{code}.po"
    have = {_key(one): one for one in _read(path) if one.id}
    out = [f"{code}: nothing for {one!r}" for one in messages() if one not in have or not _whole(have[one])]
    out += [f"{code}: no message of the source: {one!r}" for one in have if one not in messages()]
    for key, one in have.items():
        ids = one.id if isinstance(one.id, tuple) else (one.id,)
        parts = {part for id in ids for part in PART.findall(id)}
        for text in one.string if isinstance(one.string, tuple) else (one.string,):
            inside = set(PART.findall(text))
            if text and not (inside == parts or (len(ids) > 1 and parts - inside <= {"count"} and inside <= parts)):
                out.append(f"{code}: other parts in {text!r} than in {key!r}")
            if parts and "%" in PART.sub("", text):
                out.append(f"{code}: a stray % in {text!r}")
            if any(mark in text and not any(mark in id for id in ids) for mark in '<>&"'):
                out.append(f"{code}: a mark of HTML in {text!r} that {key!r} has not")
    return out


def _key(one: Message) -> Key:
    return one.context, one.id[0] if isinstance(one.id, tuple) else one.id


def _whole(one: Message) -> bool:
    return all(one.string) if isinstance(one.string, tuple) else bool(one.string)


def _read(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=path.stem)


def write(code: str) -> int:
    """Write a language's file anew; how many messages it lacks."""
    catalog = updated(code)
    path = FOLDER / f"{code}.po"
    own = Locale.parse(code).get_display_name(code) or code
    with path.open("wb") as lines:
        write_po(lines, catalog, width=0, no_location=True, omit_header=True)
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {code}\\n"\n"X-Name: {own[:1].upper()}{own[1:]}\\n"\n'
        f'"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms};\\n"\n\n'.replace(";;", ";")
    )
    path.write_text(head + path.read_text(encoding="utf-8").lstrip("\n"), encoding="utf-8")
    return sum(not _whole(one) for one in catalog if one.id)


def main(given: list[str]) -> int:
    """See the module; the exit status."""
    codes = sorted(path.stem for path in FOLDER.glob("*.po"))
    if given[:1] == ["check"]:
        lines = [line for code in codes for line in wrong(code)]
        print("\n".join(lines) or f"{len(messages())} messages, whole in: {', '.join(codes)}")
        return 1 if lines else 0
    for code in [*given[1:], *codes] if given[:1] == ["add"] else codes:
        print(f"{code}: {write(code)} of {len(messages())} messages to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
