"""An event as it is shown: what happened, where and when, as far as its accounts agree."""

import msgspec


class EventFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What names an event; what its accounts leave open is None.

    kind: of act (data/event-words.csv), None where they do not agree.
    place: gazetteer id of the narrowest place that most of its reports support; place_name: as most of them spell it;
    place_kind, lat, lon, precision, country, admin1: of it, as in Place. A name that the gazetteer lacks has no id
    and no point.
    first, last: ISO days it happened on; None where no report tells. reported: day of the first report.
    killed_low, killed_high, injured_low, injured_high: the recorder's range (matters/recorder.py); tellers: accounts
    that give the toll; bounded: False where the least is a lower bound.
    named: what of all this is sure enough to be in the event's name, among "kind", "toll" or no more than its "least",
    "days" or no more than their "month", and of its place "place" itself, or no more than its "name"
    without the country, its "division" or "country"; "division?" or "country?" for what reports are about.
    "violence": most reports surely tell of some. "near": most of what names the place names what is around it. "few":
    no more than half of the reports count dead or injured. "of:talks": what half of the claims tell, where no act is
    sure. "around": it happened in the place and around it. "several": most tell of several such acts. "in:3": how many
    reports give the toll of a single account; "relayed": how many accounts give it is not clear. "war": they tell of
    nothing but the course of the war.
    "acts:air/shelling": the kinds that most violent claims tell, where none is sure alone. "as:withdrawal": the type
    that most claims of its kind or theme have. "by:Ann_Lindholm/Norland": who speaks, where nothing else is sure.
    "at:Kelde/Orvik": the places that most claims name, where no more than the state is sure. "past": nothing but what
    was long past.
    "told:2024-05-01/2024-05-03": first and last day of the reports, where no day is sure. "dead:900/1200": the least
    and the most that the reports say a war has killed, "flat": none says "at least".
    """

    kind: str | None = None
    place: str | None = None
    place_name: str | None = None
    place_kind: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    first: str | None = None
    last: str | None = None
    reported: str | None = None
    killed_low: float | None = None
    killed_high: float | None = None
    injured_low: float | None = None
    injured_high: float | None = None
    tellers: int = 0
    bounded: bool = True
    named: str = "kind days toll place"
