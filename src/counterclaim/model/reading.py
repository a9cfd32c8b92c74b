"""A Reading: everything read out of one report, in the stable output form."""

from collections.abc import Mapping
from typing import Any, Literal, cast

import msgspec

from counterclaim.model.actor import NARRATOR, Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim, ClaimRelation, Sure
from counterclaim.model.report import Report

SCHEMA: Literal["counterclaim.reading/1"] = "counterclaim.reading/1"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of one report with their actors and attributions."""

    schema: Literal["counterclaim.reading/1"] = SCHEMA
    reader: str = ""
    report: Report
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[ClaimRelation, ...] = ()

    def __post_init__(self) -> None:
        # Claims point at actors by id; the object form is attached here so that
        # `claim.speaker.name` works without a look-up and stays out of the JSON.
        by_id = {actor.id: actor for actor in self.actors}
        for claim in self.claims:
            speaker = NARRATOR if claim.voice == "narrator" else by_id.get(claim.actor or "")
            claim.__dict__["_speaker"] = speaker

    def at_least(self, levels: Mapping[str, float]) -> "Reading":
        """The reading with the claims alone whose fields are as sure as asked, and the relations between these.

        levels: by field of Sure, a share from 0 to 1. A claim that leaves such a field open, or of which it was not
        measured, is left out. Raises ValueError for what is no such field.
        """
        unknown = [name for name in levels if name not in Sure.__struct_fields__]
        if unknown:
            raise ValueError(f"{unknown[0]!r} is none of {', '.join(Sure.__struct_fields__)}")
        kept = [c for c in self.claims if all((getattr(c.sure, n) or 0.0) >= least for n, least in levels.items())]
        ids = {claim.id for claim in kept}
        relations = tuple(one for one in self.relations if one.a in ids and one.b in ids)
        return msgspec.structs.replace(self, claims=tuple(kept), relations=relations)

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain dicts, lists, strings and numbers (docs/output.md)."""
        return cast(dict[str, Any], msgspec.to_builtins(self))

    def to_json(self, *, indent: int | None = None) -> str:
        """The reading as JSON text; lone surrogates in the report are written as \\ud800 escapes."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=_has_surrogate(self.report.text), indent=indent)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from importlib import import_module  # by name: values know nothing of what shows them (pyproject.toml)

        return cast(str, import_module("counterclaim.show.notebook").reading_html(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> "Reading":
        """The reading that `to_json` wrote; raises msgspec.ValidationError where a field is not of its type."""
        import json

        return msgspec.convert(json.loads(text), cls)


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
