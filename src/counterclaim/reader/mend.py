"""Attributions mended by syntax: contents cut off inside a phrase, sources left out, reporting clauses missed.

The tagger decides word by word; the word classes of the same pass show where it stopped in the middle of a
phrase ("the deaths of 412 people in"), or left out the subject of its own cue.
"""

from collections.abc import Sequence

import msgspec

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans, overlaps
from counterclaim.reader import cues
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, SUBJECTS, Word, Words, is_clause

RULE_CONFIDENCE = 0.6  # of an attribution found by its clause alone; not calibrated
_OPEN_ENDED = frozenset("IN TO DT PRP$ JJ CD CC POS JJR JJS".split())
_NOUN_PHRASE = frozenset("DT NN NNS NNP NNPS JJ JJR JJS POS PRP$ CD HYPH VBN VBG".split())
_SAYING = vocabulary.words("sentences.saying")

COUNTING = vocabulary.words("sentences.counting")  # "... the number at 28"
GIVING = vocabulary.words("sentences.giving")  # "... a toll of 28", "... the number as 28"
COUNTS = vocabulary.words("sentences.counts")
_FAR = 30  # words after such a verb in which its number is looked for


def mend(
    doc: RunningText, words: Words, sentences: SentenceIndex, found: Sequence[Attribution], quoted: Sequence[Span]
) -> list[Attribution]:
    """The attributions with whole contents, with sources where the cue has a subject, and those that were missed."""
    borders = sorted(s for a in found for s in (*a.source, *a.cue, *a.content))
    found = [_deed_apart(_antecedent(one, words), doc.text, words) for one in found]
    out = [_with_source(_whole(one, doc, words, sentences, borders), words, sentences) for one in found]
    out = [part for one in out for part in _said_twice(one, words, quoted)]
    for sentence in sentences.sentences:
        # What an attribution of another sentence took counts as free: this sentence names its own speaker.
        here = [a for a in out if _cued_in(a, *sentence)]
        taken = [s for a in here for s in (*a.cue, *a.content, *a.source)]
        counted = _put_at(words.slice(sentence), [s for a in here for s in (*a.cue, *a.source)])
        known = next((a for a in here if counted is not None and a.cue == counted.cue), None)
        if counted is not None and known is not None:
            out = [msgspec.structs.replace(a, content=counted.content) if a is known else a for a in out]
            continue
        if counted is not None:
            out = [a for a in (_without(a, counted.content[0]) for a in out) if a.content]
            out.append(counted)
            continue
        missed = _missed(words.slice(sentence), sentence, taken, quoted)
        if missed is not None:
            out = [a for a in (_without(a, missed.content[0]) for a in out) if a.content]
            out.append(missed)
    out.sort(key=lambda a: a.content[0][0] if a.content else 0)
    return [msgspec.structs.replace(a, id=f"t{n}") for n, a in enumerate(out, 1)]


def _antecedent(one: Attribution, words: Words) -> Attribution:
    """ "The rebels, who have not claimed the attack, said": the source is who the relative clause tells of."""
    inside = words.slice(one.source[0]) if one.source else ()
    if not inside or inside[0].tag not in ("WP", "WDT"):
        return one
    before = words.slice((max(0, one.source[0][0] - _NEAR), one.source[0][0]))
    head = len(before) - 1
    while head >= 0 and before[head].text in (",", "—", "–"):
        head -= 1
    if head < 0 or not before[head].noun:
        return one
    return msgspec.structs.replace(one, source=(_noun_phrase(before, head),))


def _deed_apart(one: Attribution, text: str, words: Words) -> Attribution:
    """ "was accused by | Amnesty of shelling a school": the source ends where the deed begins."""
    if not one.source or not one.cue or one.source[0][0] < one.cue[-1][1]:
        return one
    start, end = one.source[0]
    if not text[:start].endswith("by ") or cues.read_cue(text[one.cue[0][0] : one.cue[-1][1]]) is None:
        return one
    inside = words.slice((start, end))
    for before, word, after in zip(inside, inside[1:], inside[2:], strict=False):
        if word.lower in ("of", "for") and after.lower.endswith("ing"):
            rest = (word.start, end)
            return msgspec.structs.replace(one, source=((start, before.end),), content=(*one.content, rest))
    return one


