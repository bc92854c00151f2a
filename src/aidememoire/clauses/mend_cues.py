"""Mends the parse around cues of speech: verbs taken for nouns, incises that take the subject of what they cut."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from aidememoire.clauses.mend_far import mend_far
from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import is_temporal
from aidememoire.clauses.verbs import SAID_BY_FAIRE
from aidememoire.lexicon import frames, functions
from aidememoire.lexicon.conjugation import verb_of_participle, verbs_by_form
from aidememoire.lexicon.loader import load

FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
CLOSING = {"»", '"', "”"}
BEHIND = (",", "»", '"', "”")
OPENING = {"«", '"', "“"}
PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
UNLIKE = {"NOUN", "ADJ", "ADV"}
JUDGED = {"ADJ", "VERB"}
SUBJECT = 20  # tokens from a subject to its verb
NAMED = {"de", "des", "du", "d'", "le", "la", "l'", "les", "«", '"'}
JUDGING = {"juger", "qualifier", "traiter", "taxer", "estimer", "considérer", "décrire", "présenter", "appeler"}
# occasions on which something is said, whose object the parser takes for their complement
OCCASIONS = {
    "communiqué",
    "conférence",
    "presse",
    "discours",
    "entretien",
    "tweet",
    "lettre",
    "déclaration",
    "interview",
    "message",
}
# words of an aside between a cue and its « que »: « juge |au contraire| que »
ASIDE = {
    "au", "contraire", "par", "ailleurs", "en", "revanche", "outre", "effet", "pour", "sa", "leur", "part", "de", "son",
    "côté", "également", "aussi", "notamment", "cependant", "toutefois", "pourtant", "quant", "à", "lui", "elle",
}  # fmt: skip
AUXILIARIES = {"a", "ont", "avait", "avaient", "ayant", "est", "sont"}
PARTED = ("é", "ée", "és", "ées", "i", "u", "it", "is", "ainte", "aint")
NAMING = {"ADJ", "NOUN", "PROPN", "X"}
CAUSATIVES = {"fait", "font", "faisait", "faisaient", "laisse", "laissé", "laissent", "fera", "feront"}
DESCRIBING = {"décrit", "prédit", "interdit"}  # participle or present
OBJECTS = {"le", "la", "les", "l'", "lui", "leur"}
ARTICLES = {"l'", "un", "les", "des", "cet", "son", "le"}
NOMINAL = {"NOUN", "PROPN", "PRON"}


def mend_cue_tags(parse: Parse) -> None:
    """Gives their tag back to cues that the tagger took for nouns or adverbs, and to persons taken for verbs."""
    finite, tokens, words = verbs_by_form(), parse.tokens, parse.words
    for i, form in enumerate(words):
        kind = parse.pos[i]
        if kind == "VERB" and form[0].isdigit():
            parse.tag(i, "NUM", form, "")  # « 8.000 selon la police, |25.000| selon les syndicats »
            continue
        if kind == "VERB" and i > 0 and words[i - 1] == "l'" and parse.deps[i] == "obj" and parse.deps[i - 1] == "det":
            parse.tag(i, "NOUN", form, "")  # « il étudierait l'|offre| »
            continue
        if kind == "VERB" and i > 0 and words[i - 1] in ARTICLES and form.endswith(("ant", "ants")):
            text = tokens[i].text
            known = functions.function(text) is not None or functions.collective(text) is not None
            if known or form in _bodies():  # « l'|exploitant| suédois »
                parse.tag(i, "NOUN", form.rstrip("s"))  # « a martelé l'|opposant| »
                continue
        if kind == "VERB" and i > 1 and words[i - 1] == "s'" and parse.deps[i - 1] == "mark" and words[i - 2] in BEHIND:
            parse.deps[i - 1], parse.changed = "expl:comp", True  # « », |s'|alarme le club »: no « if »
        if kind in JUDGED and i + 2 < len(words) and (judging := _judging(words, i)) is not None:
            if kind == "ADJ":
                parse.tag(i, "VERB", judging, PARTICIPLE)
            if parse.deps[i] in ("amod", "case"):
                parse.deps[i], parse.changed = "acl", True
                if parse.heads[i] > i > 0 and parse.pos[i - 1] == "NOUN":
                    parse.attach(i, i - 1, "acl")  # « Propos |jugés| "scandaleux" par X »
            _give_judge(parse, i)
            if kind == "ADJ":
                continue
        if kind in NAMING and i > 0 and words[i - 1] in AUXILIARIES and form.endswith(PARTED):
            told = verb_of_participle(form)
            being = words[i - 1] in ("est", "sont")
            if told is not None and (words[i - 2] in ("s'", "se") if being and i > 1 else frames.is_cue(told)):
                parse.tag(i, "VERB", told, PARTICIPLE)  # « s'est |indignée| la voisine », « a |claironné| que »
                if parse.pos[i - 1] == "X":
                    parse.tag(i - 1, "AUX", "avoir", FINITE)
                continue
        if kind in UNLIKE and i > 0 and words[i - 1] in ("s'", "se") and form.endswith(("e", "ent")):
            parse.tag(i, "VERB", finite.get(form) or form.removesuffix("nt").removesuffix("e") + "er", FINITE)
            continue  # « s'|enthousiasme| l'astronome »
        verb = finite.get(form)
        if verb is None or not frames.is_cue(verb):
            continue
        if kind not in ("VERB", "AUX"):
            main = _is_main(parse, i) or _leads_to_mark(parse, i) or i > 0 and words[i - 1] in ("ne", "n'")
            if main or _stands_as_incise(tokens, i) or _leads_to_que(tokens, i):
                parse.tag(i, "VERB", verb, FINITE)
        elif parse.forms[i] == "Part" and not any(c.dep_.startswith("aux") for c in tokens[i].lefts):
            if verb_of_participle(form) is None:  # « déclara »
                parse.tag(i, kind, verb, PAST)
            elif _stands_as_incise(tokens, i) or form.endswith("it") and _is_main(parse, i):
                parse.tag(i, kind, verb, FINITE)  # « », |écrit| le colonel », « X |dit| se sentir trahi »


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load("actors")["speaking_bodies"])


def _judging(words: list[str], i: int) -> str | None:
    """« une demande |jugée| "irréaliste" », « |qualifiée| d'"injuste" »: the verb of an adjective before marks."""
    at = i + 2 if words[i + 1] in ("de", "d'", "comme") else i + 1
    if words[at] not in OPENING:
        return None
    verb = verb_of_participle(words[i])
    return verb if verb in JUDGING else None


