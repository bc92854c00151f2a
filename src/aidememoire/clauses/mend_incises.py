"""« X et Y ont signé mercredi un accord, |a annoncé la ministre|. »: a cue at the end that took the clause before it.

The parser makes the cue the main verb and the last noun before its comma, or the first one of the sentence, its
subject. What follows the cue is its speaker, what precedes the comma is a clause of its own.
"""

from __future__ import annotations

from aidememoire.clauses.mend_copular import speaker_after
from aidememoire.clauses.parse import Parse
from aidememoire.clauses.verbs import SAID_BY_FAIRE
from aidememoire.lexicon import frames

SUBORDINATING = {"que", "qu'", "si", "s'", "quand", "lorsque", "lorsqu'", "comme", "puisque", "puisqu'", "où", "dont"}
RELATIVES = {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"}
CAUSING = {"fait", "font", "fera", "feront", "faisait", "faisaient"}
NOMINAL = {"NOUN", "PROPN", "NUM", "PRON"}
GROUP = ("aux", "expl", "advmod")  # what stands before a verb within its group
REACH = 20  # tokens from the cue to the end of its speaker


def mend_final_incises(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`."""
    tokens = parse.tokens
    for cue in range(start + 4, end - 1):
        if parse.pos[cue] != "VERB" or not _is_cue(parse, cue, end):
            continue
        first = _first_of_group(parse, cue, start)
        comma = first - 1
        if comma <= start + 2 or tokens[comma].text != "," or tokens[first].lower_ in RELATIVES:
            continue
        _free_from_date(parse, cue, end)
        if not (_is_finite(parse, first) or _is_finite(parse, cue)) or not _closes(parse, cue, end):
            continue
        subject = _lent_subject(parse, cue, start, comma)
        if subject is None or tokens[subject].pos_ not in NOMINAL:
            continue
        verb = _main_verb(parse, start, comma)
        speaker = speaker_after(parse, cue, end)
        if verb is not None and speaker is not None:
            _part(parse, start, comma, verb, subject, cue, speaker)


def _free_from_date(parse: Parse, cue: int, end: int) -> None:
    """« P, a indiqué |le 3 mai| la préfecture. »: who speaks was hung on the month."""
    words = parse.words
    if cue + 6 > end or words[cue + 1] != "le" or not parse.tokens[cue + 2].like_num:
        return
    if words[cue + 4] not in ("le", "la", "l'", "les") or parse.heads[cue + 4] <= cue + 4:
        return
    noun = parse.heads[cue + 4]
    if parse.heads[noun] in (cue + 2, cue + 3):
        parse.attach(noun, cue, "nsubj")


def _is_cue(parse: Parse, verb: int, end: int) -> bool:
    """A verb of speech, « fait savoir » among them."""
    if parse.words[verb] in CAUSING and parse.words[min(verb + 1, end - 1)] in SAID_BY_FAIRE:
        return True
    return frames.is_cue(parse.tokens[verb].lemma_.lower())


def _first_of_group(parse: Parse, verb: int, start: int) -> int:
    """The first token of the verb's auxiliaries and clitics, that stand right before it."""
    first = verb
    while (
        first > start and parse.heads[first - 1] == verb and parse.deps[first - 1].startswith(("aux", "expl", "advmod"))
    ):
        first -= 1
    return first


def _is_finite(parse: Parse, i: int) -> bool:
    return "Fin" in parse.tokens[i].morph.get("VerbForm", [])


def _closes(parse: Parse, cue: int, end: int) -> bool:
    """Whether nothing but the speaker follows the cue: no « que », no finite verb outside a relative."""
    for i in range(cue + 1, min(end, cue + REACH)):
        word = parse.tokens[i]
        if word.lower_ in RELATIVES or word.text == ",":
            return i > cue + 1
        if word.pos_ in ("VERB", "AUX") and _is_finite(parse, i) or word.text == ":":
            return False
    return True


def _lent_subject(parse: Parse, cue: int, start: int, comma: int) -> int | None:
    """The noun before the comma that was made the cue's subject, or that the clause was hung on like a list."""
    tokens = parse.tokens
    for c in parse.children(cue, start, comma):
        if parse.deps[c].startswith("nsubj"):
            return c
        inner = parse.children(c, c + 1, comma)
        if tokens[c].pos_ in NOMINAL and any(parse.deps[k] == "conj" and tokens[k].pos_ == "VERB" for k in inner):
            return None if any(parse.deps[k] == "case" for k in parse.children(c, start, c)) else c
    return None


def _main_verb(parse: Parse, start: int, comma: int) -> int | None:
    """The only finite verb before the comma that no relative or conjunction introduces; None where it is unsure."""
    tokens = parse.tokens
    found = []
    for i in range(start, comma):
        if tokens[i].pos_ not in ("VERB", "AUX") or not _is_finite(parse, i):
            continue
        verb = parse.heads[i] if parse.deps[i].startswith(("aux", "cop")) and i < parse.heads[i] < comma else i
        inside = any(
            tokens[c].lower_ in SUBORDINATING | RELATIVES or parse.deps[c] == "mark"
            for c in parse.children(verb, start, verb)
        )
        if not inside and verb not in found:
            found.append(verb)
    return found[0] if len(found) == 1 and tokens[found[0]].pos_ == "VERB" else None


def _part(parse: Parse, start: int, comma: int, verb: int, subject: int, cue: int, speaker: int) -> None:
    own = next((c for c in parse.children(verb, start, verb) if parse.deps[c].startswith("nsubj")), None)
    joint = next((c for c in parse.children(verb, start, verb) if parse.deps[c] == "cc"), None)
    if subject < verb and own is not None and not (parse.heads[verb] == subject and joint is not None):
        return  # two subjects before one verb: nobody knows which
    role = parse.deps[own] if own is not None else "nsubj"
    before = [c for c in parse.children(cue, start, comma) if c not in (verb, subject)]
    if parse.heads[cue] != verb:
        parse.promote(verb, cue)
    parse.attach(cue, verb, "parataxis")
    for child in before:
        parse.attach(child, verb, parse.deps[child])
    parse.attach(subject, verb, role if subject < verb else "obj")
    if subject < verb and own is not None and joint is not None:
        parse.attach(own, subject, "conj")
        parse.attach(joint, own, "cc")
    parse.attach(speaker, cue, "nsubj")
