"""An invented war reported in many outlets: readings with the distributions of a real ledger, made without the reader.

Places are real towns (so that what lies in what is real, too); events, figures, officials and outlets are made up.
"""

import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from counterclaim.gazetteer import Gazetteer
from counterclaim.model import (
    Actor,
    Attribution,
    Claim,
    Figure,
    Furniture,
    Mention,
    Party,
    Place,
    Reading,
    Report,
    Roles,
    Timex,
    When,
)

FIRST, DAYS = date(2022, 3, 1), 1_200
CLAIMS = 5.0  # in a report, on average
COPIED = 0.2  # of the reports carry another one's copy
TOWNS = 400

# type, share of all claims, unit, state, counted, words
KINDS: list[tuple[str, float, str | None, str | None, str | None, str]] = [
    ("strike", 0.16, None, None, None, "struck a depot"),
    ("casualties", 0.20, "people", "killed", "soldiers", "{n} soldiers were killed"),
    ("casualties", 0.06, "people", "wounded", "civilians", "{n} civilians were wounded"),
    ("territory_gain", 0.08, "settlement", None, "settlements", "took {n} settlements"),
    ("territory_held", 0.04, "km2", None, None, "held {n} square kilometers"),
    ("air_defence", 0.12, "drone", "shot down", "drones", "shot down {n} drones"),
    ("prisoners_captured", 0.05, "people", "captured", "soldiers", "captured {n} soldiers"),
    ("equipment_loss", 0.05, "tank", "destroyed", "tanks", "destroyed {n} tanks"),
    ("displacement_evacuation", 0.04, "people", "displaced", "residents", "{n} residents were displaced"),
    ("negotiation", 0.05, None, None, None, "talks would go on"),
    ("demand_appeal", 0.05, None, None, None, "asked for more aid"),
    ("other", 0.10, None, None, None, "the situation was under control"),
]
BOUNDS = ["exact"] * 6 + ["about", "at_least", "more_than", "about"]
_BEFORE = {"about": "about ", "at_least": "at least ", "more_than": "more than ", "exact": ""}
_STANCES = ["asserts"] * 16 + ["confirms", "accuses", "denies", "disputes"]
_SAID = ("said", "reported", "announced", "told reporters", "wrote", "stated")
_OPENINGS = ("", "", "", "In a statement, ", "Earlier, ", "For its part, ", "Hours later, ", "Meanwhile, ")
_WORDS = (
    "officials described weather roads supply winter markets schools trains power grid repair workers families city "
    "council budget report analysts expected weeks border traffic harvest river bridge station hospital morning evening"
).split()


class Side(NamedTuple):
    """A party with those who speak for it."""

    name: str
    country: str
    demonym: str
    bodies: tuple[str, ...]


SIDES = (
    (Side("Ukraine", "UA", "Ukrainian", ("General Staff of Ukraine", "Ukraine's defence ministry", "Governor Bai")),
     Side("Russia", "RU", "Russian", ("Russia's defence ministry", "Russian Foreign Ministry", "Governor Ilya Sorin"))),
    (Side("Sudan", "SD", "Sudanese", ("Sudan's army", "Sudan's foreign ministry")),
     Side("RSF", "SD", "RSF", ("Rapid Support Forces", "RSF spokesman Adam Hari"))),
    (Side("Armenia", "AM", "Armenian", ("Armenia's defence ministry",)),
     Side("Azerbaijan", "AZ", "Azerbaijani", ("Azerbaijan's defence ministry",))),
)  # fmt: skip


class Event(NamedTuple):
    """Something that both sides tell in their own way."""

    day: date
    conflict: int
    kind: int
    town: Any
    true: int
    hitter: int


