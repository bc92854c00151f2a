"""What proposal do these words name? A noun phrase or a demand's content: its kind, its terms, what tells it apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.lexicon.conjugation import verb_of_finite
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause

ACTS = ("tion", "sion", "ment", "age", "ance", "ence", "rait", "part", "tien")
UNITS = {"jour", "heure", "semaine", "mois", "an", "année", "minute"}
PLAIN_ADJECTIVES = {
    "nouveau", "nouvel", "nouvelle", "éventuel", "possible", "futur", "prochain", "tel", "même", "tout", "autre",
    "premier", "dernier", "propre", "ancien", "simple", "véritable", "quelconque", "actuel", "présent", "seul",
    "commun",
}  # fmt: skip
OF_DOING = {"idée", "projet", "intention", "proposition", "offre"}  # « l'idée d'envoyer une délégation »
JUDGING = {"juger", "considérer", "estimer", "trouver"}
CALLING = {"qualifier", "traiter"}
EACH = {"plusieurs", "certains", "certaines", "autres", "quelques", "différents", "différentes", "divers", "diverses"}
VERSIONS = {"premier", "deuxième", "second", "autre"}
EARLIER = {"précédent", "initial", "ancien", "antérieur"}
OCCASIONS = {"communiqué", "lettre", "discours", "interview", "entretien", "message", "tribune", "allocution", "tweet"}
NUMBERED = {"article", "articles", "alinéa", "résolution", "paragraphe", "protocole", "annexe"}
NAMING = ("NOUN", "PROPN", "ADJ", "PUNCT")
REACH = 10  # tokens after « reprendre » in which its object stands when a quotation mark hides it


@cache
def _section(name: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in load("proposals")[name].items()}


@cache
def _kind_of() -> dict[str, str]:
    return {noun: kind for kind, nouns in load("proposals")["kinds"].items() for noun in nouns}


@cache
def _verdicts() -> frozenset[str]:
    judged = load("positions")["judgements"]
    return frozenset([*judged["against"], *judged["favourable"]])


def _is_inf(token: Token) -> bool:
    return "Inf" in token.morph.get("VerbForm", [])


@dataclass(slots=True)
class Naming:
    """Words that name a proposal.

    core      the noun that the proposal turns on (« trêve » in « un projet de trêve »), or the verb
    marks     lemmas that tell it from others of its kind (« technique », « civil »)
    ended     whether it asks for the end of the thing (« levée des sanctions »)
    definite  bare, indefinite, definite or demonstrative
    asked     an argument of a stance, or projected (« un projet de »); `why` says by which rule
    """

    head: int
    start: int
    end: int
    kind: str
    core: str
    marks: frozenset[str] = frozenset()
    duration: str | None = None
    ended: bool = False
    definite: str = "bare"
    content: bool = False
    asked: bool = False
    terms: dict[str, str] = field(default_factory=dict)
    turn: int = -1  # the token of `core`
    why: str = ""  # the rule by which it is asked


def lemma_of(token: Token) -> str:
    """The lemma under which the lexicon may know a noun."""
    lemma, form = token.lemma_.lower(), word(token)
    kinds = _kind_of()
    return next((w for w in (lemma, form, form.rstrip("sx"), lemma.replace(" ", "-")) if w in kinds), lemma)


def read_noun(doc: Doc, token: Token, *, asked: bool = False) -> Naming | None:
    """The proposal that a noun phrase names, None when its noun names none.

    Outside a stance (`asked` false) only the lexicon's nouns count; inside one, other nouns of acts do too.
    """
    if token.pos_ not in ("NOUN", "PROPN") or (token.ent_type_ in ("PER", "LOC") and token.pos_ == "PROPN"):
        return None
    if word(token) == "accord" and _is_consent(doc, token):
        return None
    lemma = lemma_of(token)
    inner = _inner(token)
    kind = _kind_of().get(lemma) or _compound(lemma, inner)
    if kind is None and inner is not None and lemma in _section("containers")["held"]:
        held = read_noun(doc, inner)  # « la reprise des pourparlers », « l'annonce d'une trêve »
        kind = held.kind if held is not None else None
    if kind is None:
        unlike = lemma in _section("not")["nouns"] or not lemma.endswith(ACTS) or token.pos_ != "NOUN"
        if unlike or not asked:
            return None
        kind = "other"
    elif asked and lemma in _section("not")["nouns"] and kind == "other" and inner is None:
        return None
    start, end = _extent(doc, token)
    core, ended = lemma, False
    containers = _section("containers")
    turn = token
    if inner is not None and lemma in containers["ending"] and (kind_ended := _ended_kind(inner)) is not None:
        kind, core, ended = kind_ended, lemma_of(inner), True
        if kind == "ceasefire":
            core, ended = "trêve", False
    elif inner is not None and lemma in containers["projected"] | containers["held"]:
        found = read_noun(doc, inner, asked=False)
        if found is not None:
            kind, core, ended, turn = found.kind, found.core, found.ended, doc[found.turn]
    if lemma == "mesure" and any(
        word(t) in ("contre", "restrictives", "punitives", "coercitives") for t in doc[start:end]
    ):
        kind = "sanctions"
    naming = Naming(token.i, start, end, kind, core, ended=ended, definite=_definiteness(token), asked=asked)
    naming.turn = turn.i
    naming.duration = _duration(doc, start, end)
    naming.marks = _marks(
        doc, start, end, {token.i, turn.i, *([inner.i] if inner is not None and core == lemma_of(inner) else [])}, turn
    )
    naming.terms = _terms(doc, naming, turn)
    return naming


def read_content(doc: Doc, clause: Clause, clauses: dict[int, Clause]) -> Naming | None:
    """The proposal in the content of a demand or refusal: « que le convoi soit escorté », « de lever le siège ».

    « de reprendre les discussions » names the discussions: then the naming is that noun's. None when the
    content is mere words (« refuse de commenter »).
    """
    if clause.content is None or clause.content_head is None:
        return None
    head = doc[clause.content_head]
    lemma, section = head.lemma_.lower(), _section("verbs")
    inner = clauses.get(head.i)
    target = inner.object_head if inner is not None else None
    if target is None and inner is not None:
        target = next((h for prep in ("à", "de", "avec", "sur") for h in inner.heads.get(prep, [])), None)
    if inner is not None and inner.passive and inner.subject_head is not None:
        target = inner.subject_head
    noun = read_noun(doc, doc[target], asked=False) if target is not None and doc[target].pos_ == "NOUN" else None
    in_charge = lemma == "prendre" and head.i + 1 < len(doc) and word(head.nbor(1)) == "en"
    if lemma in section["transparent"] and not in_charge:
        noun = noun or _far_object(doc, head)
        if noun is not None:
            noun.asked = True
        if noun is not None or lemma not in section["talks"] or not _is_inf(head):
            return noun
    if lemma == "partir" and word(doc[min(head.i + 1, len(doc) - 1)]) in ("de", "du", "d'"):
        return None  # « à partir de lundi »
    start, end = _content_extent(doc, clause.content, head, clause.intro)
    naming = Naming(head.i, start, end, "other", lemma, content=True, asked=True)
    if lemma in section["ending"] and target is not None:
        naming.kind = _ended_kind(doc[target]) or (noun.kind if noun is not None else "other")
        naming.core, naming.ended = (
            lemma_of(doc[target]),
            naming.kind not in ("withdrawal", "sanctions") or noun is not None,
        )
        if naming.kind == "ceasefire":
            naming.core, naming.ended = "trêve", False
        return naming
    below = (
        [t for t in doc[start:end] if t.lemma_.lower() in section["ceasefire"]] if lemma in section["ending"] else []
    )
    if below:
        naming.kind, naming.core = "ceasefire", "trêve"
        return naming
    by_verb = next((k for k, verbs in section.items() if k in load("proposals")["kinds"] and lemma in verbs), None)
    if by_verb is not None:
        naming.kind = by_verb
    elif noun is not None:
        naming.kind = noun.kind
    elif lemma in section["words_only"] or end - start <= 2 or clause.intro not in ("que", "de", "à", "inf"):
        return None
    marks = {t.lemma_.lower() for t in doc[start:end] if t.pos_ in ("NOUN", "ADJ", "PROPN") and t.i != head.i}
    naming.marks = frozenset(marks)
    return naming


def _far_object(doc: Doc, verb: Token) -> Naming | None:
    """The proposal that a quotation mark hides from the verb: « reprendre "sans préalable" |les discussions| »."""
    for token in doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        if word(token) in ("si", "que", "qu'", "qui", "tant", "lorsque", "quand"):
            return None
        if (named := read_noun(doc, token)) is not None:
            return named
    return None


def _is_consent(doc: Doc, token: Token) -> bool:
    """« d'accord », « sans l'accord du Botswana », « l'accord de la Russie à »: no treaty."""
    before = [word(t) for t in doc[max(token.i - 2, 0) : token.i]]
    if before[-1:] in (["d'"], ["son"], ["leur"], ["votre"], ["notre"]) or before[:1] in (["sans"], ["avec"]):
        return True
    return any(phrases.preposition(c) == "à" and c.pos_ == "NOUN" for c in token.rights)


