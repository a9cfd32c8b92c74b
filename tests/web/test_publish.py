"""Every byte of a publication: nothing in it that is only for those who work on the ledger."""

import html
import json
import re
from pathlib import Path

import pytest
from pyarrow import parquet

from counterclaim.export.formats import FORMATS, write
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.export.tables import TABLES
from counterclaim.ledger.add.run import Options, add
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.rows import SideLatest
from counterclaim.reader.reader import Reader
from counterclaim.web.public import Silent, public
from counterclaim.web.publish import publish
from counterclaim.web.shown import Shown

WHO, WHY = "zoe.reviewer", "told on the phone by zebedee"
OUTSIDE = (
    "Why this old harbour, with its low green hills and its two slow ferries? And why the ginger cat on the warm stone "
    "by the gate, and the children with their kites, and the smell of tar and rope? And after the evening ferry, what "
    "then, but a few lamps, a radio, a dog somewhere beyond the sheds? And then, after midnight, what else at all?"
)
TEXT = f"""# title: Two accounts of Lanham bridge
# published: 2024-05-04
# publisher: The Harbour Gazette
# source: https://quentin:hunter2@press.example/lanham?by=us@home

The army of Norland said on Friday that its soldiers had taken 12 villages near Lanham.

{OUTSIDE}

Surria's defence ministry denied on Friday that Norland's soldiers had taken 12 villages near Lanham.
"""


def _ledger(folder: Path) -> Ledger:
    """One report, added from a folder whose name may not be told, and corrected by somebody whose name may not."""
    private = folder / "home-of-quentin"
    private.mkdir()
    (private / "lanham-bridge.txt").write_text(TEXT, encoding="utf-8")
    ledger = Ledger(private / "ledger.db")
    add(ledger, [str(private / "lanham-bridge.txt")], Options(workers=0))
    first, second = [row.id for row in ledger.claims().rows][:2]
    ledger.edit(first, {"channel": "on its website"}, who=WHO, why=WHY)
    ledger.accept(second, who=WHO, why=WHY)
    ledger.relate(first, second, "contradicts", who=WHO, why=WHY)
    return ledger


def _bytes(folder: Path) -> bytes:
    files = sorted(folder.rglob("*.*"))
    return b"\n".join(str(path.relative_to(folder)).encode() + path.read_bytes() for path in files)


def test_no_path_no_account_no_reason_and_no_whole_text(tmp_path: Path) -> None:
    with _ledger(tmp_path) as ledger:
        publish(ledger, tmp_path / "site")
        found = _bytes(tmp_path / "site")
    assert b"https://press.example/lanham?by=us@home" in found
    private = (str(tmp_path), "quentin", "hunter2", "lanham-bridge.txt", WHO, WHY, "the ginger cat on the warm stone")
    for kept_back in private:
        assert kept_back.encode() not in found, kept_back
    assert b"had taken 12 villages near Lanham" in found
    assert b"on its website" in found  # the correction itself is shown
    assert b"by <bdi>a reviewer</bdi>" in found
    assert b"{&#39;" not in found  # no value as a program writes it


def test_whole_texts_only_when_asked_for(tmp_path: Path) -> None:
    with _ledger(tmp_path) as ledger:
        publish(ledger, tmp_path / "site", texts=True)
        found = _bytes(tmp_path / "site")
    assert OUTSIDE.encode() in found
    for kept_back in (str(tmp_path), "home-of-quentin", WHO, WHY):
        assert kept_back.encode() not in found, kept_back


def test_no_more_than_half_of_a_long_report_however_many_of_its_sentences_are_claims(tmp_path: Path) -> None:
    things = ("pear trees", "brass lamps", "tin boats", "old maps", "grey mules", "blue doors", "sea birds", "ropes")
    sentences = [f"House {n} of the lower town lost its {thing} to the storm." for n, thing in enumerate(things * 4, 1)]
    said = "The army of Norland said that 12 soldiers had been killed near Lanham."
    feature = tmp_path / "feature.txt"
    feature.write_text("# published: 2024-05-04\n\n" + "\n\n".join([*sentences, said]), encoding="utf-8")
    with Ledger(tmp_path / "ledger.db") as ledger:
        add(ledger, [str(feature)], Options(workers=0))
        publish(ledger, tmp_path / "site")
        found = re.sub(r"<[^>]+>", "", _bytes(tmp_path / "site").decode())
    assert "12 soldiers had been killed near Lanham" in found
    assert sum(one[:-1] in found for one in sentences) < 0.6 * len(sentences)
    assert "the words of the other claims are left out" in found
    assert dead_links(tmp_path / "site") == []


