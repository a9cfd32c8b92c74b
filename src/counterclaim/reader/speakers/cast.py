"""The cast of a report: every actor met so far, found again by surname, role, body or pronoun."""

from dataclasses import dataclass, field
from functools import lru_cache

from counterclaim.model.actor import ActorKind
from counterclaim.model.span import Span
from counterclaim.reader.speakers.names import fold


@dataclass
class Member:
    """One actor while the report is being read; becomes an immutable Actor at the end."""

    kind: ActorKind
    name: str
    roles: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    gender: str | None = None
    head: str = ""

    @property
    def side(self) -> str | None:
        """The first side that the text or the registry gave; the text comes first by the order of adding."""
        return self.sides[0] if self.sides else None

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return _parts(self.name)[-1] if self.name else ""

    def add_role(self, role: str) -> None:
        """Remember a role once, the fullest wording first."""
        role = role.strip(" ,")
        if role and role.lower() not in (r.lower() for r in self.roles):
            self.roles.append(role)

    def add_mention(self, span: Span) -> None:
        """Remember where the actor is named, once."""
        if span not in self.mentions:
            self.mentions.append(span)


class Cast:
    """Members in order of appearance."""

    def __init__(self) -> None:
        self.members: list[Member] = []

    def person(self, name: str) -> Member | None:
        """The person meant by a full name, a surname or a first name already met; None if new or ambiguous."""
        folded = _parts(name)
        people = [m for m in self.members if m.kind == "person"]
        for member in people:
            if _parts(member.name) == folded:
                return member
        if len(folded) > 1:  # "Mahmoud Abbas" and "President Abbas" met first as "Abbas"
            found = [m for m in people if fold(m.name) == folded[-1] or _contains(m.name, folded)]
            return found[0] if len(found) == 1 else None
        found = [m for m in people if m.surname == folded[-1]] if folded else []
        if not found:
            found = [m for m in people if folded and folded[-1] in _parts(m.name)]
        return found[-1] if found else None

    def body(self, name: str) -> Member | None:
        """The organisation or state of that name, whichever article or possessive it stood with."""
        key = _body_key(name)
        for member in self.members:
            if member.kind in ("organisation", "state") and _body_key(member.name) == key:
                return member
        if len(name.split()) == 1 and name[:1].isupper():  # "the Network" after "the Hawran Documentation Network"
            for member in reversed(self.members):
                if member.kind == "organisation" and len(member.name.split()) > 1 and member.name.split()[-1] == name:
                    return member
        return None

    def add(self, member: Member) -> Member:
        """Put a new member in."""
        self.members.append(member)
        return member


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in name.split())


def _contains(name: str, folded: tuple[str, ...]) -> bool:
    have = _parts(name)
    return len(have) > 1 and have[-1] == folded[-1] and (have[0] == folded[0] or len(have) != len(folded))


@lru_cache(maxsize=4096)
def _body_key(name: str) -> frozenset[str]:
    return frozenset(w for w in fold(name).replace("'s", "").replace("’s", "").split() if w not in ("the", "of", "s"))
