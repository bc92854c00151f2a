"""Mends the parse where French press defeats the parser: inversions, split verb groups, verbs taken for nouns' remarks.

Each rule names the construction it mends; a parse that has none of them is left as it was. The parse
is changed in place, within sentences: their boundaries stay.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses.mend_chains import mend_chains
from aidememoire.clauses.mend_complements import mend_complements
from aidememoire.clauses.mend_copular import mend_copular
from aidememoire.clauses.mend_cues import mend_cue_tags, mend_cues
from aidememoire.clauses.mend_day_speakers import mend_day_speakers
from aidememoire.clauses.mend_denials import mend_denials
from aidememoire.clauses.mend_gerunds import mend_gerunds
from aidememoire.clauses.mend_incises import mend_final_incises
from aidememoire.clauses.mend_named_first import mend_named_first
from aidememoire.clauses.mend_nouns import mend_nouns, mend_sides
from aidememoire.clauses.mend_objects import mend_objects
from aidememoire.clauses.mend_openings import mend_openings
from aidememoire.clauses.mend_parted import mend_parted
from aidememoire.clauses.mend_postposed import mend_postposed
from aidememoire.clauses.mend_pronouns import mend_pronouns
from aidememoire.clauses.mend_relatives import mend_opening_relative
from aidememoire.clauses.mend_roots import mend_roots
from aidememoire.clauses.mend_settings import mend_settings
from aidememoire.clauses.mend_told import mend_told
from aidememoire.clauses.parse import Parse
from aidememoire.clauses.tree import Tree, renew
from aidememoire.clauses.verbs import ETRE_VERBS
from aidememoire.lexicon import frames
from aidememoire.lexicon.conjugation import is_known, verb_of_finite, verb_of_participle

AUXILIARIES = {
    "a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ait", "aient", "ai", "avons", "eut",
    "est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "soit", "soient", "fut", "furent",
}  # fmt: skip
CLITICS = {
    "-t", "-il", "-elle", "-ils", "-elles", "-on", "-je", "-nous", "-ce", "-t-il", "-t-elle", "-t-ils", "-t-elles",
    "-t-on",
}  # fmt: skip
ETRE = {"est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "soit", "soient", "fut", "furent"}
DAYS = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "matin", "soir", "midi"}
DATIVES = {"leur", "lui", "nous", "vous"}
MENDED = {"VERB", "AUX", "NOUN", "ADV"}
NEGATING = {"pas", "jamais", "guère", "rien"}
BEFORE_NAMES = {"DET", "NUM"}
COMMON = {"avoir", "être", "aller", "devoir", "pouvoir", "faire"}
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
PRONOUNS = {"il", "elle", "ils", "elles", "on"}
# what may stand between an auxiliary and its participle, beside adverbs
PHRASES = {
    tuple(phrase.split())
    for phrase in (
        "au contraire", "par avance", "par ailleurs", "en revanche", "en outre", "d' abord", "à nouveau", "de nouveau",
        "à son tour", "à leur tour", "pour sa part", "pour leur part", "de son côté", "de leur côté", "dans la foulée",
        "sans surprise", "en vain", "de plus", "en effet", "tout de suite", "à plusieurs reprises", "ni", "lui aussi",
        "elle aussi", "eux aussi", "elles aussi", "eux - mêmes", "elles - mêmes", "lui - même", "elle - même",
        "eux même", "eux mêmes", "tous deux", "toutes deux", "à son arrivée", "pour la première fois",
        "une nouvelle fois",
        "à l' époque",
        "ce lundi", "ce mardi", "ce mercredi", "ce jeudi", "ce vendredi", "ce samedi", "ce dimanche", "sur twitter",
        "en personne",
    )
}  # fmt: skip


PHRASES_FROM: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(PHRASES):
    PHRASES_FROM.setdefault(_phrase[0], []).append(_phrase)


def mend_parse(doc: Doc) -> Tree:
    """Mends a parsed Doc in place; gives what can be read of it from then on."""
    parse = Parse(doc)
    bounds = [(s.start, s.end) for s in doc.sents]
    _mend_names(parse)
    mend_pronouns(parse)
    mend_cue_tags(parse)
    mend_nouns(parse)
    if "côté" in parse.words or "part" in parse.words:
        mend_sides(parse)
    _mend_lemmas(parse)
    for start, end in bounds:
        mend_denials(parse, start, end)
        mend_copular(parse, start, end)
        _mend_groups(parse, start, end)
        _mend_inversions(parse, start, end)
        _mend_remarks(parse, start, end)
        _mend_que(parse, start, end)
        mend_opening_relative(parse, start, end)
        mend_named_first(parse, start, end)
        mend_roots(parse, start, end)
        mend_openings(parse, start, end)
        mend_gerunds(parse, start, end)
        mend_parted(parse, start, end)
        mend_complements(parse, start, end)
        mend_objects(parse, start, end)
        mend_settings(parse, start, end)
        mend_postposed(parse, start, end)
        mend_told(parse, start, end)
        mend_cues(parse, start, end)
        mend_final_incises(parse, start, end)
    mend_day_speakers(parse)
    mend_chains(parse)
    parse.write()
    return renew(parse)


def _mend_names(parse: Parse) -> None:
    """« a expliqué le commandant Franck |Risser| »: the second word of a name is no verb."""
    for i, dep in enumerate(parse.deps):
        if dep == "flat:name" and parse.pos[i] == "VERB" and parse.tokens[i].text[:1].isupper():
            if parse.tokens[i - 1].text[:1].isupper() and parse.pos[i - 1] == "PROPN":
                parse.tag(i, "PROPN", parse.tokens[i].text, "")


def _mend_lemmas(parse: Parse) -> None:
    """« conteste », « demande » tagged as verbs but left under themselves get their infinitive."""
    tokens, words = parse.tokens, parse.words
    for i, kind in enumerate(parse.pos[:]):
        if kind == "PRON" and words[i] in ("elle", "elles", "ils") and tokens[i].dep_ == "expl:subj":
            tokens[i].dep_ = "nsubj"
        if kind == "ADP" and i > 0 and words[i] == "entre" and words[i - 1] in PRONOUNS:
            parse.tag(i, "VERB", "entrer", PRESENT)  # « Il |entre| en vigueur »
        if kind not in MENDED:
            continue
        token, word = tokens[i], words[i]
        if kind == "VERB" and i > 0 and parse.pos[i - 1] in BEFORE_NAMES and token.text[0].isupper():
            parse.tag(i, "PROPN")  # « les deux |Corées| »
            continue
        if kind == "VERB" and i > 0 and _is_called(parse, i) and token.dep_ in ("obj", "nsubj"):
            parse.tag(i, "NOUN")  # « a regretté la |vaincue|. »
            continue
        if kind == "NOUN" and i > 0:
            before = words[i - 1]
            if before in PRONOUNS and (verb := verb_of_finite(word)) is not None:  # « qu'il |juge| abjectes »
                parse.tag(i, "VERB", verb, PRESENT)
            elif before in DATIVES:
                _mend_after_dative(parse, token)
        participle_of = verb_of_participle(word)
        if parse.pos[i] in ("NOUN", "ADV"):
            if participle_of is None or not _is_helped(tokens, token):
                continue
            parse.tag(i, "VERB", participle_of, PARTICIPLE)  # « a |téléphoné| à son homologue », « a été |violé| par »
        if parse.forms[i] == "Part" and word.endswith("ons") and parse.pos[i] == "VERB":
            verb = verb_of_finite(word)
            if verb is not None:  # « nous |suspendons| l'opération »
                parse.tag(i, "VERB", verb, "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin")
        if kind == "VERB" and participle_of is not None and parse.forms[i] == "Fin":
            if any(child.dep_ == "aux:tense" for child in token.lefts):  # « a de son côté |espéré| »
                parse.tag(i, "VERB", participle_of, PARTICIPLE)
        lemma = token.lemma_.lower()
        if not is_known(lemma):
            verb = participle_of if parse.forms[i] == "Part" else verb_of_finite(word)
            if verb is not None and lemma not in COMMON and (lemma == word or not lemma.endswith(("er", "ir", "re"))):
                token.lemma_ = verb


def _is_called(parse: Parse, i: int) -> bool:
    """Whether a participle between an article and a stop names somebody: « a regretté |la vaincue|. »."""
    if parse.forms[i] != "Part" or parse.pos[i - 1] != "DET":
        return False
    return i + 1 == len(parse.tokens) or parse.tokens[i + 1].is_punct


def _mend_after_dative(parse: Parse, token: Token) -> None:
    """« Le ministère leur |demande| d'observer … »: a verb after « leur », a pronoun by its tag."""
    before = parse.tokens[token.i - 1]
    verb = verb_of_finite(token.lower_)
    lefts = [child.dep_ for child in token.lefts]
    stands = token.dep_ == "ROOT" and "nsubj" in lefts and "cop" not in lefts  # no other verb has that subject
    if before.pos_ != "PRON" and not stands or verb is None or not frames.is_cue(verb):
        return
    parse.tag(token.i, "VERB", verb, PRESENT)