def _is_main(parse: Parse, i: int) -> bool:
    """« Le chercheur |juge| la découverte utile », « sa mère le |décrit| comme »: a subject before it, no copula."""
    if i > 0 and parse.words[i] in DESCRIBING and parse.words[i - 1] in OBJECTS:
        return True
    if i == 0 or parse.deps[i] not in ("ROOT", "conj", "ccomp", "parataxis"):
        return False
    if parse.pos[i - 1] not in NOMINAL and parse.words[i - 1] != ",":
        return False
    if parse.words[i] == "dit" and parse.words[min(i + 1, len(parse.words) - 1)] in NAMED:
        return False  # « le mouvement |dit| des "gilets blancs" a défilé »
    deps = {parse.deps[c] for c in parse.children(i, max(0, i - SUBJECT), i)}
    return "nsubj" in deps and not deps & {"det", "case", "cop", "aux:tense", "aux:pass"}


def _give_judge(parse: Parse, participle: int) -> None:
    """« qualifiée d'"injuste" |par ses adversaires| »: who judges was hung on the main verb."""
    words, closing = parse.words, participle + 3
    while closing < min(len(words) - 2, participle + 12) and words[closing] not in CLOSING:
        closing += 1
    by = closing + 1
    if by >= len(words) - 1 or words[by] != "par" or parse.pos[parse.heads[by]] not in NOMINAL:
        return
    if by < parse.heads[by] and parse.heads[parse.heads[by]] < by:
        parse.attach(parse.heads[by], participle, "obl:agent")


