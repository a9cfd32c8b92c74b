"""Counts and days at the edges of what was said are part of it."""

import pytest

from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span
from counterclaim.reader.edges import at_all_days
from counterclaim.reader.sentences import SentenceIndex


def _moved(text: str, cue: str, content: str) -> tuple[list[str], list[str]]:
    def at(words: str) -> Span:
        return (text.index(words), text.index(words) + len(words))

    one = Attribution(id="t1", source=(at("The army"),), cue=(at(cue),), content=(at(content),))
    (found,) = at_all_days([one], text, SentenceIndex(((0, len(text)),)))
    return [text[s:e] for s, e in found.cue], [text[s:e] for s, e in found.content]


@pytest.mark.parametrize(
    ("text", "cue", "content", "want_cue", "want"),
    [
        ("The army said on Friday 14 men died.", "said on Friday 14", "men died", "said on Friday", "14 men died"),
        ("The army said on Friday 1,200 men died.", "said", "men died", "said", "1,200 men died"),
        ("The army said on Friday six men died.", "said on Friday six", "men died", "said on Friday", "six men died"),
        ("The army said on March 14 men died.", "said on March 14", "men died", "said on March 14", "men died"),
        ("The army said men died on Friday.", "said", "men died", "said", "men died on Friday"),
        ("The army said men died late on Friday night.", "said", "men died", "said", "men died late on Friday night"),
        ("The army said men died on Friday, and left.", "said", "men died", "said", "men died"),
        ("“Men died,” The army said on Friday.", "said on Friday", "Men died,", "said on Friday", "Men died,"),
    ],
)
def test_edges(text: str, cue: str, content: str, want_cue: str, want: str) -> None:
    assert _moved(text, cue, content) == ([want_cue], [want])


def test_words_that_another_has_stay_there() -> None:
    text = "The army said men died on Friday."
    mine = Attribution(id="t1", source=((0, 8),), cue=((9, 13),), content=((14, 22),))
    other = Attribution(id="t2", source=((26, 32),), cue=(), content=((14, 22),))
    assert at_all_days([mine, other], text, SentenceIndex(((0, len(text)),))) == [mine, other]
