"""Parties exchanged in a report in another language: names in their cases, and claims that stay."""

import pytest

from counterclaim.evaluation.fairness.abroad import pairs
from counterclaim.evaluation.fairness.score import compare
from counterclaim.reader.reader import Reader
from counterclaim.reports.load import from_text

RUSSIAN = (
    "Министерство обороны России сообщило, что российские войска взяли село. Киев это опроверг. "
    "Украинские войска, по словам Москвы, отошли; Украина обвинила Россию в обстрелах."
)
ARABIC = (
    "أعلنت وزارة الدفاع الروسية أن القوات الأوكرانية انسحبت من البلدة. "
    "وقالت وزارة الدفاع الأوكرانية إن روسيا قصفت المدينة، واتهمت روسيا بقتل خمسة مدنيين."
)


@pytest.mark.parametrize(("text", "lang"), [(RUSSIAN, "ru"), (ARABIC, "ar")])
def test_both_orders_are_told_by_one_key(text: str, lang: str) -> None:
    for kind, pair in pairs(text, lang).items():
        assert pair.one != pair.other, kind
        assert pair.neutral_one(pair.one) == pair.neutral_other(pair.other), kind
    assert pairs("Russia and Ukraine".lower(), "fr") == {}


def test_names_are_exchanged_in_their_forms() -> None:
    pair = pairs(RUSSIAN, "ru")["exchange"]
    assert "никарагуанские войска" in pair.one.lower()
    assert "чилийские войска" in pair.other.lower()


@pytest.mark.parametrize("text", [RUSSIAN, ARABIC])
def test_claims_stay(text: str) -> None:
    found = dict(compare(Reader(), from_text(text), "report", 0))
    assert set(found) == {"other names", "exchange"}
    assert all(one.claims >= 2 and one.same == one.claims for one in found.values()), found
