"""The tables agree with themselves: sides exist, dates are dates, no name means two things unmarked."""

import csv
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from counterclaim.registry import Registry, tables
from counterclaim.registry.tokens import name_keys, tokens

DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
COUNTRIES = list(tables.countries())
PARTIES = list(tables.parties())
OFFICES = list(tables.offices())
ROLES = list(tables.roles())
NAMES = list(tables.first_names().items())
SIDES = {c.name for c in COUNTRIES} | {p.side for p in PARTIES if p.side}


def _spellings(country: tables.Country) -> list[str]:
    groups = (country.variants, country.demonyms, country.capitals, country.metonyms, country.regions)
    return [country.name, *(name for group in groups for name in group)]


def test_tables_are_as_large_as_the_world() -> None:
    assert sum(1 for c in COUNTRIES if c.iso2) >= 195
    assert len(PARTIES) >= 600
    assert len(OFFICES) >= 1000
    assert len(ROLES) >= 400
    assert len(NAMES) >= 1500


def test_every_side_is_a_state_or_a_party_with_a_row() -> None:
    named = {c.name for c in COUNTRIES} | {p.name for p in PARTIES}
    assert {p.side for p in PARTIES if p.side} - named == set()
    assert {o.side for o in OFFICES} - SIDES == set()


@pytest.mark.parametrize("rows", [PARTIES, OFFICES], ids=["parties", "offices"])
def test_dates_are_dates_in_order(rows: list[tables.Party] | list[tables.Office]) -> None:
    bad = [
        row for row in rows
        if any(d and not DATE.fullmatch(d) for d in (row.start, row.end))
        or (row.start and row.end and row.start[: len(row.end)] > row.end[: len(row.start)])
    ]  # fmt: skip
    assert bad == []
    assert [o for o in OFFICES if not o.start] == []


def test_a_state_name_means_one_state() -> None:
    owners = defaultdict(set)
    for country in COUNTRIES:
        for name in _spellings(country):
            owners[name].add(country.name)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}
    codes = [c.iso2 for c in COUNTRIES if c.iso2]
    assert len(codes) == len(set(codes))


def test_a_party_name_means_one_side_unless_marked() -> None:
    sides = defaultdict(set)
    for party in PARTIES:
        for name in (party.name, *party.aliases):
            if name not in party.ambiguous:
                sides[name].add(party.side)
        assert set(party.ambiguous) <= {party.name, *party.aliases}
    assert {name: who for name, who in sides.items() if len(who) > 1} == {}


def test_a_party_name_agrees_with_the_states() -> None:
    states = {name: c.name for c in COUNTRIES for name in _spellings(c)}
    clash = {
        name: (states[name], p.side) for p in PARTIES for name in (p.name, *p.aliases)
        if name in states and p.side != states[name] and name not in p.ambiguous
    }  # fmt: skip
    assert clash == {}


def test_nobody_speaks_for_two_sides_at_once() -> None:
    """A person's rows may change side over time; those of namesakes overlap, and then the registry tells nobody."""
    by_person = defaultdict(list)
    for office in OFFICES:
        by_person[office.person].append(office)
    clash = [
        (a.person, a.side, b.side)
        for rows in by_person.values() for a in rows for b in rows
        if a.side != b.side and a.start < b.start and (not a.end or a.end > b.start)
    ]  # fmt: skip
    # A prime minister and a defence minister of one name, in Spain and in Colombia.
    assert {person for person, _, _ in clash} == {"Pedro Sanchez"}
    assert Registry.load().office_holder("Pedro Sanchez", "2025-06-01") is None


def test_role_classes_and_kinds_are_known() -> None:
    classes = set(
        "head_of_state head_of_government military_chief foreign_minister defence_minister governor mayor spokesperson "
        "envoy minister officer_rank commander official legislator police legal medical civilian expert media militant "
        "religious royal international_head party_leader".split()
    )
    assert {r.role_class for r in ROLES} == classes
    assert {o.role_class for o in OFFICES} <= classes
    assert len({r.words for r in ROLES}) == len(ROLES)
    assert all(r.words == r.words.lower() for r in ROLES)
    kinds = "armed_group military government_body intelligence international_org neutral_org ngo media party other"
    assert {p.kind for p in PARTIES} <= set(kinds.split())
    assert {g for _, g in NAMES} == {"m", "f", "u"}
    lines = files("counterclaim.data").joinpath("first_names.csv").read_text(encoding="utf-8").splitlines()
    assert len(NAMES) == len(lines) - 1  # each name once


def test_monitors_speak_for_no_side_and_media_only_for_their_own_state_or_group() -> None:
    owners = {c.name for c in COUNTRIES} | {p.name for p in PARTIES if p.kind == "armed_group"}
    assert [p.name for p in PARTIES if p.kind == "media" and p.side and p.side not in owners] == []
    assert [p.name for p in PARTIES if p.kind == "media" and p.side == p.name] == []


def test_peoples_stand_in_one_list() -> None:
    """A people of a state is in countries.csv, any other in peoples.csv, once and in the order of the alphabet."""
    names = [name for name, _ in tables.rows("peoples.csv")]
    assert names == sorted(set(names))
    assert tables.peoples().isdisjoint(n.lower() for c in COUNTRIES for n in c.demonyms)


@pytest.mark.parametrize("name", ["countries", "parties", "offices", "roles", "peoples"])
def test_rows_are_whole_and_say_where_they_are_from(name: str) -> None:
    with files("counterclaim.data").joinpath(f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        head, *rows = list(csv.reader(lines))
    assert head[-1] == "source"
    assert [r for r in rows if len(r) != len(head) or not r[-1].strip()] == []
    assert [r for r in rows for cell in r if cell != cell.strip() or "||" in cell or cell.startswith("|")] == []


def test_keys_folded_in_bulk_are_those_of_the_tokens() -> None:
    names = [n for c in COUNTRIES for n in _spellings(c)]
    names += [n for p in PARTIES for n in (p.name, *p.aliases)]
    names += [n for o in OFFICES for n in (o.person, *o.variants, *o.short)]
    names += [r.words for r in ROLES] + [n for n, _ in NAMES]
    slow = [" ".join(t.key for t in tokens(name) if t.word) for name in names]
    assert [pair for pair in zip(names, slow, name_keys(names), strict=True) if pair[1] != pair[2]] == []
