"""The cast of a report: every actor met so far, found again by surname, role, body or pronoun."""

from dataclasses import dataclass, field
from functools import lru_cache

from counterclaim import vocabulary
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
    neutral: bool = False  # a phrase says that it speaks for no party
    gender: str | None = None
    head: str = ""
    titles: list[str] = field(default_factory=list)  # "dr", "colonel": what first stood before the name

    @property
    def side(self) -> str | None:
        """The first side that the text or the registry gave; the text comes first by the order of adding."""
        return self.sides[0] if self.sides else None

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return _parts(self.name)[-1] if self.name else ""

    @property
    def one_person(self) -> bool:
        """True for a person, named or not."""
        return self.kind == "person" or (self.kind == "unnamed" and not self.head.endswith("s"))

    @property
    def several(self) -> bool:
        """True for several people, and for a body that is called by a plural ("the Houthis")."""
        return self.kind == "collective" or (self.kind == "organisation" and self.head.endswith("s"))

    def mentioned(self, at: int) -> int:
        """How often the actor is named before a place in the text."""
        return sum(start < at for start, _ in self.mentions)

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

    def people(self, name: str, at: int | None = None, title: str = "") -> list[Member]:
        """Who may be meant by a full name, a surname or a first name: nobody yet, one, or several left open.

        at: where the name stands; who was named before it comes before who is named after. title: the words beside
        the name, which part namesakes ("Maj. Gen. Cohen" from "Lt. Cohen").
        """
        folded = _parts(name)
        people = [m for m in self.members if m.kind == "person"]
        exact = [m for m in people if _parts(m.name) == folded]
        if len(folded) > 1:  # "Mahmoud Abbas" and "President Abbas" met first as "Abbas"
            alike = [m for m in people if _parts(m.name) == folded[-1:] or _contains(m.name, folded)]
            return _told_apart(exact, at, title) or alike
        found = [m for m in people if folded and folded[0] in _parts(m.name)]
        before = [m for m in found if at is None or m.mentioned(at)]
        found = before or found
        by_surname = [m for m in found if m.surname == folded[0]]
        return _told_apart(by_surname or found, at, title)

    def person(self, name: str, at: int | None = None, title: str = "") -> Member | None:
        """The one person meant by a name; None if new or ambiguous."""
        found = self.people(name, at, title)
        return found[0] if len(found) == 1 else None

    def named_at(self, span: Span) -> list[Member]:
        """The person whose name has been read in this place."""
        return [m for m in self.members if m.kind == "person" and span in m.mentions][:1]

    def calls(self, name: str) -> bool:
        """True where the name is somebody's of the cast, or part of it, with no word more."""
        parts = set(_parts(name))
        return any(parts <= set(_parts(m.name)) for m in self.members if m.kind == "person")

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


_ARTICLES = vocabulary.words("speakers.arabic_articles")


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    parts = [fold(_without_article(part)) for part in name.split()]
    return tuple(part for part in parts if part not in ("al", "el")) or tuple(parts)


def _without_article(part: str) -> str:
    """ "al-Jumaili" is "Jumaili" too."""
    *before, last = part.replace("‑", "-").split("-")
    return "-".join([*(one for one in before if one.lower() not in _ARTICLES), last])


def _told_apart(found: list[Member], at: int | None, title: str) -> list[Member]:
    """Of namesakes the one with the title; without one nobody is told from the other, however often each is named."""
    if len(found) < 2:
        return found
    words = {w for w in fold(title).split() if len(w) > 1}
    titled = [m for m in found if any(words & set(fold(role).split()) for role in (*m.roles, *m.titles))]
    if len(titled) == 1:
        return titled
    return found[-1:] if at is None else found


def _contains(name: str, folded: tuple[str, ...]) -> bool:
    have = _parts(name)
    alike = set(have) <= set(folded) or set(folded) <= set(have)  # another name in the middle is another person's
    return len(have) > 1 and have[-1] == folded[-1] and alike


@lru_cache(maxsize=4096)
def _body_key(name: str) -> frozenset[str]:
    return frozenset(w for w in fold(name).replace("'s", "").replace("’s", "").split() if w not in ("the", "of", "s"))
