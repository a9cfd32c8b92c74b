"""What the second encoder is shown of a text is the same whichever states it names."""

import numpy as np
import pytest

from counterclaim.reader.standins import canonical_in

TWINS = [
    ("ru", "Россия заявила, что украинские войска отошли от Киева. Российский генерал в Украине.",
     "Украина заявила, что российские войска отошли от Москвы. Украинский генерал в России."),
    ("ru", "Над Россией и российской границей сбили украинскую ракету.",
     "Над Украиной и украинской границей сбили российскую ракету."),
    ("uk", "Росія заявила, що українські війська відійшли. Удар по Росії та Києву.",
     "Україна заявила, що російські війська відійшли. Удар по Україні та Москві."),
    ("uk", "Із російською армією та столицею української держави говорили про Росію.",
     "Із українською армією та столицею російської держави говорили про Україну."),
    ("ar", "قالت روسيا إن القوات الأوكرانية انسحبت من كييف.", "قالت أوكرانيا إن القوات الروسية انسحبت من موسكو."),
    ("he", "רוסיה מסרה שהצבא האוקראיני נסוג מקייב.", "אוקראינה מסרה שהצבא הרוסי נסוג ממוסקבה."),
    ("fr", "La Russie dit que des soldats ukrainiens ont quitté Kiev et l’Ukraine.",
     "L’Ukraine dit que des soldats russes ont quitté Moscou et la Russie."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "one", "other"), TWINS, ids=[f"{t[0]}-{i}" for i, t in enumerate(TWINS)])
def test_exchanged_states_leave_the_text_alike(lang: str, one: str, other: str) -> None:
    first, second = canonical_in(one, lang), canonical_in(other, lang)
    assert first.text == second.text != one
    assert len(first.starts) >= 3


@pytest.mark.parametrize(("lang", "one", "other"), TWINS, ids=[f"{t[0]}-{i}" for i, t in enumerate(TWINS)])
def test_offsets_lead_back_to_the_names(lang: str, one: str, other: str) -> None:
    made = canonical_in(one, lang)
    own = made.to_own(np.array(made.starts), np.array(made.ends))
    assert list(own[0]) == made.own_starts
    assert list(own[1]) == made.own_ends
    tail = made.text[made.ends[-1] :]
    assert one.endswith(tail)


def test_a_text_without_states_stays_as_it_is() -> None:
    text = "Полиция сообщила о двух раненых."
    assert canonical_in(text, "ru").text == text