def _compound(lemma: str, inner: Token | None) -> str | None:
    """The kind of « gouvernement d'union », « commission d'enquête »."""
    if inner is None:
        return None
    whole = f"{lemma} {inner.lemma_.lower()}"
    return next((kind for kind, names in _section("compounds").items() if whole in names), None)


def _content_extent(doc: Doc, content: tuple[int, int], head: Token, intro: str) -> tuple[int, int]:
    """The content without what the parser hangs on it after a comma: « fixer une date|, exige en outre »."""
    start, end = phrases.trim(doc, *content)
    end = max(min(end, head.sent.end), head.i + 1)
    for token in doc[head.i + 1 : end]:
        if token.pos_ == "CCONJ" and intro != "que" and _opens_clause(doc, token.i + 1, end):
            end = token.i  # « a refusé d'obéir |et X l'a démis| »
            break
        if token.text in (",", ";", ":") and token.i + 1 < end:
            after = doc[token.i + 1]
            finite = after.pos_ in ("VERB", "AUX") and "Fin" in after.morph.get("VerbForm", [])
            if finite or (intro != "que" and after.pos_ in ("CCONJ", "SCONJ", "PRON")):
                end = token.i
                break
    return phrases.trim(doc, start, end)


def _opens_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a subject and its finite verb follow."""
    near = doc[start : min(start + 7, end)]
    named = next((t.i for t in near if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
    finite = next((t.i for t in near if t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm", [])), None)
    return named is not None and finite is not None and named < finite


def preposition(token: Token) -> str:
    """The preposition before a noun, whatever the apostrophe it was written with."""
    return "de" if phrases.preposition(token) in ("d'", "d\u2019", "de") else phrases.preposition(token)


def _inner(token: Token) -> Token | None:
    """The noun after « de » in « un projet de trêve », « la levée du siège »."""
    for child in token.rights:
        slip = child.pos_ in ("PRON", "PROPN") and word(child) == child.text and lemma_of(child) == "union"
        noun = child.pos_ == "NOUN" or slip  # the tagger's
        if noun and preposition(child) == "de" and child.dep_ in ("nmod", "obl:arg", "obl:mod"):
            return child
    return None


def is_spelt_out(token: Token) -> bool:
    """« l'idée |d'envoyer une délégation| »: it says itself what it is on."""
    return token.lemma_.lower() in OF_DOING and any(
        c.dep_ == "acl" and _is_inf(c) and word(token.doc[c.left_edge.i]) in ("de", "d'") for c in token.rights
    )


def is_quantified(token: Token) -> bool:
    """« toutes les mesures », « plusieurs textes », « une première version », « l'ancien texte »: not the one known."""
    near = [token.doc[i] for i in range(max(token.sent.start, token.i - 3), token.i)]
    lead = [word(t) for t in near if t.head == token or t.pos_ == "DET"]
    if set(lead) & EACH or {"tous", "toutes"} & {word(t) for t in near}:
        return True
    own = {c.lemma_.lower() for c in token.children if c.pos_ in ("ADJ", "NUM", "VERB")}
    return bool(own & EARLIER) or lemma_of(token) == "version" and bool(own & VERSIONS)


