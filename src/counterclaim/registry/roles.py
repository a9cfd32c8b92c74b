"""The class of the role that heads a noun phrase: "Ukraine's top army commander" is a military chief."""

from collections.abc import Iterable, Sequence

from counterclaim import vocabulary
from counterclaim.registry.tables import Role
from counterclaim.registry.tokens import Token, longest, name_keys, tokens
from counterclaim.registry.words import COMPLEMENT
from counterclaim.remembering import remembered

# Ranks and forms of address stand before a name and say less than the office beside them.
_TITLES = frozenset({"officer_rank", "religious", "medical", "expert", "royal"})
_VAGUE = frozenset({"officer_rank", "official", "militant", "civilian"})
# Words that are roles only with a capital, before a name, or at the phrase's end: "a major attack", "general staff".
_SHY = vocabulary.words("parties.shy")
_DEPUTY = vocabulary.words("parties.deputy")
_BELOW = {
    "head_of_state": "minister", "head_of_government": "minister", "foreign_minister": "minister",
    "defence_minister": "minister", "military_chief": "commander", "governor": "official", "mayor": "official",
    "party_leader": "official", "international_head": "official",
}  # fmt: skip
_IRREGULAR = vocabulary.pairs("parties.irregular_plurals")


class Roles:
    """Role phrases by their words."""

    def __init__(self, roles: Iterable[Role]) -> None:
        rows = list(roles)
        keys = name_keys([row.words for row in rows])
        self._roles = {key.replace(" the ", " "): row for key, row in zip(keys, rows, strict=True)}
        self._longest = longest(self._roles)

    def title(self, key: str) -> bool:
        """True for a word that may stand before a name as a title."""
        role = self._roles.get(key)
        return role is not None or key in ("mr", "mrs", "ms", "former", "then", "acting", "late", "prime", "foreign")

    @remembered
    def find(self, phrase: str) -> Role | None:
        """The role that heads the phrase; of several in apposition the one that says most."""
        if len(phrase) > 2000:
            return None
        best: Role | None = None
        part: list[Token] = []
        for token in [*tokens(phrase), None]:
            if token is not None and token.text not in ",;:()[]—–" and token.key not in ("and", "or"):
                part.append(token)
                continue
            found = self._head(_without_owners([t for t in part if t.word and t.key != "the"]))
            if found is not None and (best is None or (best.role_class in _VAGUE and found.role_class not in _VAGUE)):
                best = found
            part = []
        return best

    def _head(self, words: Sequence[Token]) -> Role | None:
        found: list[tuple[int, int, Role]] = []
        i = 0
        while i < len(words):
            if words[i].key in COMPLEMENT or (words[i].key == "of" and found):
                break
            size, role = self._at(words, i)
            if role is None:
                i += 1
                continue
            found.append((i, i + size, self._below(words, i, role)))
            i += size
        if not found:
            return None
        head = found[-1]
        titled = head[2].role_class in _TITLES and head[1] < len(words) and words[head[1]].capital
        if titled and len(found) > 1 and not words[found[-2][1] - 1].possessive:
            before = found[-2][
                2
            ]  # "army chief General X": the office, not the rank, when the rank stands before a name
            return before if before.role_class not in _TITLES else head[2]
        return head[2]

    def _at(self, words: Sequence[Token], i: int) -> tuple[int, Role | None]:
        for size in range(min(self._longest_at(words[i].key), len(words) - i), 0, -1):
            keys = [t.key for t in words[i : i + size]]
            role = self._roles.get(" ".join(keys)) or self._plural(keys)
            if role is None:
                continue
            if size == 1 and words[i].key in _SHY and not words[i].capital:
                after = words[i + 1] if i + 1 < len(words) else None
                if after is not None and not after.capital and after.key not in COMPLEMENT and after.key != "of":
                    continue
            return size, role
        return 1, None

    def _longest_at(self, key: str) -> int:
        return max(self._longest.get(key, 0), *(self._longest.get(k, 0) for k in singular(key)), 0)

    def _plural(self, keys: list[str]) -> Role | None:
        for position in (len(keys) - 1, 0):  # "foreign ministers", "chiefs of staff"
            for one in singular(keys[position]):
                role = self._roles.get(" ".join([*keys[:position], one, *keys[position + 1 :]]))
                if role is not None:
                    return role._replace(person=False)
        return None

    def _below(self, words: Sequence[Token], i: int, role: Role) -> Role:
        if i and words[i - 1].key in _DEPUTY and role.role_class in _BELOW:
            return role._replace(role_class=_BELOW[role.role_class])
        return role


def _without_owners(words: Sequence[Token]) -> list[Token]:
    """ "head of Ukraine's general staff" without "Ukraine's": a capitalised owner between "of" and a plain noun."""
    out: list[Token] = []
    for i, token in enumerate(words):
        owner = token.capital and out and out[-1].key == "of" and i + 1 < len(words) and not words[i + 1].capital
        if not (owner and words[i + 1].key not in COMPLEMENT):
            out.append(token)
    return out


def singular(key: str) -> tuple[str, ...]:
    """What a noun in the plural may be the plural of; nothing for other words."""
    if key.endswith("ies"):
        return (key[:-3] + "y",)
    if key.endswith("s") and not key.endswith("ss"):
        return (key[:-1], key[:-2]) if key.endswith("es") else (key[:-1],)
    for plural, single in _IRREGULAR.items():
        if key.endswith(plural):
            return (key[: -len(plural)] + single,)
    return ()