def _is_helped(tokens: list[Token], token: Token) -> bool:
    """Whether a form of « avoir », or « été », that helps it stands right before a word."""
    last = token.i - 1
    while last > 0 and tokens[last].lower_ in NEGATING:
        last -= 1  # « n'a |pas| cité »
    before = tokens[last] if last >= 0 else None
    if before is None or not before.dep_.startswith("aux") or before.head.i != token.i:
        return False
    return before.lemma_ == "avoir" or before.lower_ == "été"


def _skip(tokens: list[Token], i: int, end: int) -> int:
    """The next token after adverbs and set phrases that may split a verb group."""
    while i < end:
        opens = PHRASES_FROM.get(tokens[i].lower_, ())
        step = next((len(p) for p in opens if tuple(t.lower_ for t in tokens[i : i + len(p)]) == p), 0)
        if step:
            i += step
        elif (
            tokens[i].pos_ == "ADV"
            or tokens[i].lower_ in CLITICS | DAYS
            or tokens[i].lower_.endswith("ment")
            or tokens[i].lower_ in ("pas", "jamais", "plus", "aussi", "tous", "toutes", "tout", "tour")
        ):
            i += 1
        elif tokens[i].text == "," and (close := _remark(tokens, i, end + 6)):
            i = close + 1
        else:
            return i
    return i


