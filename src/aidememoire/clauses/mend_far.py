"""Mends the parse where what is said stands far from its cue: past a person told, a remark or an adjunct.

« a fait savoir, dans une lettre, |que P| », « en reconnaissant, devant la presse, |avoir menti| ».
"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import is_temporal
from aidememoire.clauses.verbs import ADDING, SAID_BY_FAIRE
from aidememoire.lexicon import frames
from aidememoire.lexicon.conjugation import verb_of_participle

NOMINAL = {"NOUN", "PROPN", "PRON"}
QUE = ("que", "qu'")
PARTS = ("ne", "n'", "pas", "plus", "jamais", "se", "s'", "y", "en", "le", "la", "les", "l'", "lui", "leur", "«", '"')
WHERE = ("dans", "lors", "par", "sur", "devant", "auprès")
OCCASION = 14  # tokens from a cue to its « que » past an occasion
TOLD = 20  # tokens from a cue to its infinitive past those told
BREAKING = {";", ":", "que", "qu'", "qui", "dont", "où", "et", "»", "«"}
GOVERNING = {"de", "d'", "à", "pour", "sans", "après", "avant", "par", "d’", "afin", "devoir", "pouvoir", "comme"}
LONGEST = 30  # tokens of what is set between commas after a cue


def mend_far(parse: Parse, verb: int, start: int, end: int) -> None:
    """Mends what stands after the cue `verb` in the sentence `start:end`."""
    _mend_bare_infinitive(parse, verb, start, end)
    _mend_past_infinitive(parse, verb, start, end)
    _mend_far_infinitive(parse, verb, start, end)
    if verb + 2 >= end:
        return
    _mend_on_occasion(parse, verb, end)
    if parse.words[verb + 2] in QUE and parse.words[verb + 1] in ADDING:
        _mend_added_que(parse, verb, end)
    after = _past_moment(parse, verb + 1, end)
    if parse.words[after] == ",":
        _mend_set_off(parse, verb, after, start, end)
    elif parse.words[after] in SAID_BY_FAIRE and parse.words[after + 1 : after + 2] == [","]:
        _mend_set_off(parse, after, after + 1, start, end)


def _mend_on_occasion(parse: Parse, verb: int, end: int) -> None:
    """« soulignent dans un rapport |que les comptes sont faux| »: hung on the occasion like a relative."""
    que = next((k for k in range(verb + 3, min(end - 2, verb + OCCASION)) if parse.words[k] in (*QUE, ",", ":")), None)
    if que is None or parse.pos[que] != "SCONJ" or not frames.wants(parse.tokens[verb].lemma_.lower(), "que"):
        return
    inner = parse.heads[que]
    noun = parse.heads[inner]
    if not (inner > que and verb < noun < que and parse.deps[inner].startswith("acl")) or parse.deps[noun] == "obj":
        return
    if not any(parse.words[c] in WHERE and parse.deps[c] == "case" for c in parse.children(noun, verb, noun)):
        return
    if any(parse.deps[c] in ("obj", "ccomp", "xcomp") for c in parse.children(verb, verb, end)):
        return
    parse.attach(inner, verb, "ccomp")
    parse.deps[que] = "mark"


def _past_moment(parse: Parse, at: int, end: int) -> int:
    """Past an adverb or a moment right after a cue: « avaient demandé |lundi|, au Sénat, que … »."""
    last = at
    while last < min(end - 1, at + 3) and (parse.tokens[last].pos_ == "ADV" or is_temporal(parse.tokens[last])):
        last += 1
    return last


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _is_infinitive(parse: Parse, i: int, start: int, end: int) -> bool:
    tokens = parse.tokens
    forms = [tokens[i], *(tokens[c] for c in parse.children(i, start, i) if parse.deps[c].startswith(("aux", "cop")))]
    return tokens[i].pos_ in ("VERB", "AUX") and any("Inf" in t.morph.get("VerbForm", []) for t in forms)


def _mend_bare_infinitive(parse: Parse, verb: int, start: int, end: int) -> None:
    """« a déclaré à l'AFP |avoir vu| … »: the infinitive was hung on the person told."""
    tokens = parse.tokens
    if not frames.wants(tokens[verb].lemma_.lower(), "inf"):
        return
    if any(parse.deps[c] in ("xcomp", "ccomp") for c in parse.children(verb, verb, end)):
        return
    for told in parse.children(verb, verb + 1, end):
        if tokens[told].pos_ not in NOMINAL:
            continue
        for inner in parse.children(told, told + 1, end):
            if not _is_infinitive(parse, inner, start, end) or inner - told > 4:
                continue
            if not any(parse.deps[c] in ("mark", "case") for c in parse.children(inner, told, inner)):
                parse.attach(inner, verb, "xcomp")
                return


def _mend_past_infinitive(parse: Parse, verb: int, start: int, end: int) -> None:
    """« a reconnu devant l'agence |avoir menti| », « a assuré au Soir, ce jeudi, |être prêt| »: it hangs anywhere."""
    words = parse.words
    if not frames.wants(parse.tokens[verb].lemma_.lower(), "inf"):
        return
    for k in range(verb + 2, min(end - 1, verb + TOLD)):
        if parse.forms[k] == "Fin" or words[k] in BREAKING:
            return
        if words[k] not in ("avoir", "être") or parse.forms[k] != "Inf":
            continue
        first = k - 1
        while first > verb and words[first] in PARTS:
            first -= 1
        if first == verb or words[first] in GOVERNING or parse.forms[first] in ("Inf", "Part"):
            return
        inner = parse.heads[k] if parse.heads[k] > k else k
        if inner == k and verb_of_participle(words[k + 1]) is not None:
            inner = k + 1
            parse.attach(inner, verb, "xcomp")
            parse.attach(k, inner, "aux:tense")
            return
        if parse.heads[inner] == verb and parse.deps[inner] == "xcomp":
            return
        above = parse.heads[inner]
        if parse.heads[verb] == inner:  # what is said took the place of its cue
            parse.promote(verb, inner)
            for child in parse.children(inner, start, verb):
                parse.attach(child, verb, parse.deps[child])
        parse.attach(inner, verb, "xcomp")
        if above > inner:
            parse.attach(above, inner, "xcomp")  # « avoir vu |une voiture se diriger| »
        return


