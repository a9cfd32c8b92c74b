"""What the layout tells of claims: a row of a table is one, with its names and figures, and its column's places."""

from counterclaim.reader.reader import Reader

TABLE = "| Town | Killed | Wounded |\n| --- | --- | --- |\n| Kharkiv | 4 | 11 |\n| Lyman | 1 | 3 |\n| Total | 5 | 14 |"


def test_each_row_of_a_table_is_a_claim_with_its_names_and_figures() -> None:
    text = f"Shelling in eastern Ukraine, week of 3 May 2023, as the monitors counted it.\n\n{TABLE}"
    rows = [c for c in Reader().read_text(text, published="2023-05-09").claims if "|" in c.text]
    assert [c.text for c in rows] == ["Kharkiv | 4 | 11", "Lyman | 1 | 3", "Total | 5 | 14"]
    assert [[f.value for f in c.figures] for c in rows] == [[4, 11], [1, 3], [5, 14]]
    assert [[p.text for p in c.places] for c in rows] == [["Kharkiv"], ["Lyman"], []]


def test_towns_of_one_country_under_each_other_are_places_though_none_is_seen() -> None:
    table = "Town    Killed   Wounded\nGhazni       4         2\nHerat        1         5\nFarah        3         9"
    text = f"The office counted the dead of the week in the province.\n\n{table}"
    found = [c for c in Reader().read_text(text, published="2021-05-05").claims if "  " in c.text]
    assert [[p.country for p in c.places] for c in found] == [["AF"]] * 3


def test_a_table_with_bars_between_its_cells_alone_is_one_and_its_title_is_no_part_of_a_row() -> None:
    table = "Date | Village | Killed | Wounded\n3 May | Orta | 12 | 30\n5 May | Kelm | 4 | 9"
    claims = Reader().read_text(f"Shelling in May 2019:\n\n{table}\n\nThe army denied it.").claims
    rows = [c for c in claims if c.figures]
    assert [c.text for c in rows] == ["3 May | Orta | 12 | 30", "5 May | Kelm | 4 | 9"]
    assert [[f.value for f in c.figures] for c in rows] == [[12, 30], [4, 9]]
    assert not any("Killed" in c.text for c in claims)


def test_rows_count_what_stands_above_them_and_where_their_section_says() -> None:
    text = "Situation in the north, 4 May 2024\n\nOsten Province\nKilled: 12\nWounded: 40\n\nLan Province\nKilled: 3"
    text += "\nWounded: 7"
    claims = Reader().read_text(text).claims
    told = [(c.text, [f.value for f in c.figures], [p.text for p in c.places][:1]) for c in claims]
    assert told == [
        ("Killed: 12", [12], ["Osten Province"]), ("Wounded: 40", [40], ["Osten Province"]),
        ("Killed: 3", [3], ["Lan Province"]), ("Wounded: 7", [7], ["Lan Province"]),
    ]  # fmt: skip
    text = "Released prisoners, by prison:\n   Kelm ........ 22\n   Orta ........ 14"
    assert [c.type for c in Reader().read_text(text).claims] == ["prisoner_release_exchange"] * 2


def test_a_log_is_no_table() -> None:
    text = "Night log of Post 4        Sheet 3\n\n2130  Radio check was done.\n2215  Two shells hit the bridge."
    assert not any("Sheet" in c.text for c in Reader().read_text(text).claims)