_NEAR = 120  # characters before a relative clause in which its antecedent is looked for


def _cued_in(one: Attribution, start: int, end: int) -> bool:
    for s, e in one.cue:  # noqa: SIM110 - asked for every sentence, and any() costs three times as much
        if s < end and start < e:
            return True
    return False


def _without(one: Attribution, span: Span) -> Attribution:
    content = tuple(s for s in one.content if not (span[0] <= s[0] and s[1] <= span[1]))
    return one if len(content) == len(one.content) else msgspec.structs.replace(one, content=content)


def _whole(
    one: Attribution, doc: RunningText, words: Words, sentences: SentenceIndex, borders: Sequence[Span]
) -> Attribution:
    content = tuple(_extended(span, doc, words, sentences, borders) for span in one.content)
    content = _one_paragraph(content, one.cue, doc)
    return msgspec.structs.replace(one, content=content) if content else one


def _extended(span: Span, doc: RunningText, words: Words, sentences: SentenceIndex, borders: Sequence[Span]) -> Span:
    inside = words.slice(span)
    if not inside or inside[-1].end < span[1] or not _cut_off(inside, words, span[1]):
        return span
    number = sentences.at(inside[-1].start)
    if number < 0:
        return span
    limit = sentences.sentences[number][1]
    limit = min([limit, *(s for s, _ in borders if s >= span[1])])
    end = span[1]
    for word in words.slice((span[1], limit)):
        if word.text in (",", ";", ".", ":", "—", "–", "(", "”", '"', "»"):
            break
        if word.tag in FINITE and end > span[1] and is_clause(inside):
            break
        end = word.end
    return (span[0], end)


def _cut_off(inside: Sequence[Word], words: Words, end: int) -> bool:
    """The content stops inside a phrase: on a word that opens one, before "of", or between subject and verb."""
    if inside[-1].tag in _OPEN_ENDED:
        return True
    following = words.slice((end, end + 24))
    if following and following[0].lower in ("of", "with", "against", "between", "among") and inside[-1].noun:
        return True
    last_subject = max((i for i, w in enumerate(inside) if w.dep in SUBJECTS), default=None)
    if last_subject is None or any(w.tag in FINITE for w in inside[last_subject:]):
        return False
    return bool(following) and following[0].tag in FINITE


def _one_paragraph(content: Spans, cue: Spans, doc: RunningText) -> Spans:
    """Unquoted words of a heading above the cue's paragraph are not part of what was said."""
    if not cue:
        return content
    home = next((p for p in doc.paragraphs if p.start <= cue[0][0] < p.end), None)
    if home is None:
        return content
    out: list[Span] = []
    for start, end in content:
        if start < home.start < end:
            above = doc.text[start : home.start].rstrip()
            if len(above) <= 80 and above[-1:] not in '.!?"”»’':
                start = home.start
        out.append((start, end))
    return tuple(out)


def _with_source(one: Attribution, words: Words, sentences: SentenceIndex) -> Attribution:
    if one.source or not one.cue:
        return one
    cue = one.cue[0]
    number = sentences.at(cue[0])
    if number < 0:
        return one
    inside = words.slice(sentences.sentences[number])
    at = next((i for i, w in enumerate(inside) if cue[0] <= w.start < cue[1] and w.verb), None)
    if at is None:
        return one
    subject = _subject_before(inside, at)
    if subject is None:
        subject = _subject_after(inside, at)
    if subject is None or any(s < subject[1] and subject[0] < e for s, e in one.content):
        return one
    return msgspec.structs.replace(one, source=(subject,))


