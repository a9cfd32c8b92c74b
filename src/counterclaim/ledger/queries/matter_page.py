"""One matter as it is shown: its versions by side, its claims with copies folded, its relations and views."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from counterclaim.errors import UnknownError
from counterclaim.ledger.queries.excerpts import TELLING
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.queries.labels import claim_label, denial, figure_label
from counterclaim.ledger.queries.load import claim_rows
from counterclaim.ledger.queries.matters import compared_figures, matter_rows
from counterclaim.ledger.queries.relations import in_matter
from counterclaim.ledger.queries.results import MatterPage, Member, SideColumn, Version
from counterclaim.ledger.queries.rows import ClaimRow, FigureRow, RelationRow
from counterclaim.ledger.queries.views import views
from counterclaim.ledger.repeats import Carried, repeats
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import correction_claim, matter, matter_claim
from counterclaim.reader import comparing


def matter_page(db: Connection, id: str, *, limit: int = 500) -> MatterPage:
    """One matter with at most `limit` claims (the earliest; `left_out` counts the rest); raises UnknownError."""
    id = storable(id)
    found = matter_rows(db, [id])
    if not found:
        raise UnknownError(
            "there is no such matter in the ledger.", where=id[:80], next_step="Find it in: counterclaim matters"
        )
    row = found[0]
    places = {
        one.claim: one.version
        for one in db.execute(
            select(matter_claim.c.claim, matter_claim.c.version)
            .where(matter_claim.c.matter == id)
            .order_by(matter_claim.c.position, matter_claim.c.claim)
        )
    }
    shown = list(places)[:limit]
    figures = compared_figures(db, shown, [id])
    claims = {one.id: one for one in claim_rows(db, shown)}
    copies = copies_of(list(claims.values()))
    members = tuple(
        Member(claim=claims[one], version=places[one], figure=figures.get((id, one)), copy_of=copies.get(one))
        for one in shown
        if one in claims
    )
    relations = in_matter(db, id)
    versions = _versions(members, relations)
    return MatterPage(
        matter=row,
        revision=matter_revision(db, id),
        sides=_columns(members),
        versions=versions,
        members=members,
        relations=relations,
        views=views(db, row, members, relations),
        copies=len(copies),
        left_out=len(places) - len(shown),
        corrections=corrections_of(db, _corrected(db, id)),
    )


def matter_revision(db: Connection, id: str) -> str:
    """What a merge or split must be based on: it changes when a claim joins, leaves, or is corrected."""
    members = db.scalars(select(matter_claim.c.claim).where(matter_claim.c.matter == id).order_by(matter_claim.c.claim))
    corrected = (
        select(func.max(correction_claim.c.correction))
        .join(matter_claim, matter_claim.c.claim == correction_claim.c.claim)
        .where(matter_claim.c.matter == id)
    )
    words = "\n".join([*members, str(db.scalar(corrected) or 0)])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def copies_of(claims: Sequence[ClaimRow]) -> dict[str, str]:
    """Claims to be folded away, each with the one that it repeats; claims: in the order of saying."""
    return repeats(Carried(c.id, c.utterance, c.report.family if c.shared else None, c.text) for c in claims)


def _versions(members: Sequence[Member], relations: Sequence[RelationRow]) -> tuple[Version, ...]:
    denied = {one.a: one.b for one in relations if one.relation == "denies"}
    by_claim = {one.claim.id: one for one in members}
    groups: dict[int, list[Member]] = defaultdict(list)
    for one in members:
        groups[one.version].append(one)
    out = []
    for number, group in sorted(groups.items()):
        figure = next((one.figure for one in group if one.figure is not None), None)
        said = [one.claim.said_first for one in group if one.claim.said_first]
        out.append(
            Version(
                number=number,
                label=_label(group[0], figure, by_claim.get(denied.get(group[0].claim.id, ""))),
                claims=tuple(one.claim.id for one in group),
                sides=tuple(dict.fromkeys(one.claim.side for one in group)),
                reports=len({_independent(one.claim) for one in group}),
                utterances=sum(one.copy_of is None for one in group),
                first_said=min(said, default=None),
                last_said=max(said, default=None),
                figure=figure,
            )
        )
    return tuple(out)


def labels_of(page: MatterPage) -> dict[str, str]:
    """What each claim of the page itself says, by its id: versions hold what agrees, "14" and "dozens" say."""
    denied = {one.a: one.b for one in page.relations if one.relation == "denies"}
    by_claim = {one.claim.id: one for one in page.members}
    return {id: _label(one, one.figure, by_claim.get(denied.get(id, ""))) for id, one in by_claim.items()}


def _label(one: Member, figure: FigureRow | None, denied: Member | None) -> str:
    """What a version says; of a denial, what it denies, where its words are that, or no more than "a claim"."""
    told = denial(one.claim, figure)
    if told and figure is None and denied is not None and len(comparing.stems(one.claim.text)) < TELLING:
        return told + (figure_label(denied.figure) if denied.figure is not None else denied.claim.text)
    return claim_label(one.claim, figure)


def _independent(one: ClaimRow) -> str:
    return one.report.family if one.shared and one.report.family else one.report.id


def _columns(members: Sequence[Member]) -> tuple[SideColumn, ...]:
    """A column a side, in the order of saying; those whose side is not known have a column each."""
    columns: dict[tuple[str | None, str | None, bool], list[Member]] = defaultdict(list)
    for one in members:
        narrator, side = one.claim.voice == "narrator", one.claim.side
        columns[(None, None, True) if narrator else (side, None if side else one.claim.speaker, False)].append(one)
    return tuple(
        SideColumn(
            side=side,
            narrator=narrator,
            versions=tuple(dict.fromkeys(one.version for one in own)),
            members=tuple(one.claim.id for one in own),
            speakers=tuple(dict.fromkeys(one.claim.speaker_name for one in own if one.claim.speaker_name)),
        )
        for (side, _, narrator), own in columns.items()
    )


def _corrected(db: Connection, id: str) -> list[str]:
    query = (
        select(correction_claim.c.claim)
        .join(matter_claim, matter_claim.c.claim == correction_claim.c.claim)
        .where(matter_claim.c.matter == id)
    )
    return list(db.scalars(query.distinct().order_by(correction_claim.c.claim)))


def find_matter(db: Connection, beginning: str) -> str:
    """The id of the one matter whose id begins so; raises UnknownError where there is none, or several."""
    beginning = storable(beginning)
    query = select(matter.c.id).where(matter.c.id.startswith(beginning, autoescape=True)).order_by(matter.c.id)
    found: list[str] = list(db.scalars(query.limit(2))) if beginning else []
    if beginning in found or len(found) == 1:
        return found[0]
    what = "several matters begin so" if found else "there is no such matter in the ledger"
    raise UnknownError(f"{what}.", where=beginning[:80], next_step="Find it in: counterclaim matters")