def _leads_to_mark(parse: Parse, i: int) -> bool:
    """Whether a form stands between a noun, or the comma after an aside, and « : "…" »: « …, |raconte| : « »."""
    words = parse.words
    if not 0 < i < len(words) - 2 or words[i + 1] != ":" or words[i + 2] not in OPENING:
        return False
    return words[i - 1] in (",", "s'", "se") or parse.pos[i - 1] in ("NOUN", "PROPN")


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _stands_as_incise(tokens: list[Token], i: int) -> bool:
    """Whether a form follows a comma or closing mark and a noun phrase follows it: « », |note| un diplomate »."""
    if i == 0 or i + 1 >= len(tokens):
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    closed = before.text in CLOSING or (before.text == "," and i > 1 and tokens[i - 2].text in CLOSING)
    if not closed and before.text != ",":
        return False
    if after.text.startswith("-") and len(after) > 1:
        return True
    named = after.is_title and i + 2 < len(tokens) and tokens[i + 2].text[:1].isupper()  # « raconte |Victoire Lefort| »
    if after.pos_ == "PROPN" or named or after.lower_ in ("m.", "mm.", "mme", "me"):
        return closed
    return after.pos_ == "DET" or after.lower_ in ("l'", "un", "une", "le", "la", "les", "son", "sa", "leur")


def que_after(tokens: list[Token], verb: int) -> int | None:
    """The « que » right after a verb, past an aside: « juge |au contraire| que », « note |pour sa part| que »."""
    for i in range(verb + 1, min(len(tokens), verb + 6)):
        word = tokens[i].lower_
        if word in ("que", "qu'"):
            return i
        if word not in ASIDE:
            return None
    return None


def _leads_to_que(tokens: list[Token], i: int) -> bool:
    """Whether a form stands between a noun and « que »: « L'armée |dément| que … »."""
    if i == 0 or que_after(tokens, i) is None:
        return False
    before = tokens[i - 1]
    if before.pos_ == "ADJ" and i > 1 and functions.function(f"{tokens[i - 2].text} {before.text}") is not None:
        return True  # « Leur secrétaire général |juge| que … »
    return before.pos_ in ("PROPN", "NOUN") or before.text in (",", ")")


