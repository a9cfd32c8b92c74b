"""Every form, read back by a reader that is not ours."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import geojson
import msgspec
import pandas
import pyarrow.parquet as pq
import pytest
import rdflib

from counterclaim.errors import CounterclaimError
from counterclaim.export.formats import FORMATS, write
from counterclaim.export.tables import TABLES
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.labels import source_name
from counterclaim.ledger.queries.results import Member, Named, ReportBrief
from tests.export.given import CLAIMS, EMPTY, EVENT, TEXT, Given

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")


def _bytes(form: str, **options: str) -> bytes:
    out = io.BytesIO()
    write(Given(), form, out, **options)
    return out.getvalue()


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.mark.parametrize("table", list(TABLES))
def test_csv_has_a_row_for_each_thing(table: str) -> None:
    rows = _rows(_bytes("csv", table=table))
    expected = {
        "claims": 4, "figures": 2, "places": 3, "times": 1, "relations": 1, "matters": 1,
    }  # fmt: skip
    assert len(rows) == expected[table]
    assert list(rows[0]) == [field.name for field in TABLES[table].fields]


def test_csv_keeps_words_and_disarms_formulas() -> None:
    rows = _rows(_bytes("csv"))
    assert rows[0]["text"] == CLAIMS[0].text
    assert rows[0]["publisher"] == "The Ünit, Ltd"
    assert rows[0]["title"] == "'" + str(CLAIMS[0].report.title)
    assert rows[2]["text"] == "'=SUM(A1)"
    assert rows[3]["text"] == "lone \\ud800 half"
    assert rows[3]["content"] == "0-4;10-14"
    assert rows[1]["side"] == "Lakeland"
    assert rows[3]["side"] == ""


@pytest.mark.parametrize("table", list(TABLES))
def test_parquet_says_the_same_with_types(table: str, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    assert write(Given(), "parquet", path, table=table) == len(_rows(_bytes("csv", table=table)))
    read = pq.read_table(path)
    assert read.column_names == [field.name for field in TABLES[table].fields]
    if table == "claims":
        assert read["text"].to_pylist()[2] == "=SUM(A1)"  # no spreadsheet opens it: the words as they are
        assert read["shared"].to_pylist() == [False] * 4
    if table == "figures":
        assert read["value"].to_pylist() == [12.0, 31.0]
    assert b"GeoNames" in pq.read_schema(path).metadata[b"attribution"]


# What R's arrow turns into character, integer or double, and logical vectors without a choice of the reader's.
PLAIN_IN_R = {"string", "int64", "double", "bool"}


@pytest.mark.parametrize("table", list(TABLES))
def test_pandas_reads_both_forms_alike_and_parquet_has_types_that_r_knows(table: str, tmp_path: Path) -> None:
    typed, plain = tmp_path / "t.parquet", tmp_path / "t.csv"
    write(Given(), "parquet", typed, table=table)
    write(Given(), "csv", plain, table=table, bom=True)
    schema = pq.read_schema(typed)
    assert {str(field.type) for field in schema} <= PLAIN_IN_R
    numbers = [field.name for field in schema if str(field.type) == "int64"]
    assert all(abs(v) < 2**31 for name in numbers for v in pq.read_table(typed)[name].to_pylist() if v is not None)
    one, other = pandas.read_parquet(typed), pandas.read_csv(plain, encoding="utf-8-sig")
    assert list(one.columns) == list(other.columns)
    assert len(one) == len(other)
    for name in (field.name for field in schema if str(field.type) in ("int64", "double")):
        assert one[name].dropna().astype(float).tolist() == other[name].dropna().astype(float).tolist()


@pytest.mark.parametrize(
    ("form", "table"),
    [("csv", "places"), *((f, "") for f in "geojson jsonld acled ucdp airwars register plover ftm timemap".split())],
)
def test_what_carries_places_carries_their_sources(form: str, table: str) -> None:
    assert "GeoNames (geonames.org), CC BY 4.0" in _bytes(form, **({"table": table} if table else {})).decode()


def test_the_register_has_a_line_for_each_event_of_a_report_and_for_what_is_in_none() -> None:
    rows = _rows(_bytes("register"))
    told = [(row["note"], row["event_id"], row["words"], row["checked"]) for row in rows]
    assert told == [
        ("one.txt", "e1", f"{CLAIMS[0].text} | {CLAIMS[1].text}", "0 of 2"),
        ("one.txt", "", "'=SUM(A1)", "0 of 1"),
        ("two.txt", "", "lone \\ud800 half", "0 of 1"),
        (source_name(EMPTY), "", "", ""),
    ]
    first = rows[0]
    assert first["event"] == EVENT.event.heading
    assert (first["date_first"], first["date_last"]) == ("2025-05-04", "2025-05-04")
    assert (first["place"], first["place_words"]) == ("Rivertown; Lakeland", "Rivertown; Lakeland; Nowhere")
    assert (first["killed"], first["injured"]) == ("at least 12 people killed; 31 people killed", "")
    assert first["doer"] == "Lakeland"
    for at, claim in zip(first["offsets"].split(" | "), CLAIMS, strict=False):
        start, end = map(int, at.split("-"))
        assert TEXT[start:end] == claim.text
    assert first["missing"] == ""
    assert rows[1]["missing"].split("; ") == [
        "event: these words are in no event", "date: these words do not tell the day", "place: these words name none",
        "doer: these words name none", "counts: these words give none",
    ]  # fmt: skip
    assert rows[3]["missing"] == "event: nothing was read in this report"


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("/home/mara/war/k7.txt", "k7.txt"), ("in/log.csv#12", "log.csv#12"), ("k7.txt", "k7.txt"),
        ("C:\\Users\\Mara\\log.xlsx#May!12", "log.xlsx#May!12"),
        ("/home/mara/a.wacz!archive/d.warc.gz#3", "d.warc.gz#3"),
        ("/srv/no#1/k7.txt", "k7.txt"), ("/srv/no#1/log.csv#12", "log.csv#12"), ("file:///home/mara/k7.txt", "k7.txt"),
        ("https://one.example/a/b#c/d", "https://one.example/a/b#c/d"),
    ],
)  # fmt: skip
def test_a_report_is_named_without_its_folders(source: str, named: str) -> None:
    assert source_name(ReportBrief(id="r", source=source)) == named


def test_geojson_draws_points_with_their_precision() -> None:
    data = geojson.loads(_bytes("geojson").decode())
    assert data.is_valid
    assert [f["properties"]["precision"] for f in data["features"]] == ["town", "ADM1"]
    assert [f["properties"]["point_is"] for f in data["features"]] == ["the place", "label of an area"]
    assert data["features"][0]["geometry"]["coordinates"] == [-20.25, 10.5]
    assert "GeoNames" in data["attribution"]


def test_geojson_without_points_for_areas() -> None:
    from counterclaim.export.geojson import write_geojson

    out = io.BytesIO()
    write_geojson(Given(), out, area_points=False)
    data = geojson.loads(out.getvalue().decode())
    assert [f["geometry"] is None for f in data["features"]] == [False, True]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use of it
def test_jsonld_anchors_claims_by_position_and_quote() -> None:
    graph = rdflib.Graph().parse(data=_bytes("jsonld").decode(), format="json-ld")
    claims = set(graph.subjects(rdflib.RDF.type, SCHEMA.Claim))
    assert len(claims) == len(CLAIMS)
    first = rdflib.URIRef("urn:counterclaim:claim:r1:c1")
    annotation = graph.value(predicate=OA.hasBody, object=first)
    target = graph.value(annotation, OA.hasTarget)
    kinds = {graph.value(s, rdflib.RDF.type): s for s in graph.objects(target, OA.hasSelector)}
    position, quote = kinds[OA.TextPositionSelector], kinds[OA.TextQuoteSelector]
    start, end = (int(graph.value(position, OA[name])) for name in ("start", "end"))
    exact = str(graph.value(quote, OA.exact))
    assert TEXT[start:end] == exact == CLAIMS[0].text  # code points: the emoji before it counts one
    assert TEXT[:start].endswith(str(graph.value(quote, OA.prefix)))
    assert TEXT[end:].startswith(str(graph.value(quote, OA.suffix)))
    assert not list(graph.subjects(rdflib.RDF.type, SCHEMA.ClaimReview))  # no rating, ever
    urls = {str(o) for o in graph.objects(None, SCHEMA.url)}
    assert all(url.startswith("https://one.example/") for url in urls)


def test_acled_like_rows_give_the_lowest_figure_with_its_rule() -> None:
    (row,) = _rows(_bytes("acled"))
    assert row["fatalities"] == "12"
    assert row["fatalities_rule"].startswith("the lowest figure")
    assert (row["geo_precision"], row["time_precision"], row["location"]) == ("1", "1", "Rivertown")
    assert "Northland" in row["notes"]
    assert "31" in row["notes"]
    assert row["actor1"] == "Lakeland"
    assert row["source"] == "The Ünit, Ltd"
    assert (row["target_kind"], row["inter2"], row["civilian_targeting"]) == ("civilian", "Civilians", "")


def test_ucdp_like_rows_leave_best_open_and_say_why() -> None:
    (row,) = _rows(_bytes("ucdp"))
    assert (row["low"], row["best"], row["high"]) == ("12", "", "31")
    assert row["contested"] == "true"
    assert "best: left open" in row["left_empty"]
    assert row["event"] == EVENT.event.heading


def test_airwars_like_rows_have_ends_by_group_and_a_grade_only_where_accounts_decide() -> None:
    (row,) = _rows(_bytes("airwars"))
    assert (row["killed_min"], row["killed_max"], row["children_min"], row["women_min"]) == ("12", "31", "2", "")
    assert (row["blamed"], row["grade"]) == ("Lakeland", "Weak")
    assert "civilians" in row["left_empty"]


def test_timemap_events_have_what_its_schema_asks_for() -> None:
    data = json.loads(_bytes("timemap"))
    assert [e["id"] for e in data["events"]] == ["r1:c1"]  # the others have neither a date nor a point
    event = data["events"][0]
    assert event["date"] == "05/04/2025"
    assert (event["latitude"], event["longitude"]) == ("10.50000", "-20.25000")
    assert set(event["sources"]) <= set(data["sources"])
    assert {a["id"] for a in data["associations"]} == set(event["associations"])
    strings = {k: v for k, v in event.items() if k not in ("associations", "sources")}
    assert all(isinstance(v, str) for v in strings.values())


def test_plover_records_say_who_did_what_to_whom_by_whose_account() -> None:
    (record,) = [json.loads(line) for line in _bytes("plover").splitlines()]  # the governor's claim names no actor
    assert (record["id"], record["date"], record["event"], record["dead"]) == ("r1:c1", "2025-05-04", ["ASSAULT"],
                                                                              "At least 12 people")  # fmt: skip
    assert record["source"] == [{"actor_text": "Lakeland", "side": "Lakeland"}]
    assert record["recipient"] == [{"actor_text": "people", "kind": "civilian"}]
    assert (record["claim"]["side"], record["claim"]["stance"]) == ("Northland", "asserts")
    assert record["link"] == EVENT.event.id
    assert TEXT[record["text_info"]["start"] : record["text_info"]["end"]] == record["event_text"][0]


def _acts(**fields: object) -> list[dict[str, Any]]:
    """The records of an event whose only claim is the first of the source's, with other fields."""
    claim = msgspec.structs.replace(CLAIMS[0], **fields)
    page = msgspec.structs.replace(EVENT, claims=(Member(claim=claim, version=0),))

    class Alone(Given):
        def events(self) -> Iterator[EventPage]:
            return iter((page,))

    out = io.BytesIO()
    write(Alone(), "plover", out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_plover_leaves_out_what_is_not_told_as_done_and_gives_a_recipient_only_where_targets_hold() -> None:
    army = Named("French army", "France")
    (strike,) = _acts(type="strike", actor=army, target=Named("the bridge", None, "infrastructure"), figures=())
    assert strike["source"] == [
        {"code": "FRA", "sector": "MIL", "actor_text": "French army", "side": "France", "kind": "military"}
    ]
    assert strike["recipient"][0]["kind"] == "infrastructure"
    (move,) = _acts(type="deployment_mobilisation", actor=army)
    assert "recipient" not in move
    (asked,) = _acts(type="withdrawal", stance="demands", factuality="directive", actor=army)
    assert (asked["event"], asked["mode"]) == (["DEMAND"], "yield")
    assert (asked["source"][0]["side"], asked["recipient"][0]["code"]) == ("Northland", "FRA")
    assert _acts(type="strike", actor=army, factuality="prediction")[0]["context"] == ["military", "future"]
    for none in ({"factuality": "negated"}, {"stance": "denies"}, {"actor": None}, {"type": "other"}):
        assert _acts(**{"type": "strike", "actor": army, **none}) == []


def test_ftm_entities_are_what_followthemoney_takes() -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs ICU to build)")
    entities = [ftm.model.get_proxy(json.loads(line)) for line in _bytes("ftm").decode().splitlines()]
    kinds = [entity.schema.name for entity in entities]
    assert kinds.count("Note") == kinds.count("Event") == len(CLAIMS)
    assert kinds.count("Article") == 2
    by_id = {entity.id: entity for entity in entities}
    for entity in entities:
        ftm.model.get(entity.schema.name).validate(entity.to_dict())
        for target in entity.get_type_values(ftm.types.registry.entity):
            assert target in by_id
    raw = [json.loads(line)["properties"] for line in _bytes("ftm").decode().splitlines()]
    for given, read in zip(raw, entities, strict=True):
        assert {name for name in given if name != "sourceUrl"} <= set(read.properties)


