"""What the report says itself: clauses that no attribution covers."""

from counterclaim.reader.narrator import told
from tests.reader.tagged import one_paragraph, tagged


def _told(notation: str, covered: tuple[str, ...] = ()) -> list[str]:
    text, words = tagged(notation)
    doc, sentences = one_paragraph(text)
    spans = [(text.index(c), text.index(c) + len(c)) for c in covered]
    return [" / ".join(text[s:e] for s, e in one.spans) for one in told(doc, words, sentences, spans)]


def test_two_statements_in_one_sentence() -> None:
    assert _told(
        "The/DT/det army/NN/nsubj left/VBD/ROOT the/DT/det old/JJ/amod port/NN/dobj ,/,/punct while/IN/mark "
        "rebels/NNS/nsubj held/VBD/advcl the/DT/det airport/NN/dobj ./././".replace("./././", "././punct")
    ) == ["The army left the old port", "rebels held the airport"]


def test_a_dated_circumstance_stands_with_its_clause_and_alone() -> None:
    assert _told(
        "Families/NNS/nsubj left/VBD/ROOT the/DT/det port/NN/dobj after/IN/mark two/CD/nummod shells/NNS/nsubj "
        "hit/VBD/advcl it/PRP/dobj ././punct"
    ) == ["Families left the port after two shells hit it", "two shells hit it"]


def test_attributed_words_are_not_the_narrators() -> None:
    assert (
        _told(
            "Rebels/NNS/nsubj hold/VBP/ccomp the/DT/det port/NN/dobj ,/,/punct Sule/NNP/nsubj said/VBD/ROOT ././punct",
            ("Rebels hold the port", "Sule", "said"),
        )
        == []
    )


def test_a_relative_clause_after_the_speaker() -> None:
    assert _told(
        "Sule/NNP/nsubj ,/,/punct who/WP/nsubj toured/VBD/relcl the/DT/det front/NN/dobj on/IN/prep "
        "Monday/NNP/pobj ,/,/punct "
        "said/VBD/ROOT it/PRP/nsubj held/VBD/ccomp ././punct",
        ("said", "it held"),
    ) == ["Sule / who toured the front on Monday"]


def test_questions_claim_nothing() -> None:
    assert _told("Who/WP/nsubj holds/VBZ/ROOT the/DT/det old/JJ/amod port/NN/dobj ?/./punct") == []