def has_complement(token: Token) -> bool:
    """Whether a noun says of what: « un projet |de trêve| », « la proposition |américaine| »."""
    return any(c.dep_ in ("nmod", "amod") and word(c) not in PLAIN_ADJECTIVES for c in token.rights)


def _ended_kind(noun: Token) -> str | None:
    lemma, form = noun.lemma_.lower(), word(noun).rstrip("sx")
    return next((kind for kind, nouns in _section("ended").items() if lemma in nouns or form in nouns), None)


def _extent(doc: Doc, token: Token) -> tuple[int, int]:
    """The noun phrase up to a participle, a relative clause or another proposal joined by « et »."""
    start, end = phrases.phrase(doc, token.i)
    start, end = phrases.trim(doc, start, end)
    while start < token.i and word(doc[start]) in ("dont", "que", "qu'", "où"):
        start += 1
    for inside in doc[token.i + 1 : max(end, token.i + 1)]:
        relative = word(inside) in ("que", "qu'", "qui", "dont", "où") and inside.pos_ in ("PRON", "SCONJ")
        participle = inside.dep_ == "acl" and inside.pos_ == "VERB" and any(True for _ in inside.children)
        participle = participle and not (token.lemma_.lower() in OF_DOING and inside.head == token and _is_inf(inside))
        attached = (  # « dans un communiqué |à un …| »
            word(inside) in ("à", "au")
            and doc[inside.i + 1 : inside.i + 2].text in ("un", "une")
            and inside.i > 0
            and doc[inside.i - 1].lemma_.lower() in OCCASIONS
        )
        joined = inside.pos_ == "CCONJ" and joins(doc, inside) is not None
        called = (  # « a qualifié cette décision |d'« absurde »| »
            inside.text in ('"', "«", "“") and token.head.lemma_.lower() in CALLING and token.dep_ == "obj"
        )
        if called:
            end = inside.i - (2 if doc[inside.i - 1].text in ("'", "’") else 1)
            break
        judged = inside.pos_ == "ADJ" and token.head.lemma_.lower() in JUDGING and token.dep_ == "obj"
        judged = judged and inside.lemma_.lower() in _verdicts()
        as_what = word(inside) == "comme"  # « la levée du blocus |comme préalable| »
        if relative or participle or joined or attached or judged or as_what or _is_verb(inside):
            end = inside.i
            break
    start, end = phrases.trim(doc, start, end)
    while end - 1 > token.i and doc[end - 1].text in ('"', "«"):
        end -= 1
    if is_spelt_out(token):
        end = _through_infinitive(doc, token, end)
    end = _through_number(doc, _with_complement(doc, token, end))
    if end < len(doc) and doc[end].text in ('"', "»") and any(t.text in ('"', "«") for t in doc[start:end]):
        end += 1
    return (start, end) if start <= token.i < end else (token.i, token.i + 1)