def _said_twice(one: Attribution, words: Words, quoted: Sequence[Span]) -> list[Attribution]:
    """ "It admitted that A but said B": B has a cue of its own and the same source."""
    for n, (start, end) in enumerate(one.content):
        inside = words.slice((start, end))
        for i in range(1, len(inside) - 1):
            word = inside[i]
            coordinated = inside[i - 1].tag == "CC" and word.tag in ("VBD", "VBZ") and word.lower in _SAYING
            if not coordinated or any(s <= word.start < e for s, e in quoted):
                continue
            sentence_end = inside[-1].end
            first = (*one.content[:n], (start, inside[i - 1].start))
            second = ((inside[i + 1].start, sentence_end), *one.content[n + 1 :])
            other = msgspec.structs.replace(one, cue=((word.start, word.end),), content=second)
            return [msgspec.structs.replace(one, content=first), other]
        if inside and inside[-1].lower in _SAYING and len(inside) > 2 and inside[-2].tag == "CC":
            first = (*one.content[:n], (start, inside[-2].start), *one.content[n + 1 :])
            rest = _clause_after(words, inside[-1])
            parts = [msgspec.structs.replace(one, content=first)]
            if rest is not None:
                cue = ((inside[-1].start, inside[-1].end),)
                parts.append(msgspec.structs.replace(one, cue=cue, content=(rest,)))
            return parts
    return [one]


def _clause_after(words: Words, verb: Word) -> Span | None:
    """The words after a reporting verb up to the sentence's end mark."""
    following = words.slice((verb.end, verb.end + 400))
    last = None
    for word in following:
        if word.text in ".!?;":
            break
        last = word
    return (following[0].start, last.end) if following and last is not None else None


def _put_at(words: Sequence[Word], taken: Sequence[Span]) -> Attribution | None:
    """ "He put losses at 67,000", "police gave a toll of 12": a count is a statement."""
    for i, word in enumerate(words):
        if word.lower not in COUNTING | GIVING or word.tag not in ("VBD", "VBP", "VBZ", "VBN", "VB"):
            continue
        if any(s < word.end and word.start < e and (s, e) != (word.start, word.end) for s, e in taken):
            continue
        at = _number_after(words, i)
        subject = _subject_before(words, i) if at is not None else None
        if at is None or subject is None:
            continue
        stop = at + 1
        while stop < len(words) and words[stop].text not in (",", ".", ";", "(") and words[stop].tag != "CC":
            stop += 1
        content = (words[i + 1].start, words[stop - 1].end)
        return Attribution(
            id="", source=(subject,), cue=((word.start, word.end),), content=(content,), confidence=RULE_CONFIDENCE
        )
    return None


def _number_after(words: Sequence[Word], verb: int) -> int | None:
    """Where "at 28", "of 28" or "as 28" begins after a verb of counting; after one of giving, behind "toll"."""
    giving = words[verb].lower in GIVING
    counted = not giving
    for j in range(verb + 1, min(len(words) - 1, verb + _FAR)):
        if words[j].text in (",", ";", "("):
            return None
        counted = counted or words[j].lower in COUNTS
        joins = words[j].lower == "at" or (giving and words[j].lower in ("of", "as"))
        if counted and joins and j > verb + 1 and any(w.tag == "CD" for w in words[j + 1 : j + 6]):
            return j
    return None


def _subject_before(words: Sequence[Word], verb: int) -> Span | None:
    if verb and words[verb - 1].noun:
        return _noun_phrase(words, verb - 1)  # "army spokesman Nabil Abdallah said", whatever the name was labelled
    for i in range(verb - 1, max(-1, verb - 14), -1):
        if words[i].tag in FINITE and words[i].dep not in ("aux", "auxpass", "relcl"):
            return None
        if words[i].dep in ("nsubj", "nsubjpass"):
            return _noun_phrase(words, i)
    return None


def _subject_after(words: Sequence[Word], verb: int) -> Span | None:
    """ "..., said Alphonse Bisimwa": the subject follows its verb at once."""
    for i in range(verb + 1, min(len(words), verb + 8)):
        if words[i].dep == "nsubj":
            return _noun_phrase(words, i)
        if words[i].tag not in _NOUN_PHRASE:
            return None
    return None