def dead_links(site: Path) -> list[str]:
    """The links inside a publication that lead to no file of it, or to nothing in that file."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    dead = []
    for path, text in texts.items():
        for link in map(html.unescape, re.findall(r'href="([^"]*)"', text)):
            if re.match(r"[a-z]+:", link):
                continue
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            if not target.is_file() or (anchor and f'id="{anchor}"' not in texts.get(target, "")):
                dead.append(f"{path.name}: {link}")
    return dead


@pytest.mark.parametrize(
    ("text", "agree", "related"),
    [
        ("The Belmor army said its forces had taken the Orvik bridge. The Norland ministry denied it.", False, True),
        ("The rebels said the army of Osten had shelled Kelde. The defence ministry denied it.", False, True),
        ("Norland's army said its soldiers had left Orvik on 2 May. The mayor said schools would open.", True, False),
        ("Norland's ministry denied on 2 May that rebel troops had sunk a ferry off Kelde.", False, False),
    ],
)
def test_the_overview_says_that_nobody_denies_only_where_nobody_does(
    tmp_path: Path, text: str, agree: bool, related: bool
) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add_reading(Reader().read_text(text, published="2024-05-04"), source="a.txt")
        publish(ledger, tmp_path / "site")
        told = [path.read_text(encoding="utf-8") for path in (tmp_path / "site" / "claims").glob("*.html")]
        front = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert ("No two claims in this ledger" in front) is agree
    assert any("is denied by" in one for one in told) is related
    assert dead_links(tmp_path / "site") == []


@pytest.mark.parametrize(
    ("silent", "around", "expected"),
    [
        (True, 80, None),
        (False, 80, "The ferry had left when the port took the blame for the fire."),
        (False, 12, None),
    ],
)
def test_of_a_claims_sentence_no_more_than_may_be_shown(silent: bool, around: int, expected: str | None) -> None:
    sentence = "The ferry had left when the port took the blame for the fire."
    words = {"text": "took the blame", "stance": "asserts", "sentence": sentence}
    last = SideLatest(side=None, narrator=False, claims=1, claim="c", **words)
    page = Shown(template="", title="", section="", value=last, values={"whole": {"c": sentence}})
    kept = Silent(frozenset({"c"} if silent else ()), near={"c": (last.text, around)})
    shown = public(page, kept)
    assert shown.value.sentence == expected
    assert shown.values["whole"]["c"] == (expected or "")


def test_no_export_tells_an_account_or_a_file_of_this_machine(tmp_path: Path) -> None:
    said = "The army of {} said on Friday that 12 soldiers had been killed near Lanham."
    site = "press.example"
    addresses = ("file:///home/quentin/a.html", f"https://quentin:hunter2@{site}/b", f"ftp://quentin@{site}/c")
    names = ("Norland", "Surria", "Ostany")
    lines = [{"text": said.format(n), "url": a, "publisher": n} for n, a in zip(names, addresses, strict=True)]
    (tmp_path / "log.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    with Ledger(tmp_path / "ledger.db") as ledger:
        add(ledger, [str(tmp_path / "log.jsonl")], Options(workers=0))
        with ledger.reading() as db:
            for form in FORMATS:
                for table in TABLES if FORMATS[form].tables else [""]:
                    asked = {"table": table} if table else {}
                    write(LedgerSource(db), form, out / f"{table}-{form}", **asked)
    written = [path for path in out.rglob("*") if path.is_file()]
    assert len(written) > len(FORMATS)
    found = []
    for path in written:
        data = path.read_bytes()
        found.append(repr(parquet.read_table(path).to_pylist()).encode() if data.startswith(b"PAR1") else data)
    assert any(b"https://press.example/b" in data for data in found)
    for kept_back in ("quentin", "hunter2", str(tmp_path)):
        assert not any(kept_back.encode() in data for data in found), kept_back
