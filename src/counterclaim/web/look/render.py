"""Templates filled: everything that a template prints is escaped and made visible, whoever wrote the words."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from counterclaim.ledger.queries import changes
from counterclaim.model.claim import DENYING
from counterclaim.model.matter import MatterRelationKind
from counterclaim.show import relations
from counterclaim.show.safe import one_line, visible
from counterclaim.show.words import many, number, plain, unit_name
from counterclaim.version import __version__
from counterclaim.web.look import axis, keys, marked, values
from counterclaim.web.look.edits import place_name, plain_number
from counterclaim.web.look.links import inner, slug

_FILTERS = (
    "day", "short_day", "days", "moment", "title", "outlet", "speaker", "firmness", "figure", "figure_in_full",
    "place", "time", "account", "event_place", "range", "cut", "sentence", "spans", "counted", "more_figures",
    "somewhere", "party", "clock", "country", "event_days", "event_kind", "event_toll",
)  # fmt: skip

_RELATIONS = [*((one, relations.verb(one)) for one in get_args(MatterRelationKind)), ("none", "no relation")]


@cache
def environment() -> Environment:
    """The one environment of all pages."""
    made = Environment(
        loader=PackageLoader("counterclaim.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for name in _FILTERS:
        made.filters[name] = getattr(values, name)
    made.filters["plain"] = plain
    made.filters["unit_name"] = unit_name
    made.filters["number"] = number
    made.filters["plain_number"] = plain_number
    made.filters["place_name"] = place_name
    made.filters["one_line"] = one_line
    made.filters["raw_breaks"] = _raw_breaks
    made.filters["as_pair"] = lambda name: (name, False)
    made.filters["runs"] = marked.runs
    made.globals.update(
        many=many,
        anchor=lambda claim: slug(inner(claim)),
        mark_of=axis.mark,
        axis_of=axis.axis,
        pieces_of=marked.pieces,
        join_days=values.days,
        verb=relations.verb,
        relation_choices=_RELATIONS,
        changes=changes.changes,
        done=changes.done,
        told=changes.told,
        denying=DENYING,
        version=__version__,
        page_keys=keys.PAGES,
        review_keys=keys.REVIEW,
    )
    return made


def page(template: str, **context: Any) -> str:
    """A whole page; encodes as UTF-8 whatever a report holds."""
    return environment().get_template(template).render(**context)


def _shown(value: object) -> object:
    """The last step for everything a template prints: whatever came from a report can only be seen."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _raw_breaks(text: str) -> Markup:
    """Escaped, and with carriage returns as references: a browser would turn bare ones into line feeds."""
    return Markup(str(escape(visible(text))).replace("\r", "&#13;"))


def names() -> Iterator[str]:
    """All templates."""
    yield from environment().list_templates()
