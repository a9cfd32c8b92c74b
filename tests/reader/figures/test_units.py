"""The unit table against pint, and units as they are written."""

import pytest

from counterclaim.reader.figures.units import table
from tests.reader.figures.reading import only

pint = pytest.importorskip("pint")


def _rows() -> list[tuple[str, str]]:
    import csv
    from importlib.resources import files

    text = (files("counterclaim.reader.figures") / "units.csv").read_text(encoding="utf-8")
    return [(row["unit"], row["pint"]) for row in csv.DictReader(text.splitlines()) if row["pint"]]


@pytest.fixture(scope="module")
def registry():  # type: ignore[no-untyped-def]
    return pint.UnitRegistry()


@pytest.mark.parametrize(("name", "pint_name"), _rows())
def test_factors_are_those_of_pint(registry, name: str, pint_name: str) -> None:  # type: ignore[no-untyped-def]
    unit = table()[0][name]
    if unit.si_unit is None:
        assert registry.Quantity(1, pint_name).to_base_units().magnitude == pytest.approx(unit.factor)
        return
    si = unit.si_unit.replace("2", "**2").replace("m3", "m**3").replace(" ", "*")
    for value in (0, 1, 7.5, 1100):
        expected = registry.Quantity(value, pint_name).to(si).magnitude
        assert unit.to_si(value) == pytest.approx(expected, rel=1e-6, abs=1e-9)


def test_no_form_means_two_units() -> None:
    import csv
    from collections import Counter
    from importlib.resources import files

    text = (files("counterclaim.reader.figures") / "units.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for column in ("symbols", "words"):
        forms = Counter(form for row in rows for form in row[column].split("|") if form)
        assert [form for form, n in forms.items() if n > 1] == []
    assert len({row["unit"] for row in rows}) == len(rows)


CASES = [
    ("They took 1,100 square kilometers.", "km2", 1.1e9, "m2"),
    ("They took 40 sq. km.", "km2", 4e7, "m2"),
    ("They took 40 km² of land.", "km2", 4e7, "m2"),
    ("They took 425 square miles.", "mi2", 425 * 2589988.110336, "m2"),
    ("A front of 40 km was held.", "km", 40000, "m"),
    ("The bomb held 12kg of TNT.", "kg", 12, "kg"),
    ("The bus held 700 Kg of powder.", "kg", 700, "kg"),
    ("A 500-kilogram bomb fell.", "kg", 500, "kg"),
    ("The convoy brought 480 tonnes of flour.", "t", 480000, "kg"),
    ("The convoy brought 480 tons of flour.", "ton", None, None),
    ("It cost $1.3 billion.", "USD", None, None),
    ("It is a $61bn package.", "USD", None, None),
    ("A $61bn package.", "USD", None, None),
    ("A fine of A$44,000 is due.", "australian_dollar", None, None),
    ("It cost 1.3 billion euros.", "EUR", None, None),
    ("It cost £20m.", "GBP", None, None),
    ("It sells at $75 per barrel.", "USD_per_barrel", None, None),
    ("It pumps 800,000 barrels a day.", "barrel_per_day", None, None),
    ("Some 86% of the land is held.", "percent", None, None),
    ("The 72-hour truce holds.", "hour", 259200, "s"),
    ("It was minus 12 degrees Celsius.", "celsius", 261.15, "K"),
]


@pytest.mark.parametrize(("text", "unit", "si_value", "si_unit"), CASES)
def test_units_as_written(text: str, unit: str, si_value: float | None, si_unit: str | None) -> None:
    figure = only(text)
    assert (figure.unit, figure.si_unit) == (unit, si_unit)
    assert figure.si_value == pytest.approx(si_value)


def test_m_is_million_or_metre() -> None:
    assert (only("Some 1.5m people fled.").value, only("Some 1.5m people fled.").unit) == (1500000, "people")
    assert (only("The trench is 1.5m deep.").value, only("The trench is 1.5m deep.").unit) == (1.5, "m")