def _is_verb(token: Token) -> bool:
    """« le refus de signer l'accord |bloque| les discussions »: a verb that the tagger took for an adjective."""
    if token.pos_ == "VERB" and token.dep_ == "amod" and "Fin" in token.morph.get("VerbForm", []):
        return True
    if token.pos_ != "ADJ" or token.i + 1 >= len(token.doc) or token.nbor(1).pos_ not in ("DET", "PROPN"):
        return False
    return verb_of_finite(word(token)) is not None


def _through_infinitive(doc: Doc, token: Token, end: int) -> int:
    """« l'idée d'envoyer une délégation| rencontrer le président »: up to the object of what it is the idea of."""
    verb = next(c for c in token.rights if c.dep_ == "acl" and _is_inf(c))
    objects = [c for c in verb.rights if c.dep_ in ("obj", "obl:arg")]
    reached = phrases.phrase(doc, objects[0].i)[1] if objects else verb.i + 1
    for inside in doc[verb.i + 1 : reached]:
        if inside.pos_ in ("VERB", "AUX") or word(inside) in ("qui", "que", "dont", "où"):
            reached = inside.i
            break
    return max(end, reached)


def _through_number(doc: Doc, end: int) -> int:
    """« la suppression de l'article |49 alinéa 3| », « la résolution |2254| »."""
    while 0 < end < len(doc) and (
        word(doc[end - 1]) in NUMBERED and doc[end].like_num or doc[end - 1].like_num and word(doc[end]) == "alinéa"
    ):
        end += 1
    return end


def _with_complement(doc: Doc, token: Token, end: int) -> int:
    """« la suppression |de cet article| », « la fin de la « dérive » |de la gauche| »: a complement hung elsewhere."""
    at = end
    while at < len(doc) and doc[at].text in ("»", '"', "”"):
        at += 1
    if at >= token.sent.end or word(doc[at]) not in ("de", "du", "des", "d'") or doc[end - 1].pos_ not in NAMING:
        return end
    noun = next((t for t in doc[at + 1 : min(at + 5, token.sent.end)] if t.pos_ not in ("DET", "ADJ", "NUM")), None)
    if any(t.text in ("«", '"', "“") for t in doc[at + 1 : at + 3]):
        return end  # « a qualifié la décision |d'« absurde »| »
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or phrases.is_temporal(noun) or noun.lemma_.lower() == "part":
        return end
    reached = phrases.phrase(doc, noun.i)[1]
    return max(reached, noun.i + 1)