def _mend_far_infinitive(parse: Parse, verb: int, start: int, end: int) -> None:
    """« exhortent le Brésil, qui parraine les pourparlers, |à user| … »: the infinitive was hung on the remark."""
    tokens = parse.tokens
    wanted = {p for p in ("à", "de") if frames.wants(tokens[verb].lemma_.lower(), p, infinitive=True)}
    if not wanted or any(parse.deps[c] == "xcomp" for c in parse.children(verb, verb, end)):
        return
    relative = next(
        (k for k in range(verb + 1, min(end, verb + 20)) if tokens[k].lower_ in ("qui", "dont", "où")), None
    )
    if relative is None or tokens[relative - 1].text != ",":
        return
    for k in range(relative + 1, min(end - 1, relative + 30)):
        if tokens[k].text == "," and {"d'": "de"}.get(tokens[k + 1].lower_, tokens[k + 1].lower_) in wanted:
            inner = parse.heads[k + 1]
            if inner > k and _is_infinitive(parse, inner, start, end) and relative < parse.heads[inner] < k:
                parse.attach(inner, verb, "xcomp")
            return


def _mend_added_que(parse: Parse, verb: int, end: int) -> None:
    """« Le journal estime |ainsi| que l'accord pourrait … »: an adverb of the cue, not « ainsi que »."""
    tokens, que = parse.tokens, verb + 2
    if not frames.wants(tokens[verb].lemma_.lower(), "que") or tokens[que + 1].text == ",":
        return
    if parse.heads[que] != verb + 1 and parse.heads[verb + 1] <= que:
        return  # the parser saw it
    inner = next((k for k in range(que + 1, min(end, que + LONGEST)) if _is_predicate(parse, k, que, end)), None)
    if inner is None:
        return
    parse.attach(verb + 1, verb, "advmod")
    parse.attach(inner, verb, "ccomp")
    parse.attach(que, inner, "mark")
    parse.tag(que, "SCONJ")


def _is_predicate(parse: Parse, i: int, que: int, end: int) -> bool:
    """Whether a word is the predicate of the clause that « que » opens: finite, with a subject after « que »."""
    token = parse.tokens[i]
    if token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or parse.deps[i].startswith(("aux", "cop", "acl")):
        return False
    children = parse.children(i, que + 1, end)
    helped = any(parse.deps[c].startswith(("aux", "cop")) and _is_finite(parse.tokens[c]) for c in children)
    return (_is_finite(token) or helped) and any(parse.deps[c].startswith("nsubj") and c < i for c in children)


def _mend_set_off(parse: Parse, verb: int, comma: int, start: int, end: int) -> None:
    """« a déclaré, selon l'agence X, |que la trêve tenait| »: what is said was hung on the remark before it, or above.

    `comma` opens the remark.
    """
    tokens = parse.tokens
    lemma = tokens[verb].lemma_.lower()
    que = lemma in SAID_BY_FAIRE or frames.wants(lemma, "que")
    infinitive = frames.wants(lemma, "inf")
    if not que and not infinitive:
        return
    for k in range(comma + 2, min(end - 1, comma + LONGEST)):
        if tokens[k].pos_ in ("VERB", "AUX") and _is_finite(tokens[k]) or tokens[k].text in (";", ":"):
            return
        if tokens[k].text != ",":
            continue
        if parse.words[k + 1] in QUE:
            inner = parse.heads[k + 1]
            if que and inner > k and verb < parse.heads[inner] < k and _is_astray(parse, inner):
                parse.attach(inner, verb, "ccomp")
                parse.deps[k + 1] = "mark"
            return
        if infinitive and (inner := _infinitive_at(parse, k + 1, end)) is not None:
            if not any(parse.deps[c] in ("xcomp", "ccomp", "obj") for c in parse.children(verb, verb, k)):
                parse.attach(inner, verb, "xcomp")
            return


def _is_astray(parse: Parse, inner: int) -> bool:
    """Whether a que-clause hangs on a word that takes none: « en |retenant| ses larmes, qu'il partait »."""
    dep = parse.deps[inner]
    if dep.startswith(("acl", "advcl")):
        return True
    return dep == "ccomp" and not frames.wants(parse.tokens[parse.heads[inner]].lemma_.lower(), "que")


def _infinitive_at(parse: Parse, at: int, end: int) -> int | None:
    """The predicate of an infinitive that stands here, past its negation and pronouns: « |avoir été menacée| »."""
    i = at
    while i < end - 1 and parse.words[i] in PARTS:
        i += 1
    token = parse.tokens[i]
    if token.pos_ not in ("VERB", "AUX") or "Inf" not in token.morph.get("VerbForm", []):
        return None
    helps = parse.deps[i].startswith(("aux", "cop")) and parse.heads[i] > i
    return parse.heads[i] if helps else i