def mend_cues(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence: causatives, incises in the middle of a clause, main verbs under their subject, objects."""
    _mend_causatives(parse, start, end)
    for i in range(start, end):
        kind = parse.pos[i]
        if kind == "VERB":
            _mend_relative_subject(parse, i, start, end)
        elif kind != "AUX":
            continue
        if not frames.is_cue(parse.tokens[i].lemma_.lower()):
            continue
        _mend_middle_incise(parse, i, start, end)
        _mend_clause_subject(parse, i, start, end)
        _mend_appended(parse, i, start, end)
        _mend_occasion(parse, i, start, end)
        mend_far(parse, i, start, end)
        if parse.deps[i] in ("punct", "case", "det"):
            parse.deps[i], parse.changed = "parataxis", True


def _mend_causatives(parse: Parse, start: int, end: int) -> None:
    """« a |fait| savoir la commission », « |fait|-on savoir »: the infinitive was made the predicate."""
    tokens = parse.tokens
    for i in range(start, end - 1):
        if parse.words[i] not in CAUSATIVES:
            continue
        j = i + 1
        while j < end - 1 and tokens[j].text.startswith("-"):
            j += 1
        if tokens[j].lower_ not in SAID_BY_FAIRE or parse.heads[i] == i or parse.heads[j] == i:
            continue
        if parse.heads[i] != j and parse.heads[parse.heads[i]] != j and parse.heads[j] != parse.heads[i]:
            continue
        near = range(max([start, *(k + 1 for k in range(max(start, i - 3), i) if tokens[k].is_punct)]), i)
        participle = any(
            tokens[k].pos_ == "AUX" for k in near
        )  # « |a| fait savoir », not « seront tenus, fait savoir »
        features = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part" if participle else FINITE
        parse.tag(i, "VERB", "laisser" if parse.words[i].startswith("l") else "faire", features)
        parse.tag(j, parse.pos[j], features="VerbForm=Inf")
        parse.promote(i, j)
        if parse.deps[i] in ("xcomp", "conj"):
            parse.deps[i] = "parataxis"
        for child in parse.children(j, start, end):
            if child != i and (child < j or parse.deps[child] not in ("ccomp", "obj")):
                parse.attach(child, i, parse.deps[child])
            elif child != i and parse.deps[child] == "obj" and tokens[child].pos_ in NOMINAL:
                parse.attach(child, i, "nsubj")
        parse.attach(j, i, "xcomp")


def _group_start(parse: Parse, verb: int, start: int) -> int:
    first = verb
    for k in range(verb - 1, max(start, verb - 8) - 1, -1):
        if parse.heads[k] == verb and (parse.deps[k].startswith("aux") or parse.deps[k].startswith("expl")):
            first = k
    return first


def _mend_middle_incise(parse: Parse, verb: int, start: int, end: int) -> None:
    """« Le président, |affirme son avocat|, n'a jamais vu … »: the cue took the subject of the clause it cuts."""
    tokens = parse.tokens
    first = _group_start(parse, verb, start)
    if first <= start + 1 or tokens[first - 1].text != ",":
        return
    subject = next((c for c in parse.children(verb, start, first - 1) if parse.deps[c].startswith("nsubj")), None)
    after = verb + 1
    while after < end and (tokens[after].pos_ == "ADV" or is_temporal(tokens[after])):
        after += 1
    after = _past_complement(tokens, after, end)
    if after >= end or not (
        tokens[after].pos_ in ("DET", "PROPN", "NUM") or tokens[after].lower_ in ("l'", "m.", "mme")
    ):
        return
    comma = next((k for k in range(after, min(end, after + 25)) if tokens[k].text == ","), None)
    if comma is None or any(
        t.lower_ in ("que", "qu'") or _is_finite(t) and t.pos_ == "VERB" for t in tokens[after:comma]
    ):
        return
    main = _verb_after(parse, comma + 1, end)
    if main is None or main == verb:
        return
    inner = next(
        (k for k in range(after, comma) if tokens[k].pos_ in NOMINAL and parse.heads[k] not in range(after, comma)),
        None,
    )
    if inner is None:
        return
    if subject is None:
        parse.attach(inner, verb, "nsubj")
    else:
        if parse.heads[main] == verb or parse.heads[verb] != main:
            parse.promote(main, verb)
        parse.attach(subject, main, "nsubj")
        for child in parse.children(verb, start, end):
            if child > comma or child < first - 1:
                parse.attach(child, main, parse.deps[child])
        parse.attach(verb, main, "parataxis")
        parse.attach(inner, verb, "nsubj")


def _past_complement(tokens: list[Token], at: int, end: int) -> int:
    """Past one complement, if there is one: « a assuré |à des journalistes| le général »."""
    if at >= end or tokens[at].lower_ not in ("à", "au", "aux", "dans", "sur", "devant", "auprès", "lors", "en"):
        return at
    i = at + 1
    while i < end and tokens[i].pos_ in ("DET", "ADP") and i < at + 3:
        i += 1
    while i < end and tokens[i].pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        i += 1
    return i


def _verb_after(parse: Parse, at: int, end: int) -> int | None:
    """The finite verb that starts right at a place, with no subject of its own before it: « n'a jamais |vu| »."""
    tokens = parse.tokens
    i = at
    while i < end and (
        tokens[i].lower_ in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur", "l'") or tokens[i].pos_ == "ADV"
    ):
        i += 1
    if i >= end or tokens[i].pos_ not in ("VERB", "AUX") or not _is_finite(tokens[i]):
        return None
    if parse.deps[i].startswith(("aux", "cop")) and parse.heads[i] > i:
        i = parse.heads[i]
    return None if any(parse.deps[c].startswith("nsubj") and at <= c < i for c in parse.children(i, at, end)) else i


def _mend_clause_subject(parse: Parse, verb: int, start: int, end: int) -> None:
    """« Nous |restons|, a répondu le ministre »: a clause was made the subject of the incise after it."""
    tokens = parse.tokens
    for child in parse.children(verb, start, verb):
        if not parse.deps[child].startswith("nsubj") or tokens[child].pos_ not in ("VERB", "AUX"):
            continue
        if not _is_finite(tokens[child]) or not any(tokens[k].text == "," for k in range(child, verb)):
            continue
        parse.promote(child, verb)
        for other in parse.children(verb, start, end):
            if other < child:
                parse.attach(other, child, parse.deps[other])
            elif parse.deps[other] == "obj" and tokens[other].pos_ in NOMINAL and other > verb:
                parse.attach(other, verb, "nsubj")
        parse.attach(verb, child, "parataxis")


def _mend_appended(parse: Parse, verb: int, start: int, end: int) -> None:
    """« L'armée |dément| que … »: a main verb that was hung on its subject as if it described it."""
    tokens = parse.tokens
    described = ("appos", "nmod", "advmod", "amod", "flat:name", "obl:mod", "conj", "dep")
    if parse.deps[verb] not in described or not _is_finite(tokens[verb]):
        return
    noun = parse.heads[verb]
    if noun >= verb or tokens[noun].pos_ not in (*NOMINAL, "X") or verb + 1 >= end:
        return
    que = que_after(tokens, verb)
    if que is None or que >= end:
        if tokens[verb - 1].text in CLOSING | {","}:
            parse.deps[verb], parse.changed = "parataxis", True
        return
    if tokens[verb - 1].text != "," and noun + 1 != verb and tokens[verb - 1].pos_ == "DET":
        return
    while parse.deps[noun] == "flat:name" and parse.heads[noun] < noun:
        noun = parse.heads[noun]  # « Le Toronto |Star juge| »
    said = parse.heads[que] if que > verb + 1 else None
    parse.promote(verb, noun)
    if said is not None and said > que:
        parse.attach(said, verb, "ccomp")
    for child in parse.children(noun, start, end):
        if child > verb:
            parse.attach(child, verb, "ccomp" if tokens[child].pos_ in ("VERB", "AUX") else parse.deps[child])
    parse.attach(noun, verb, "nsubj")
    for child in parse.children(verb, verb, end):
        if parse.deps[child].startswith("acl"):
            parse.deps[child] = "ccomp"
    _content_mark(parse, que, verb)


def _content_mark(parse: Parse, mark: int, verb: int) -> None:
    """« que » of a reported clause that was read as a relative pronoun becomes its mark."""
    if parse.deps[mark] == "obj":
        parse.deps[mark] = "mark"
        parse.tag(mark, "SCONJ")


def _mend_occasion(parse: Parse, verb: int, start: int, end: int) -> None:
    """« a annoncé dans un communiqué |la fermeture| … »: the object was hung on the occasion."""
    tokens = parse.tokens
    if not frames.wants(tokens[verb].lemma_.lower(), "object"):
        return
    if any(parse.deps[c] == "obj" and c > verb for c in parse.children(verb, start, end)):
        return
    for occasion in parse.children(verb, verb + 1, end):
        if tokens[occasion].lemma_.lower() not in OCCASIONS:
            continue
        for child in parse.children(occasion, occasion + 1, end):
            left = child
            inside = parse.children(child, occasion + 1, end)
            if inside:
                left = min(left, *inside)
            if (
                parse.deps[child] == "nmod"
                and tokens[left].pos_ == "DET"
                and left == _end_of(parse, occasion, child, start)
            ):
                parse.attach(child, verb, "obj")
                return


def _mend_relative_subject(parse: Parse, verb: int, start: int, end: int) -> None:
    """« l'idée |qu'aurait suggérée l'envoyé| »: the noun after the verb is its subject, since « que » is its object."""
    tokens = parse.tokens
    first = _group_start(parse, verb, start)
    if first == start or tokens[first - 1].lower_ not in ("que", "qu'") or parse.heads[first - 1] != verb:
        return
    after_ce = first - 2 >= start and tokens[first - 2].lower_ == "ce"
    if not after_ce and (tokens[first - 1].pos_ != "PRON" or not parse.deps[verb].startswith("acl")):
        return
    children = parse.children(verb, start, end)
    if any(parse.deps[c].startswith("nsubj") for c in children):
        return
    noun = next((c for c in children if c > verb and parse.deps[c] == "obj" and tokens[c].pos_ in NOMINAL), None)
    if noun is not None and noun - verb <= 4:
        parse.attach(noun, verb, "nsubj")


def _end_of(parse: Parse, noun: int, before: int, start: int) -> int:
    """Where the words of a noun end that stand before another dependant of it."""
    last = noun
    for k in range(noun + 1, before):
        if parse.heads[k] in range(noun, k) and parse.heads[k] != before:
            last = k
    return last + 1
