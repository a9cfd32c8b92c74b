"""The values that pass between the stages; all immutable."""

from counterclaim.model.actor import NARRATOR, Actor, Mention
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim, ClaimRelation, Party, Roles
from counterclaim.model.figure import Figure
from counterclaim.model.place import Candidate, Place
from counterclaim.model.reading import Reading
from counterclaim.model.report import Furniture, Report
from counterclaim.model.span import Span, Spans
from counterclaim.model.when import Timex, When

__all__ = [
    "NARRATOR", "Actor", "Attribution", "Candidate", "Claim", "ClaimRelation", "Figure", "Furniture",
    "Mention", "Party", "Place", "Reading", "Report", "Roles", "Span", "Spans", "Timex", "When",
]  # fmt: skip