def _noun_phrase(words: Sequence[Word], head: int) -> Span:
    first = head
    while first > 0 and words[first - 1].text != ",":
        if words[first - 1].tag in _NOUN_PHRASE:
            first -= 1
        elif first > 1 and words[first - 1].lower == "of" and words[first - 2].noun:
            first -= 2  # "chief of the general staff Valery Gerasimov"
        else:
            break
    last = head
    while last + 1 < len(words) and words[last + 1].tag in ("NNP", "NNPS", "NN", "NNS") and words[last + 1].text != ",":
        last += 1
    return (words[first].start, words[last].end)


def _missed(words: Sequence[Word], sentence: Span, taken: Sequence[Span], quoted: Sequence[Span]) -> Attribution | None:
    """ "Two bombs hit a district, the governor said." where the tagger saw nothing."""
    if not words:
        return None
    found = _according(words, sentence, taken)
    if found is not None:
        return found
    for i, word in enumerate(words):
        if (
            word.lower not in _SAYING
            or word.tag not in ("VBD", "VBZ", "VBP")
            or word.dep not in ("ROOT", "conj", "parataxis", "advcl")
        ):
            continue
        if any(s < word.end and word.start < e for s, e in (*taken, *quoted)):
            continue
        subject = _subject_before(words, i) or _subject_after(words, i)
        if subject is None or any(s < subject[1] and subject[0] < e for s, e in taken):
            continue
        content = _said_before(words, subject, word, sentence) or _said_after(words, i, sentence)
        if content is None or any(s < content[1] and content[0] < e for s, e in taken):
            continue
        return Attribution(
            id="", source=(subject,), cue=((word.start, word.end),), content=(content,), confidence=RULE_CONFIDENCE
        )
    return None


def _according(words: Sequence[Word], sentence: Span, taken: Sequence[Span]) -> Attribution | None:
    """ "Six people were killed, according to an official in Tal." and "According to an official, six were killed."."""
    for i in range(len(words) - 2):
        if words[i].lower != "according" or words[i + 1].lower != "to":
            continue
        if any(s < words[i].end and words[i].start < e for s, e in taken):
            continue
        stop = i + 2
        while stop < len(words) and words[stop].text not in (",", ".", ";", "—", "–"):
            stop += 1
        source = (words[i + 2].start, words[stop - 1].end) if stop > i + 2 else None
        before = [w for w in words[:i] if w.text != ","]
        after = words[stop + 1 :] if i == 0 else ()
        body = before or [w for w in after if w.text not in ".!?"]
        if source is None or not is_clause(body):
            continue
        content = (sentence[0], before[-1].end) if before else (body[0].start, body[-1].end)
        if any(overlaps(t, content) or overlaps(t, source) for t in taken):
            continue
        cue = ((words[i].start, words[i + 1].end),)
        return Attribution(id="", source=(source,), cue=cue, content=(content,), confidence=RULE_CONFIDENCE)
    return None


def _said_before(words: Sequence[Word], subject: Span, verb: Word, sentence: Span) -> Span | None:
    """The clause before ", X said"."""
    first = min(subject[0], verb.start)
    before = [w for w in words if w.end <= first]
    if len(before) < 4 or before[-1].text not in (",", "”", '"'):
        return None
    body = before[:-1]
    if not any(w.dep in SUBJECTS or w.dep == "dobj" for w in body) or not any(w.tag in FINITE for w in body):
        return None
    return (sentence[0], body[-1].end)


def _said_after(words: Sequence[Word], verb: int, sentence: Span) -> Span | None:
    """The clause after "X said (that)"."""
    rest = words[verb + 1 :]
    opened = next((k for k, w in enumerate(rest) if w.lower == "that" and w.dep == "mark"), None)
    if opened is not None and opened <= 8:
        rest = rest[opened + 1 :]
    elif not (rest and rest[0].tag in _NOUN_PHRASE | {"PRP", "EX"}):
        return None
    if len(rest) < 4 or not any(w.dep in SUBJECTS for w in rest[:10]) or not any(w.tag in FINITE for w in rest):
        return None
    last = rest[-1]
    return (rest[0].start, last.start if last.text in ".!?" else last.end)