def _remark(tokens: list[Token], comma: int, end: int) -> int | None:
    """The comma that closes a remark without a verb: « a|, une nouvelle fois,| affirmé »."""
    for i in range(comma + 1, min(end, len(tokens))):
        if tokens[i].text == ",":
            return i if i > comma + 1 and i + 1 < len(tokens) and _participle(tokens, i + 1) is not None else None
        if tokens[i].text in ('"', "«", ":", ";"):
            return None
        if tokens[i].pos_ in ("VERB", "SCONJ") and tokens[i - 1].lower_ != "y":  # « il y |a| deux jours »
            return None
    return None


def _participle(tokens: list[Token], i: int) -> str | None:
    token = tokens[i]
    if token.pos_ in ("VERB", "AUX") and "Part" in token.morph.get("VerbForm", []):
        return token.lemma_.lower()
    return verb_of_participle(token.lower_)


def _mend_groups(parse: Parse, start: int, end: int) -> None:
    """« a au contraire salué », « a-t-elle tweeté »: auxiliary and participle that the parser left apart."""
    tokens = parse.tokens
    for i in range(start, end - 1):
        if parse.words[i] not in AUXILIARIES or parse.pos[i] not in ("AUX", "VERB", "ADP", "X"):
            continue
        j = _skip(tokens, i + 1, min(end, i + 9))
        untagged = parse.heads[i] == i + 1 and parse.deps[i] == "dep"
        if j <= i + 1 and parse.heads[i] != i + 1 or j > i + 1 or untagged:
            if j >= end or j == i + 1 and parse.deps[i].startswith("aux"):
                continue
            if (
                parse.heads[i] == j
                and parse.deps[i].startswith(("aux", "cop"))
                and not _is_inverted_adjective(tokens, i, j)
            ):
                _lend_subject(parse, i, j, start)
                continue
            if parse.heads[i] == parse.heads[j] and parse.deps[j].startswith("aux"):
                continue  # « n'ont pas |été| prévenus »
            verb = _participle(tokens, j)
            if (
                verb is None
                or tokens[j].pos_ in ("DET", "ADP", "PRON")
                or (j == i + 1 and tokens[i].lower_ not in ("a", "ont", "avait", "avaient", "aurait", "auraient"))
            ):
                continue
            if any(parse.deps[c].startswith("aux") and c != i for c in parse.children(j, start, j)):
                continue
            _join_group(parse, i, j, verb, start, end)