class World:
    """Readings, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        with Gazetteer.open() as gazetteer:
            countries = {side.country for pair in SIDES for side in pair}
            self.towns = {code: gazetteer.largest(code, "town", TOWNS) for code in sorted(countries)}
        self.outlets = [(f"Outlet {n}", f"outlet{n}.example") for n in range(300)]
        self.kinds = [share for _, share, *_ in KINDS]

    def readings(self, count: int, of: int | None = None) -> Iterator[Reading]:
        """So many reports, in the order of their publication; every day a few events, each told by several outlets.

        of: as many a day as in a ledger of so many reports, for as many days as it takes: its first reports are the
        same for any count, and more than `of` go on after its last day.
        """
        whole = max(1, of or count)
        days = max(1, min(DAYS, whole // 40))  # a small ledger is of some weeks, not of years with an empty press
        per_day = whole / days
        made, owed = 0, 0.0
        for offset in itertools.count():
            day = FIRST + timedelta(offset)
            owed += per_day
            today = int(owed)
            owed -= today
            events = [self._event(day) for _ in range(max(2, round(today * CLAIMS / 6)))]
            written: list[Reading] = []
            for n in range(today):
                if made >= count:
                    return
                if written and self.random.random() < COPIED:
                    reading = self._copy(self.random.choice(written[-20:]), n)
                else:
                    reading = self._report(day, events, n)
                    written.append(reading)
                made += 1
                yield reading

    def _event(self, day: date) -> Event:
        draw = self.random
        conflict = draw.choices(range(len(SIDES)), [0.7, 0.2, 0.1])[0]
        kind = draw.choices(range(len(KINDS)), self.kinds)[0]
        hitter = draw.randrange(2)
        towns = self.towns[SIDES[conflict][1 - hitter].country]
        at = min(int(draw.paretovariate(0.7)) - 1, len(towns) - 1)  # the front's towns are in every report
        return Event(day, conflict, kind, towns[at], max(1, int(draw.lognormvariate(2.5, 1.2))), hitter)

    def _report(self, day: date, events: list[Event], number: int) -> Reading:
        draw = self.random
        outlet, host = draw.choice(self.outlets)
        told = draw.sample(events, min(len(events), max(1, round(draw.gauss(CLAIMS, 1.5)))))
        told.sort(key=lambda e: e.conflict)
        title = f"{told[0].town.name}: what both sides say, {day.isoformat()} ({number})"
        page = Page(f"{title}\n\n")
        furniture = (Furniture("headline", 0, len(title)),)
        for event in told:
            self._paragraph(page, event)
            page.text += " ".join(draw.choice(_WORDS) for _ in range(draw.randrange(20, 60))) + ".\n\n"
        report = Report(
            id="", text=page.text, title=title, publisher=outlet, published=day.isoformat(), published_basis="metadata",
            url=f"https://{host}/{day.isoformat()}/{number}", language="en", furniture=furniture,
            agency=draw.choice([None, None, "Reuters", "AFP", "AP"]),
        )  # fmt: skip
        return Reading(
            reader="generator", report=report, actors=tuple(page.actors.values()),
            attributions=tuple(page.attributions), claims=tuple(page.claims),
        )  # fmt: skip

    def _copy(self, first: Reading, number: int) -> Reading:
        """The same text in another outlet."""
        outlet, host = self.random.choice(self.outlets)
        url = f"https://{host}/copy/{first.report.published}/{number}"
        report = Report(**{f: getattr(first.report, f) for f in first.report.__struct_fields__} | {
            "publisher": outlet, "url": url,
        })  # fmt: skip
        return Reading(
            reader=first.reader, report=report, actors=first.actors, attributions=first.attributions,
            claims=first.claims,
        )  # fmt: skip

    def _paragraph(self, page: "Page", event: Event) -> None:
        draw = self.random
        speaker = draw.randrange(2)
        pair = SIDES[event.conflict]
        mine, theirs = pair[speaker], pair[1 - speaker]
        name, unit, state, counted, words = KINDS[event.kind][0], *KINDS[event.kind][2:]
        bound = draw.choice(BOUNDS)
        value = max(1, round(event.true * (1.0 if speaker == event.hitter else draw.choice([1.0, 0.4, 0.7, 1.5]))))
        number = _BEFORE[bound] + f"{value:,}"
        said = words.format(n=number)
        body = draw.choice(mine.bodies)
        lead = f"{draw.choice(_OPENINGS)}{body} {draw.choice(_SAID)} on {event.day.strftime('%A')} that "
        content = f"{theirs.demonym} forces {said}" if unit is None else said
        content += f" near {event.town.name}"
        start = len(page.text) + len(lead)
        page.text += f"{lead}{content}. "
        page.claim(event, name, unit, state, counted, bound, value, number, body, mine, theirs, start, content, draw)


class Page:
    """A report in the making."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.actors: dict[str, Actor] = {}
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []

    def claim(
        self, event: Event, type: str, unit: str | None, state: str | None, counted: str | None, bound: str, value: int,
        number: str, body: str, mine: Side, theirs: Side, start: int, content: str, draw: random.Random,
    ) -> None:  # fmt: skip
        """Put a claim down whose content begins at `start`."""
        n = len(self.claims) + 1
        at = self.text.rindex(body, 0, start)
        mention = Mention(at, at + len(body), body)
        actor = self.actors.setdefault(
            body, Actor(id=f"a{len(self.actors) + 1}", name=body, kind="organisation", side=mine.name,
                        side_basis="text", mentions=(mention,))
        )  # fmt: skip
        end = start + len(content)
        self.attributions.append(
            Attribution(id=f"t{n}", source=((at, at + len(body)),), content=((start, end),), actor=actor.id)
        )
        figures = ()
        if unit is not None:
            first = start + content.index(number)
            low = value if bound in ("at_least", "exact") else value + 1 if bound == "more_than" else None
            figures = (
                Figure(
                    text=number, start=first, end=first + len(number), number_start=first + number.rindex(" ") + 1
                    if " " in number else first, number_end=first + len(number), value=value, bound=bound,  # type: ignore[arg-type]
                    low=low, high=value if bound == "exact" else None, unit=unit, state=state, counted=counted,
                    side=theirs.name if unit == "people" else None,
                ),
            )  # fmt: skip
        town = event.town
        where = start + content.rindex(town.name)
        place = Place(
            text=town.name, start=where, end=where + len(town.name), id=town.id, name=town.name, kind="town",
            lat=town.lat, lon=town.lon, country=town.country, admin1=town.admin1_name, precision="town", confidence=0.9,
        )  # fmt: skip
        day = event.day.isoformat()
        self.claims.append(
            Claim(
                id=f"c{n}", voice="actor", content=((start, end),), text=content, type=type, actor=actor.id,
                attribution=f"t{n}", roles=Roles(Party(theirs.name, theirs.name), None), stance=draw.choice(_STANCES),  # type: ignore[arg-type]
                factuality="hedged" if draw.random() < 0.08 else "asserted", evidentiality="official_statement",
                channel=draw.choice([None, None, "Telegram", "briefing"]), said=day, said_basis="text", figures=figures,
                places=(place,), confidence=round(draw.betavariate(8, 2), 3),
                times=(When(text=day, start=start, end=start, value=day, first=day, last=day, precision="day",
                            basis="publication", timex=Timex("DATE", day)),) if draw.random() < 0.5 else (),
            )
        )  # fmt: skip
