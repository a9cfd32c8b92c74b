"""A report that tries everything: markup, scripts, direction marks, control characters, halves of pairs."""

from counterclaim.model import Actor, Claim, Figure, Furniture, Place, Reading, Report

SCRIPT = '<script>document.title="taken"</script>'
IMAGE = '<img src=x onerror="document.title=1">'
BIDI = "\u202egnirts sdrawkcab\u202c"
CONTROL = "\x1b[31mred\x07\x00"
TEMPLATE = "{{ 7*7 }}{% raw %}"
WORDS = f"{SCRIPT} {IMAGE} {BIDI} {CONTROL} {TEMPLATE} 30 tanks 😀 عربي </textarea></title></style>"
TEXT = f"{SCRIPT} headline\n\nThe spokesman of {IMAGE} said {WORDS}.\n"
NAME = f"Colonel {SCRIPT}{BIDI}"
SIDE = f"Side {IMAGE}"


def hostile_reading() -> Reading:
    """The report as if it had been read so."""
    start = TEXT.index(WORDS)
    number = TEXT.index("30 tanks")
    end = start + len(WORDS)
    speaker = Actor(id="a1", name=NAME, kind="person", role=f"chief {SCRIPT}", side=SIDE)
    figure = Figure(
        text="30 tanks", start=number, end=number + 8, number_start=number, number_end=number + 2, value=30.0, low=30.0,
        high=30.0, bound="exact", unit="tank", counted=f"tanks {IMAGE}", state="destroyed",
    )  # fmt: skip
    place = Place(text=f"X{SCRIPT}", start=start, end=start + 5, kind="unknown", precision="unresolved")
    claim = Claim(
        id="c1", voice="actor", content=((start, end),), text=WORDS, type="equipment_loss", actor="a1",
        figures=(figure,), places=(place,), channel=SCRIPT, addressee=IMAGE, said="2024-08-14", confidence=0.5,
    )  # fmt: skip
    report = Report(
        id="hostile0report", text=TEXT, title=f"{SCRIPT} {BIDI} title", byline=IMAGE, agency=SCRIPT, publisher=IMAGE,
        published="2024-08-15", url='javascript:alert("x")//"><b>', language="en",
        furniture=(Furniture("headline", 0, TEXT.index("\n")),),
    )  # fmt: skip
    return Reading(report=report, actors=(speaker,), claims=(claim,))
