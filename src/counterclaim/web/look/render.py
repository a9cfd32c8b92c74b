"""Templates filled: everything that a template prints is escaped and made visible, whoever wrote the words."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from counterclaim import language
from counterclaim.language import mark
from counterclaim.ledger.queries import changes
from counterclaim.ledger.queries.labels import denial
from counterclaim.model.claim import DENYING
from counterclaim.model.matter import MatterRelationKind
from counterclaim.show import relations
from counterclaim.show.event_words import with_article
from counterclaim.show.retold import counts, retold
from counterclaim.show.safe import one_line, visible
from counterclaim.show.words import many, number, plain, unit_name
from counterclaim.version import __version__
from counterclaim.web.look import axis, keys, marked, values
from counterclaim.web.look.edits import place_name, plain_number
from counterclaim.web.look.links import inner, slug
from counterclaim.web.look.script_words import script_words

_FILTERS = (
    "names_whom",
    "day", "short_day", "days", "moment", "title", "outlet", "speaker", "firmness", "figure", "figure_in_full",
    "place", "time", "account", "account_within", "event_place", "range", "cut", "sentence", "spans", "counted",
    "more_figures", "somewhere", "party", "clock", "country", "event_days", "event_kind", "event_toll",
)  # fmt: skip

_NONE = mark("no relation")


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
    made.filters.update(
        plain=plain,
        offered=_offered,
        retold=retold,
        counts=counts,
        unit_name=unit_name,
        number=number,
        plain_number=plain_number,
        place_name=place_name,
        one_line=one_line,
        within=_within,
        raw_breaks=_raw_breaks,
        as_pair=lambda name: (name, False),
        runs=marked.runs,
    )
    made.globals.update(
        many=many,
        anchor=lambda claim: slug(inner(claim)),
        mark_of=axis.mark,
        axis_of=axis.axis,
        pieces_of=marked.pieces,
        join_days=values.days,
        related_to=_related_to,
        relation_choices=_relation_choices,
        people_of=_people_of,
        _=_told,
        n_=_counted,
        p_=_told_in,
        bdi=_inside("bdi"),
        code=_inside("code"),
        bold=_inside("b"),
        kbd=_inside("kbd"),
        link_to=lambda address, text: Markup('<a href="{}">{}</a>').format(address, text),
        quoted=_quoted,
        english_words=lambda: _quoted(language.ENGLISH),
        interface_words=lambda: _quoted(language.current()),
        changes=changes.changes,
        done=changes.done,
        told=changes.told,
        denial=denial,
        denying=DENYING,
        version=__version__,
        page_keys=keys.PAGES,
        script_words=script_words,
        review_keys=keys.REVIEW,
    )
    return made


def page(template: str, **context: Any) -> str:
    """A whole page; encodes as UTF-8 whatever a report holds."""
    now = language.current()
    return environment().get_template(template).render(
        **context, language=now, language_direction=language.direction(now), languages=language.names()
    )


def _offered(choice: object) -> str:
    """A choice of a field: a code in words, a message, or a name that stays as it is."""
    told = str(choice)
    return plain(told) if language.english() or plain(told) != told.replace("_", " ") else language._(told)


def _within(name: str) -> str:
    """A name inside a sentence: "the United States"."""
    return with_article(name) if language.english() else name


def _told(message: str, /, **parts: object) -> Markup:
    """A message in the language that holds, its parts escaped; messages themselves are ours, and checked."""
    return _filled(language._(message), parts)


def _told_in(context: str, message: str, /, **parts: object) -> Markup:
    return _filled(language.p_(context, message), parts)


def _counted(one: str, many: str, count: float, /, **parts: object) -> Markup:
    names = {name: f"%({name})s" for name in parts}  # filled in below, escaped
    return _filled(language.n_(one, many, count, **names), parts)


def _filled(told: str, parts: dict[str, object]) -> Markup:
    return Markup(told) % {name: _shown(part) for name, part in parts.items()} if parts else Markup(told)


def _related_to(relation: str, first: object, second: object, passive: bool = False) -> Markup:
    """ "A denies B", the verb set off."""
    verb = Markup("<strong>{}</strong>").format(relations.verb(relation, passive=passive))
    return _told("%(first)s %(verb)s %(second)s", first=first, verb=verb, second=second)


def _relation_choices() -> list[tuple[str, str]]:
    return [*((one, relations.verb(one)) for one in get_args(MatterRelationKind)), ("none", language._(_NONE))]


def _people_of(what: str) -> str:
    """The unit of a toll: "people killed"."""
    return language._("people killed") if what == "killed" else language._("people injured")


def _inside(tag: str) -> Callable[..., Markup]:
    """Text inside a tag, with a class if there is one."""

    def made(text: object, kind: str = "") -> Markup:
        return Markup(f'<{tag}{f""" class="{kind}" """.rstrip() if kind else ""}>{{}}</{tag}>').format(_shown(text))

    return made


def _quoted(code: str | None = None) -> Markup:
    """The attribute that says in which language quoted words are, where that is known and not the page's."""
    return Markup(' lang="{}"').format(code) if code and code != language.current() else Markup("")


def _shown(value: object) -> object:
    """The last step for everything a template prints: whatever came from a report can only be seen."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _raw_breaks(text: str) -> Markup:
    """Escaped, and with carriage returns as references: a browser would turn bare ones into line feeds."""
    return Markup(str(escape(visible(text))).replace("\r", "&#13;"))


def names() -> Iterator[str]:
    """All templates."""
    yield from environment().list_templates()
