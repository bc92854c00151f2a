"""Mends « dément », « conteste », « revendique » in the present, which the tagger takes for adverbs and nouns."""

from __future__ import annotations

from aidememoire.clauses.parse import Parse

# forms that are verbs wherever no article stands before them
FORMS = {
    "dément": "démentir", "démentent": "démentir", "conteste": "contester", "contestent": "contester", "nie": "nier",
    "nient": "nier", "réfute": "réfuter", "réfutent": "réfuter", "récuse": "récuser", "récusent": "récuser",
    "revendique": "revendiquer", "revendiquent": "revendiquer",
}  # fmt: skip
PARTICIPLES = {"nié": "nier", "démenti": "démentir", "contesté": "contester", "réfuté": "réfuter", "récusé": "récuser"}
CLAUSAL = ("ROOT", "acl", "acl:relcl", "ccomp", "conj", "parataxis", "advcl")
LOST = ("advmod", "amod", "nmod", "obl:mod")  # what the parser makes of a verb that it does not see
NOMINAL = {"NOUN", "PROPN", "PRON"}
RELATIVES = {"qui", "que", "qu'", "dont", "où", "lui", "elle"}
BETWEEN = {"ne", "n'", "le", "la", "l'", "les", "en", "y"}


def mend_denials(parse: Parse, start: int, end: int) -> None:
    """Makes the denying verbs of one sentence the predicate of the words around them."""
    tokens = parse.tokens
    for i in range(start + 1, end):
        form = parse.words[i]
        if form in PARTICIPLES and tokens[i].pos_ not in ("VERB", "AUX") and tokens[i - 1].pos_ == "AUX":
            parse.tag(i, "VERB", PARTICIPLES[form], "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part")
            continue
        lemma = FORMS.get(form)
        if lemma is None or tokens[i].pos_ in ("VERB", "AUX") and parse.deps[i] not in LOST:
            continue
        before = i - 1
        while before > start and (tokens[before].pos_ == "ADV" or tokens[before].lower_ in BETWEEN):
            before -= 1
        bound = tokens[before].pos_ in ("DET", "ADP", "ADJ") and parse.deps[i] not in ("acl:relcl", "ccomp")
        if bound or _describes(parse, i, end):
            continue
        plural = tokens[i].lower_.endswith("ent") and tokens[i].lower_ != "dément"
        number = "Plur" if plural else "Sing"
        parse.tag(i, "VERB", lemma, f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin")
        if tokens[before].lower_ in ("que", "qu'") and before > start:
            _relative(parse, i, before, end)
        elif (mark := _mark_before(parse, before, start)) is not None:
            _plain_relative(parse, i, mark, before)
        elif tokens[before].text in (",", "»", '"') and (noun := _inverted(parse, i, end)) is not None:
            if parse.heads[i] == noun:  # « L'information est fausse, |dément| le ministère »
                parse.promote(i, noun)
            parse.deps[i] = parse.deps[i] if parse.deps[i] == "ROOT" else "parataxis"
            parse.heads[noun], parse.deps[noun] = i, "nsubj"
        elif parse.deps[i] not in CLAUSAL:
            _main(parse, i, before, start, end)


def _describes(parse: Parse, word: int, end: int) -> bool:
    """« Un homme |dément| a attaqué … »: another finite verb follows at once, so this is an adjective."""
    following = next((k for k in range(word + 1, end) if parse.tokens[k].lower_ not in BETWEEN), None)
    return following is not None and "Fin" in parse.tokens[following].morph.get("VerbForm", [])


def _inverted(parse: Parse, verb: int, end: int) -> int | None:
    """The noun right after an incise's verb, which acts: « …, dément |le ministère| »."""
    tokens = parse.tokens
    noun = next((k for k in range(verb + 1, min(end, verb + 4)) if tokens[k].pos_ not in ("DET", "ADJ")), None)
    told = (
        noun is not None and tokens[noun].pos_ in ("NOUN", "PROPN") and parse.heads[noun] in (verb, parse.heads[verb])
    )
    closed = noun is not None and (
        noun + 1 >= end or tokens[noun + 1].is_punct or tokens[noun + 1].pos_ in ("ADP", "PROPN")
    )
    return noun if (told or noun == parse.heads[verb]) and closed and tokens[verb + 1].lower_ != "toute" else None


def _relative(parse: Parse, verb: int, mark: int, end: int) -> None:
    """« ce que |dément| l'ONG »: the noun after the verb is its subject."""
    tokens = parse.tokens
    parse.attach(verb, mark - 1, "acl:relcl")
    parse.attach(mark, verb, "obj")
    noun = next((k for k in range(verb + 1, min(end, verb + 5)) if tokens[k].pos_ in ("NOUN", "PROPN")), None)
    if noun is not None and not any(tokens[k].pos_ in ("ADP", "PUNCT") for k in range(verb + 1, noun)):
        parse.attach(noun, verb, "nsubj")


def _mark_before(parse: Parse, subject: int, start: int) -> int | None:
    """« ce |que| l'Iran dément »: the relative that opens right before a verb's subject."""
    tokens = parse.tokens
    for k in range(subject, max(start, subject - 8), -1):
        if tokens[k].lower_ in ("que", "qu'"):
            return k if tokens[k - 1].lower_ == "ce" and k < subject else None
        if tokens[k].is_punct or tokens[k].pos_ in ("VERB", "AUX"):
            return None
    return None


def _plain_relative(parse: Parse, verb: int, mark: int, before: int) -> None:
    """« ce que l'Iran |dément| »: the words between are the subject, what « ce que » takes up the object."""
    tokens = parse.tokens
    noun = next((k for k in range(mark + 1, before + 1) if tokens[k].pos_ in NOMINAL), None)
    if noun is None:
        return
    outside = parse.heads[mark - 1]
    if mark <= outside <= verb:
        outside = next((k for k in range(mark - 2, -1, -1) if tokens[k].pos_ == "VERB"), mark - 1)
        parse.heads[mark - 1], parse.deps[mark - 1] = outside, "dep" if outside != mark - 1 else "ROOT"
    parse.heads[verb], parse.deps[verb] = mark - 1, "acl:relcl"
    parse.heads[noun], parse.deps[noun] = verb, "nsubj"
    parse.heads[mark], parse.deps[mark] = verb, "obj"
    for k in range(mark + 1, before + 1):
        if k != noun and not noun < parse.heads[k] <= before and not mark < parse.heads[k] <= noun:
            parse.heads[k] = noun
    parse.changed = True


def _main(parse: Parse, verb: int, before: int, start: int, end: int) -> None:
    """« La Russie |dément| toute implication »: what stands before is the subject, what follows the object."""
    tokens = parse.tokens
    subject = parse.heads[before] if tokens[before].is_punct else before
    commas = [k for k in range(start, before) if tokens[k].text == ","] if tokens[before].text == "," else []
    aside = tokens[commas[-1] + 1] if commas else None
    if aside is not None and (aside.pos_ in ("VERB", "ADJ") or aside.lower_ in RELATIVES):
        subject = commas[-1] - 1  # « Le Qatar|, accusé par Ryad,| dément »
    while (
        start <= parse.heads[subject] < verb
        and parse.heads[subject] != subject
        and tokens[parse.heads[subject]].pos_ not in ("VERB", "AUX")
    ):
        subject = parse.heads[subject]
    if tokens[subject].pos_ not in NOMINAL or not start <= subject < verb:
        return
    follows, above = parse.heads[verb], parse.heads[subject]
    if above == subject:
        parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    elif above > verb:
        parse.promote(verb, above)
        follows = above
    else:
        parse.heads[verb], parse.deps[verb] = above, "parataxis"
    parse.changed = True
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    if follows > verb:
        parse.heads[follows], parse.deps[follows] = verb, _argument(parse, follows)
    for child in [k for k in range(verb + 1, end) if parse.heads[k] in (subject, follows) and parse.heads[k] < k]:
        if parse.heads[child] == subject:
            parse.attach(child, verb, _argument(parse, child))
    for child in range(start, verb):
        if parse.heads[child] == follows and child != subject and follows > verb:
            parse.attach(child, verb, parse.deps[child])


def _argument(parse: Parse, token: int) -> str:
    """What a word after the verb is to it."""
    tokens = parse.tokens
    if tokens[token].is_punct:
        return "punct"
    if parse.pos[token] == "ADV":
        return "advmod"  # « dément |fermement| »
    if tokens[token].pos_ in ("VERB", "AUX"):
        marked = any(
            tokens[k].lower_ in ("que", "qu'") for k in range(max(0, token - 12), token) if parse.heads[k] == token
        )
        return "ccomp" if marked else "xcomp"
    cased = any(parse.heads[k] == token and parse.deps[k] == "case" for k in range(max(0, token - 6), token))
    return "obl:mod" if cased else "obj"
