"""Names of conflicts past and present are found where they lie.

Coordinates are written down from general reference works to a hundredth of a degree or so, not from the gazetteer.
"""

import math

import pytest

from counterclaim.gazetteer import Entry, Gazetteer

TOWN_KM = 50
REGION_KM = 250

# name, latitude, longitude, country
TOWNS = [
    ("Bakhmut", 48.60, 38.00, "UA"), ("Avdiivka", 48.14, 37.75, "UA"), ("Sudzha", 51.19, 35.27, "RU"),
    ("Gornal", 51.06, 35.20, "RU"), ("Robotyne", 47.45, 35.84, "UA"), ("Chasiv Yar", 48.59, 37.84, "UA"),
    ("Kupiansk", 49.71, 37.62, "UA"), ("Velyka Novosilka", 47.84, 36.84, "UA"), ("Vuhledar", 47.78, 37.25, "UA"),
    ("Izium", 49.21, 37.25, "UA"), ("Bucha", 50.54, 30.21, "UA"), ("Enerhodar", 47.50, 34.66, "UA"),
    ("Korenevo", 51.41, 34.90, "RU"), ("Shebekino", 50.41, 36.90, "RU"), ("Khan Younis", 31.34, 34.30, "PS"),
    ("Beit Lahia", 31.55, 34.50, "PS"), ("Jabalia", 31.53, 34.48, "PS"), ("Jenin", 32.46, 35.30, "PS"),
    ("Kiryat Shmona", 33.21, 35.57, "IL"), ("Sderot", 31.52, 34.60, "IL"), ("Bint Jbeil", 33.12, 35.43, "LB"),
    ("Kobani", 36.89, 38.35, "SY"), ("Saraqib", 35.86, 36.81, "SY"), ("Baghouz", 34.45, 40.95, "SY"),
    ("Sinjar", 36.32, 41.87, "IQ"), ("Halabja", 35.18, 45.99, "IQ"), ("Hodeidah", 14.80, 42.95, "YE"),
    ("Marib", 15.46, 45.33, "YE"), ("El Fasher", 13.63, 25.35, "SD"), ("El Geneina", 13.45, 22.45, "SD"),
    ("Wad Madani", 14.40, 33.52, "SD"), ("Mekelle", 13.50, 39.47, "ET"), ("Goma", -1.67, 29.23, "CD"),
    ("Bunagana", -1.30, 29.59, "CD"), ("Palma", -10.78, 40.48, "MZ"), ("Kidal", 18.44, 1.41, "ML"),
    ("Djibo", 14.10, -1.63, "BF"), ("Chibok", 10.87, 12.85, "NG"), ("Myawaddy", 16.69, 98.51, "MM"),
    ("Marawi", 8.00, 124.29, "PH"), ("Stepanakert", 39.82, 46.75, "AZ"), ("Srebrenica", 44.10, 19.30, "BA"),
    ("Tskhinvali", 42.23, 43.97, "GE"), ("Pahalgam", 34.02, 75.32, "IN"), ("Vukovar", 45.35, 19.00, "HR"),
]  # fmt: skip

# name, latitude, longitude
REGIONS = [
    ("Donbas", 48.3, 38.2), ("Golan Heights", 33.0, 35.8), ("Gaza Strip", 31.4, 34.4), ("West Bank", 32.0, 35.3),
    ("Darfur", 13.5, 24.5), ("Tigray", 13.9, 38.9), ("Rojava", 36.6, 40.4), ("Nagorno-Karabakh", 39.8, 46.8),
    ("Line of Control", 34.4, 74.2), ("Sahel", 15.0, 0.0), ("Red Sea", 20.3, 38.5), ("Bab el-Mandeb", 12.6, 43.3),
    ("Strait of Hormuz", 26.6, 56.3), ("Kerch Bridge", 45.3, 36.5), ("Azovstal", 47.1, 37.6),
    ("Zaporizhzhia nuclear plant", 47.5, 34.6), ("Rafah crossing", 31.2, 34.3), ("Philadelphi corridor", 31.3, 34.3),
    ("Snake Island", 45.3, 30.2), ("Cabo Delgado", -12.5, 39.5), ("North Kivu", -0.8, 28.7), ("Crimea", 45.3, 34.4),
    ("Transnistria", 47.2, 29.4), ("South Ossetia", 42.3, 44.0), ("Abyei", 9.6, 28.4), ("Rakhine State", 20.1, 93.5),
]  # fmt: skip

# as written, the name it stands for, country
VARIANTS = [
    ("Kiev", "Kyiv", "UA"), ("Kharkov", "Kharkiv", "UA"), ("Lvov", "Lviv", "UA"), ("Odessa", "Odesa", "UA"),
    ("Artyomovsk", "Bakhmut", "UA"), ("Artemovsk", "Bakhmut", "UA"), ("Severodonetsk", "Sievierodonetsk", "UA"),
    ("Krasnoarmeysk", "Pokrovsk", "UA"), ("Dzerzhinsk", "Toretsk", "UA"), ("Ugledar", "Vuhledar", "UA"),
    ("Rabotino", "Robotyne", "UA"), ("Zaporozhye", "Zaporizhzhia", "UA"), ("Nikolaev", "Mykolaiv", "UA"),
    ("Dnepropetrovsk", "Dnipro", "UA"), ("Бахмут", "Bakhmut", "UA"), ("Харьков", "Kharkiv", "UA"),
    ("حلب", "Aleppo", "SY"), ("Al-Fashir", "El Fasher", "SD"), ("Hudaydah", "Hodeidah", "YE"),
    ("Khan Yunis", "Khan Younis", "PS"), ("Kobane", "Kobani", "SY"), ("Shushi", "Shusha", "AZ"),
    ("Deir al-Zor", "Deir ez-Zor", "SY"), ("Falluja", "Fallujah", "IQ"), ("Ménaka", "Menaka", "ML"),
]  # fmt: skip


def km(entry: Entry, lat: float, lon: float) -> float:
    a, b, c, d = map(math.radians, (entry.lat, entry.lon, lat, lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


@pytest.mark.parametrize(("name", "lat", "lon", "country"), TOWNS)
def test_town(gazetteer: Gazetteer, name: str, lat: float, lon: float, country: str) -> None:
    near = [e for e in gazetteer.find(name) if e.country == country and e.kind == "town" and km(e, lat, lon) < TOWN_KM]
    assert near, [(e.name, e.kind, e.country, e.lat, e.lon) for e in gazetteer.find(name)]


@pytest.mark.parametrize(("name", "lat", "lon"), REGIONS)
def test_region(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> None:
    near = [e for e in gazetteer.find(name) if e.kind != "town" and km(e, lat, lon) < REGION_KM]
    assert near, [(e.name, e.kind, e.country, e.lat, e.lon) for e in gazetteer.find(name)]


@pytest.mark.parametrize(("written", "name", "country"), VARIANTS)
def test_variant(gazetteer: Gazetteer, written: str, name: str, country: str) -> None:
    meant = {e.id for e in gazetteer.find(name) if e.kind == "town" and e.country == country}
    assert meant & {e.id for e in gazetteer.find(written)}
