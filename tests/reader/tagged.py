"""Words for tests, written as "Syrsky/NNP/nsubj said/VBD/ROOT ..."; a name tag may follow as a fourth part."""

from counterclaim.model.running import Paragraph, RunningText
from counterclaim.reader.sentences import SentenceIndex, split
from counterclaim.reader.words import Word, Words


def tagged(notation: str) -> tuple[str, Words]:
    """The text (single blanks, none before , . ; : 's) and its words."""
    text = ""
    words: list[Word] = []
    for item in notation.split():
        form, tag, dep, *name = item.split("/")
        if (
            text
            and form not in {",", ".", ";", ":", "'s", "’s", "”", ")"}
            and not text.endswith(("(", "“", "-"))
            and form != "-"
        ):
            text += " "
        words.append(Word(len(text), len(text) + len(form), form, tag, dep, name[0] if name else "O"))
        text += form
    return text, Words(words)


def one_paragraph(text: str) -> tuple[RunningText, SentenceIndex]:
    doc = RunningText(text=text, raw=list(range(len(text))), paragraphs=(Paragraph(0, len(text)),))
    return doc, SentenceIndex(split(doc))