def _lend_subject(parse: Parse, auxiliary: int, participle: int, start: int) -> None:
    """« |Ce dernier| aurait, par courriel, expliqué », « |X| ont au contraire demandé »: hung on the auxiliary."""
    for child in parse.children(auxiliary, start, auxiliary):
        if parse.deps[child].startswith("nsubj"):
            parse.attach(child, participle, parse.deps[child])


def _is_inverted_adjective(tokens: list[Token], auxiliary: int, word: int) -> bool:
    """« s'est-elle |indignée| »: a participle that was taken for an adjective."""
    return tokens[word].pos_ == "ADJ" and any(tokens[k].lower_ in CLITICS for k in range(auxiliary + 1, word))


def _join_group(parse: Parse, auxiliary: int, participle: int, verb: str, start: int, end: int) -> None:
    tokens = parse.tokens
    token = tokens[participle]
    if token.pos_ not in ("VERB", "AUX"):
        parse.tag(participle, "VERB", verb, PARTICIPLE)
    if tokens[auxiliary].pos_ == "X":
        parse.tag(auxiliary, "AUX", "avoir", PRESENT)
    holder = auxiliary
    if parse.deps[auxiliary] in ("cop", "aux:tense", "aux:pass") and parse.heads[auxiliary] != participle:
        holder = parse.heads[auxiliary]  # « a au contraire soutenu »: « contraire » was made the predicate
        if not auxiliary < holder < participle:
            holder = auxiliary
    old_head, old_dep = parse.heads[holder], parse.deps[holder]
    if old_head == holder:
        parse.heads[participle], parse.deps[participle] = participle, "ROOT"
        parse.changed = True
    elif old_head != participle:
        parse.attach(participle, old_head, old_dep if not old_dep.startswith(("aux", "cop")) else "parataxis")
    for child in {*parse.children(auxiliary, start, end), *parse.children(holder, start, end)}:
        if auxiliary < child < holder and parse.deps[child] in ("det", "case", "nummod", "amod"):
            continue  # « avait, |il y a quelques| jours, qualifié »
        if child not in (participle, auxiliary, holder):
            dep = parse.deps[child]
            parse.attach(child, participle, "nsubj" if dep == "nsubj" else dep)
    if holder != auxiliary:
        parse.attach(holder, participle, "obl:mod")
    for between in range(auxiliary + 1, participle):  # a remark that was hung on the subject
        if parse.heads[between] < auxiliary:
            parse.attach(between, participle, "punct" if tokens[between].is_punct else "obl:mod")
    if tokens[auxiliary].pos_ == "VERB":
        parse.tag(auxiliary, "AUX")
    être = tokens[auxiliary].lower_ in ETRE and verb not in ETRE_VERBS
    reflexive = any(tokens[k].lower_ in ("se", "s'") for k in range(max(start, auxiliary - 2), auxiliary))
    parse.attach(auxiliary, participle, "aux:pass" if être and not reflexive else "aux:tense")


def _mend_inversions(parse: Parse, start: int, end: int) -> None:
    """« a-t-il ajouté », « explique-t-elle »: the clitic is the subject of the verb it is tied to."""
    tokens = parse.tokens
    for i in range(start + 1, end):
        if parse.words[i] not in CLITICS or parse.words[i] == "-t":
            continue
        verb = i - 1
        while verb > start and parse.words[verb] in ("-t", "t"):
            verb -= 1
        if (
            tokens[verb].lower_ in AUXILIARIES
            and parse.heads[verb] > verb
            and parse.deps[verb].startswith(("aux", "cop"))
        ):
            verb = parse.heads[verb]
            if tokens[verb].lower_ == "été" and verb + 1 < end and verb_of_participle(tokens[verb + 1].lower_):
                _pass_on(parse, verb, verb + 1, start, end)  # « a-t-il été |annoncé| »
                verb += 1
        elif tokens[verb].pos_ not in ("VERB", "AUX"):
            known = verb_of_finite(tokens[verb].lower_)
            if known is None:
                continue
            parse.tag(verb, "VERB", known, PRESENT)
        if parse.heads[verb] == i:
            if parse.heads[i] == i:
                parse.heads[verb], parse.deps[verb] = verb, "ROOT"
                parse.changed = True
            else:
                parse.attach(verb, parse.heads[i], "parataxis")
        for child in parse.children(i, start, end):
            if child != verb:
                parse.attach(child, verb, parse.deps[child])
        if parse.deps[verb] == "fixed":  # « Faute de quoi, a-t-il |prévenu|, X partira »
            parse.deps[verb] = "parataxis"
        parse.attach(i, verb, "nsubj")
        if tokens[i - 1].lower_ == "-t":
            parse.attach(i - 1, i, "dep")