def test_package_is_valid_and_complete(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    files = write(Given(), "package", folder)
    assert files == len(list(folder.iterdir()))
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    package = frictionless.Package(str(folder / "datapackage.json"))
    assert {r.name for r in package.resources} >= {*TABLES, "acled-like", "ucdp-like", "airwars-like", "places-geojson"}
    assert [row["value"] for row in package.get_resource("figures").read_rows()] == [12, 31]


def test_package_never_writes_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(CounterclaimError, match="exists already"):
        write(Given(), "package", tmp_path / "out")


class Failing(Given):
    """A source that breaks off after its first claim."""

    def claims(self):  # type: ignore[no-untyped-def]
        yield CLAIMS[0]
        raise OSError("disk gone")


@pytest.mark.parametrize("form", list(FORMATS))
def test_what_breaks_off_leaves_nothing_behind(form: str, tmp_path: Path) -> None:
    if form in ("acled", "ucdp", "airwars", "plover"):
        pytest.skip("written from events, which this source has whole")
    with pytest.raises(OSError, match="disk gone"):
        write(Failing(), form, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("form", "table"), [("xml", "claims"), ("csv", "facts")])
def test_unknown_names_say_which_there_are(form: str, table: str, tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError, match="there is no"):
        write(Given(), form, tmp_path / "out", table=table)
