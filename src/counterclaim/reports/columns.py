"""Which column of a sheet is what: by the names that known sheets give their columns (data/columns.csv), or as told."""

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from counterclaim.errors import ReportError

ROLES = (
    "text", "title", "date", "until", "published", "place", "district", "region", "country", "source", "speaker",
    "url", "archive", "id", "lat", "lon",
)  # fmt: skip
"""What a column can be. date, until: first and last day of the event; published: of the row's report; archive: where a
copy of it is kept."""
_SHOWN = 40  # headings named in an error


class Columns(NamedTuple):
    """Where each role's cells stand. at: column numbers from 0, by role; of several, the first that is filled counts.

    profile: whose form of sheet it is ("ACLED"); None for any other.
    """

    at: Mapping[str, tuple[int, ...]]
    headings: tuple[str, ...]
    profile: str | None = None

    def cell(self, row: Sequence[str], role: str) -> str:
        """The first filled cell of this role, stripped; "" where there is none."""
        found = (row[i].strip() for i in self.at.get(role, ()) if i < len(row))
        return next((cell for cell in found if cell), "")


class Known(NamedTuple):
    """What is known of sheets. signs: profiles with the headings that tell each; roles: by profile, "" for any other,
    the role of each heading; needed: what a sheet must have, with its words in a refusal.
    """

    signs: tuple[tuple[str, frozenset[str]], ...]
    roles: dict[str, list[tuple[str, str]]]
    needed: tuple[str, str]


@cache
def known(package: str = "counterclaim.reports", name: str = "data/columns.csv", needed: str = "text") -> Known:
    """The table of headings in a package's file: profile, role, heading. A profile may have several sets of signs, one
    a role that begins with "sign".
    """
    signs: dict[tuple[str, str], set[str]] = {}
    roles: dict[str, list[tuple[str, str]]] = {"": []}
    with files(package).joinpath(name).open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["role"].startswith("sign"):
                signs.setdefault((row["profile"], row["role"]), set()).add(row["heading"])
            else:
                roles.setdefault(row["profile"], []).append((row["role"], row["heading"]))
    told = tuple((profile, frozenset(headings)) for (profile, _), headings in signs.items())
    return Known(told, roles, (needed, "the text" if needed == "text" else "the day of the event"))


def parse_columns(told: Sequence[str], roles: Sequence[str] = ROLES) -> dict[str, str]:
    """ "text=notes,date=event_date" as a mapping from roles to headings; raises ReportError for what is no such list.

    A heading may hold commas: what follows a comma without a role and "=" goes on the heading before it.
    """
    out: dict[str, str] = {}
    last = None
    for piece in (piece for one in told for piece in one.split(",")):
        role, mark, heading = piece.partition("=")
        role = role.strip().lower()
        if mark and role in roles:
            out[role] = heading.strip()
            last = role
        elif last is not None and not mark:
            out[last] += "," + piece
        else:
            raise ReportError(
                f'--columns names "{role[:40]}", which no column can be.',
                next_step=f"Write role=heading, as in {roles[0]}=notes,date=event_date. Roles: {', '.join(roles)}.",
            )
    empty = [role for role, heading in out.items() if not heading]
    if empty:
        raise ReportError(f"--columns names no heading for {empty[0]}.", next_step="Write role=heading.")
    return out


def recognised(row: Sequence[str], told: Mapping[str, str], table: Known | None = None) -> Columns | None:
    """The columns of a sheet whose headings are these cells; None where none of them holds what is needed.

    told: headings by role, which go before what is known of such sheets (`table`; without one, of sheets of reports).
    """
    places: dict[str, list[int]] = {}
    for number, cell in enumerate(row):
        if cell.strip():
            places.setdefault(_plain(cell), []).append(number)
    table = table or known()
    profile = next((name for name, signs in table.signs if signs <= places.keys()), None)
    found: dict[str, list[int]] = {}
    for role, heading in table.roles[profile] if profile else table.roles[""]:
        for number in places.get(heading, ()):
            if number not in found.setdefault(role, []):
                found[role].append(number)
    for role, heading in told.items():
        if _plain(heading) not in places:
            return None
        found[role] = places[_plain(heading)]
    if not found.get(table.needed[0]):
        return None
    if "text" in told:  # what is the text is nothing else
        found = {role: [n for n in at if role in told or n not in found["text"]] for role, at in found.items()}
    at = {role: tuple(numbers) for role, numbers in found.items() if numbers}
    return Columns(at, tuple(cell.strip() for cell in row), profile)


def unknown(
    headings: Sequence[str], told: Mapping[str, str], *, where: str | None = None, table: Known | None = None
) -> ReportError:
    """The refusal of a sheet whose columns are not known, which lists them and says what to type."""
    named = [cell.strip() for cell in headings if cell.strip()]
    if not named:
        return ReportError("no rows in this sheet.", where=where, next_step="Give one with headings and rows below.")
    listed = ", ".join(cell[:60] for cell in named[:_SHOWN]) + (" ..." if len(named) > _SHOWN else "")
    missing = [heading for heading in told.values() if _plain(heading) not in {_plain(cell) for cell in named}]
    role, words = (table or known()).needed
    if missing:
        return ReportError(
            f'no column "{missing[0][:60]}" in this sheet. Its columns: {listed}.',
            where=where, next_step=f"Name columns that it has: --columns {role}=HEADING,...",
        )  # fmt: skip
    step = f"Name it, and others that matter: --columns {role}=HEADING,place=HEADING,..."
    if table is None and "file" in {_plain(cell) for cell in named}:
        step = "One that tells of the files beside it is named counterclaim.csv (docs/sources.md). Else: " + step
    return ReportError(
        f"a sheet, and which of its columns holds {words} is not known. Its columns: {listed}.",
        where=where, next_step=step,
    )  # fmt: skip


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", heading.casefold()).strip()