def _pass_on(parse: Parse, auxiliary: int, participle: int, start: int, end: int) -> None:
    """Makes « été », which the parser took for the predicate, the auxiliary of the participle after it."""
    head, dep = parse.heads[auxiliary], parse.deps[auxiliary]
    if head == auxiliary:
        parse.heads[participle], parse.deps[participle] = participle, "ROOT"
        parse.changed = True
    elif head != participle:
        parse.attach(participle, head, dep)
    for child in parse.children(auxiliary, start, end):
        if child != participle:
            parse.attach(child, participle, parse.deps[child])
    parse.attach(auxiliary, participle, "aux:pass")


def _mend_remarks(parse: Parse, start: int, end: int) -> None:
    """« Un proche du président |parle| de … »: a finite verb hung on its subject like an adjective."""
    tokens = parse.tokens
    for i in range(start + 1, end):
        if parse.forms[i] != "Fin" or parse.pos[i] != "VERB" or parse.deps[i] not in ("amod", "acl", "nmod"):
            continue
        noun = parse.heads[i]
        if noun >= i or tokens[noun].pos_ not in ("NOUN", "PROPN"):
            continue
        between = [t.lower_ for t in tokens[noun + 1 : i]]
        if {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle"} & set(between) or any(
            t in ("»", '"') for t in between
        ):
            continue
        if any(parse.deps[c].startswith(("aux", "nsubj", "mark", "cop")) for c in parse.children(i, start, end)):
            continue
        top = noun
        while (
            parse.heads[top] != top
            and parse.deps[top] in ("nmod", "appos", "flat:name", "amod")
            and start <= parse.heads[top] < noun
        ):
            top = parse.heads[top]
        old_head, old_dep = parse.heads[top], parse.deps[top]
        if old_head == top:
            parse.heads[i], parse.deps[i] = i, "ROOT"
            parse.changed = True
            parse.attach(top, i, "nsubj")
        elif old_dep.startswith("nsubj") and old_head > i:
            verb, grand = old_head, parse.heads[old_head]
            if grand == verb:
                parse.heads[i], parse.deps[i] = i, "ROOT"
                parse.changed = True
            else:
                parse.attach(i, grand, parse.deps[verb])
            parse.attach(top, i, "nsubj")
            parse.attach(verb, i, "parataxis")


def _mend_que(parse: Parse, start: int, end: int) -> None:
    """« que son ambassadeur, rappelé hier, |regagnerait| … »: the participle was taken for the que-clause's verb."""
    tokens = parse.tokens
    for i in range(start, end):
        if parse.forms[i] != "Part" or parse.pos[i] != "VERB" or parse.deps[i] not in ("ccomp", "ROOT"):
            continue
        children = parse.children(i, start, end)
        if any(parse.deps[c].startswith(("aux", "cop")) for c in children):
            continue
        subject = next((c for c in children if parse.deps[c].startswith("nsubj") and c < i), None)
        finite = next(
            (
                c
                for c in children
                if c > i
                and tokens[c].pos_ == "VERB"
                and "Fin" in tokens[c].morph.get("VerbForm", [])
                and tokens[c - 1].text == ","
            ),
            None,
        )
        if subject is None or finite is None or not any(t.text == "," for t in tokens[subject + 1 : i]):
            continue
        if any(parse.deps[c].startswith(("nsubj", "mark")) for c in parse.children(finite, start, end)):
            continue
        head, dep = parse.heads[i], parse.deps[i]
        if head == i:
            parse.heads[finite], parse.deps[finite] = finite, "ROOT"
            parse.changed = True
        else:
            parse.attach(finite, head, dep)
        for child in children:
            if child in (subject,) or parse.deps[child] == "mark" and child < subject:
                parse.attach(child, finite, parse.deps[child])
        parse.attach(i, subject, "acl")
