"""A long running total of which only a part was assembled: what is new of it, found without reading all of it."""

from bisect import bisect_left
from collections.abc import Mapping, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.tables import matter_claim, relation

Members = dict[str, tuple[int, int]]
"""{claim: (position, version)}"""
Related = dict[tuple[str, str, str], tuple[str, bool]]
"""{(a, b, relation): (reason, set by a person)}"""
CONTESTED = ("contradicts", "denies")
"""Relations that make a matter contested."""


class Continued(msgspec.Struct, frozen=True):
    """members, relations: those looked at or moved, as they stand. now, said: as they are to stand. size, versions,
    contested: of the whole matter then."""

    members: Members
    relations: Related
    now: Members
    said: Related
    size: int
    versions: int
    contested: bool


def continued(db: Connection, old: Mapping[str, Any], mine: Members, said: Related, *, anew: bool) -> Continued:
    """A stored matter (its row) with the part of it that was assembled put in.

    New members stand in the version of those they agree with, in a version of their own else; each comes after the last
    of those that come before it in the part, and what stands after that moves up. No member is taken away. Relations of
    the part are replaced from its first new member on; all of them where it is to be related anew.
    """
    here = matter_claim.c.matter == old["id"]
    columns = (matter_claim.c.claim, matter_claim.c.position, matter_claim.c.version)
    was = {
        r.claim: (r.position, r.version) for r in rows_in(db, select(*columns).where(here), matter_claim.c.claim, mine)
    }
    version = matter_claim.c.version
    counted = select(func.count(), func.count(version.distinct()), func.max(version)).where(here)
    size, kinds, free = db.execute(counted).one()
    free = (free or 0) + 1
    first_free = free
    versions = {mine[m][1]: was[m][1] for m in mine if m in was}
    gaps: list[int] = []  # of each new member, the position that it comes after; in order
    new: list[str] = []
    last = -1
    for member, (_, number) in sorted(mine.items(), key=lambda item: item[1][0]):
        if member in was:
            last = max(last, was[member][0])
            continue
        if number not in versions:
            versions[number] = free
            free += 1
        gaps.append(last)
        new.append(member)
    after = select(*columns).where(here, matter_claim.c.position > gaps[0]) if gaps else None
    moved = {r.claim: (r.position, r.version) for r in db.execute(after)} if after is not None else {}
    now = {m: (p + bisect_left(gaps, p), v) for m, (p, v) in (was | moved).items()}
    now |= {m: (gap + 1 + n, versions[mine[m][1]]) for n, (m, gap) in enumerate(zip(new, gaps, strict=True))}
    since = 0 if anew else min((mine[member][0] for member in new), default=len(mine))
    late = {member for member, (position, _) in mine.items() if position >= since}
    stored = _between(db, old["id"], mine, late)
    said = {key: why for key, why in said.items() if key[0] in late or key[1] in late}
    return Continued(
        was | moved,
        stored,
        now,
        said,
        size + len(new),
        kinds + free - first_free,
        any(kind in CONTESTED for *_, kind in said) or (old["contested"] and _contested(db, old["id"], stored)),
    )


def _between(db: Connection, id: str, claims: Members, late: Set[str]) -> Related:
    """The relations of a matter that stand between two of these claims, one of them late."""
    # Asked for by claim alone: by its matter, the store would read all of the matter's.
    found = [*rows_in(db, select(relation), relation.c.a, late), *rows_in(db, select(relation), relation.c.b, late)]
    return {
        (r.a, r.b, r.relation): (r.reason, r.by_person)
        for r in found
        if r.matter == id and r.a in claims and r.b in claims
    }


def _contested(db: Connection, id: str, replaced: Related) -> bool:
    """Whether what stands of a matter beside those relations makes it contested."""
    query = select(relation.c.a, relation.c.b, relation.c.relation)
    query = query.where(relation.c.matter == id, relation.c.relation.in_(CONTESTED))
    return any(tuple(row) not in replaced for row in db.execute(query.limit(len(replaced) + 1)))
