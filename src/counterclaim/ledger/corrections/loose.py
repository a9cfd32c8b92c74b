"""Relations that people set between claims that share no matter; they stand under the matter ""."""

from sqlalchemy import Connection, and_, delete, insert, or_, select

from counterclaim.ledger.corrections.groups import NO_RELATION
from counterclaim.ledger.tables import relation


def write_loose(db: Connection, a: str, b: str, kind: str, reason: str) -> None:
    """Keep the relation under no matter where the two share none, in place of what stood there."""
    clear_loose(db, a, b)
    if kind == NO_RELATION:
        return
    shared = select(relation.c.a).where(
        relation.c.a == a, relation.c.b == b, relation.c.relation == kind, relation.c.matter != ""
    )
    if db.scalar(shared.limit(1)) is None:
        db.execute(insert(relation).values(a=a, b=b, relation=kind, matter="", reason=reason, by_person=True))


def clear_loose(db: Connection, a: str, b: str) -> None:
    """Take away what people set between the two under no matter."""
    either = or_(and_(relation.c.a == a, relation.c.b == b), and_(relation.c.a == b, relation.c.b == a))
    db.execute(delete(relation).where(either, relation.c.matter == "", relation.c.by_person))
