"""Bulletins: items have the place before their colon, and the day that opens the paragraph above them."""

from counterclaim.reader.reader import Reader

BULLETIN = """Osten Regional Administration
Morning summary | 27.04.2026

Yesterday, the enemy carried out 61 attacks on 38 villages.

◾ Sumy: a house was hit, two people were killed.
◾ Kharkiv: shelling damaged a school.

Trains ran."""


def test_items_have_their_place_their_day_and_the_issuer_s_voice() -> None:
    claims = {c.text: c for c in Reader().read_text(BULLETIN).claims}
    school = claims["shelling damaged a school"]
    assert [p.name for p in school.places] == ["Kharkiv"]
    assert [t.first for t in school.times if t.role == "event"] == ["2026-04-26"]
    assert {c.speaker and c.speaker.name for c in claims.values()} == {"Osten Regional Administration"}


def test_an_enemy_of_somebody_makes_no_text_one_s_own() -> None:
    text = BULLETIN.replace("the enemy carried out 61 attacks on", "troops engaged the enemy positions in")
    assert not [c for c in Reader().read_text(text).claims if c.speaker and c.speaker.name.startswith("Osten")]