def joins(doc: Doc, conjunction: Token) -> Token | None:
    """The proposal that « et » joins to the one before it: « une trêve et |l'évacuation| des civils »."""
    for token in doc[conjunction.i + 1 : conjunction.i + 5]:
        if token.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return None
        if token.pos_ == "NOUN":
            return token if _kind_of().get(lemma_of(token)) is not None else None
    return None


def _definiteness(token: Token) -> str:
    determiner = next((c for c in token.lefts if c.pos_ == "DET" or word(c) in ("un", "une", "des")), None)
    if determiner is None:
        return "bare"
    form = word(determiner)
    if form in ("ce", "cet", "cette", "ces") or any(word(c) in ("tel", "telle", "tels", "telles") for c in token.lefts):
        return "demonstrative"
    if form in ("le", "la", "l'", "les", "son", "sa", "ses", "leur", "leurs"):
        return "definite"
    return "indefinite"


def _duration(doc: Doc, start: int, end: int) -> str | None:
    """« cinq jours » inside the phrase or right after it."""
    for token in doc[start : min(end + 4, len(doc))]:
        if token.i >= end and token.text in (",", ".", ";", ")"):
            break
        unit = token.lemma_.lower()
        if unit in UNITS and token.i > start and (doc[token.i - 1].like_num or doc[token.i - 1].pos_ == "NUM"):
            return f"{doc[token.i - 1].text} {token.text}"
    return None


def _marks(doc: Doc, start: int, end: int, heads: set[int], turn: Token) -> frozenset[str]:
    """The lemmas that tell a proposal from others of its kind; places and durations are kept apart."""
    found = set()
    joined = {t.i for t in turn.subtree if t.dep_ == "conj" and t.head.i > turn.i and t.i - turn.i <= 8}
    for token in doc[start:end]:
        if token.i in heads or token.lemma_.lower() in PLAIN_ADJECTIVES | UNITS:
            continue
        if token.pos_ in ("ADJ", "NOUN") and not token.like_num and not phrases.is_temporal(token):
            found.add(token.lemma_.lower())
    found |= {doc[i].lemma_.lower() for i in joined if doc[i].pos_ == "NOUN" and doc[i].head.pos_ == "NOUN"}
    return frozenset(found - {"lieu", "sein"})


def _terms(doc: Doc, naming: Naming, turn: Token) -> dict[str, str]:
    """The terms that the phrase itself gives: duration, scope, start, beneficiaries, conditions."""
    terms: dict[str, str] = {}
    if naming.duration:
        terms["duration"] = naming.duration
    if any(t.lemma_.lower().startswith(("immédiat", "sans délai")) for t in doc[naming.start : naming.end]):
        terms["start"] = "immédiat"
    if naming.kind in ("evacuation", "release"):
        whom = next((c for c in turn.rights if c.pos_ == "NOUN" and preposition(c) == "de"), None)
        if whom is not None and whom.i < naming.end:
            start, end = phrases.phrase(doc, whom.i)
            terms["beneficiaries"] = doc[start : min(end, naming.end)].text
    for token in doc[naming.start : min(naming.end + 2, len(doc))]:
        outside = token.i >= naming.end
        places = ("à", "en", "dans", "sur") if outside else ("à", "en", "dans", "sur", "pour", "de")
        if token.pos_ == "PROPN" and token.ent_type_ in ("LOC", "") and preposition(token) in places:
            if outside and any(t.is_punct for t in doc[naming.end : token.i]):
                break
            end = token.i + 1
            while end < len(doc) and doc[end].pos_ == "PROPN":
                end += 1
            terms["scope"] = doc[token.i : end].text
            break
    after = " ".join(word(t) for t in doc[naming.end : min(naming.end + 3, len(doc))])
    if (match := re.match(r",? ?(sous (?:conditions?|réserve)|à condition)", after)) is not None:
        terms["conditions"] = match.group(1)
    return terms


def references() -> frozenset[str]:
    """Nouns that refer back to what is proposed: « ce texte », « une telle proposition »."""
    return _section("references")["documents"]


def synonyms(kind: str) -> frozenset[str]:
    """Nouns of a kind that name one another."""
    return _section("synonyms").get(kind, frozenset())


def cues(name: str) -> frozenset[str]:
    """A list of cue words: `asking`, `conditions`."""
    return _section("cues")[name]
