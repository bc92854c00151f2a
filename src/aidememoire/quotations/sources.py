"""« Selon X », « d'après X », « pour X », « aux yeux de X »: whose words a sentence gives, and which of its words."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.lexicon.phrases import fold
from aidememoire.quotations.apposed import PARTICIPLES, is_apposed, is_remark
from aidememoire.quotations.asides import resumes_after_date
from aidememoire.quotations.documents import POSSESSIVES
from aidememoire.quotations.hung_subjects import LATTER
from aidememoire.quotations.incises import after_rubric
from aidememoire.quotations.joined import remarks
from aidememoire.quotations.narrow import closing, narrowed
from aidememoire.quotations.passing import passed_on
from aidememoire.quotations.reporting import RELATIVES, SKIPPED_ZONES, Overlaps, Reported, Reporting
from aidememoire.quotations.resumed import (
    PRONOUN_FORM,
    hearsay_start,
    past_quotation,
    relative_end,
    rest_after,
    starts_anew,
    turns_to_fact,
)
from aidememoire.quotations.speaking import may_speak
from aidememoire.quotations.views import is_of_an_idea, is_topic
from aidememoire.quotations.word_lists import listed as words_listed

# what « selon » and « d'après » introduce that is no source
NOT_SOURCES = {
    "cas", "besoin", "loi", "constitution", "modalité", "calendrier", "critère", "procédure", "règle", "usage",
    "tradition",
    "mode", "formule", "ordre", "méthode", "taille", "article", "principe", "barème", "scénario", "jour", "âge",
    "que", "qu'",
    "humeur", "possibilité", "moyen", "circonstance", "convenance", "goût", "région", "saison", "pays", "expression",
    "degré",
    "roman", "accord", "clause", "disposition", "nouvelle", "pièce", "modèle", "photographie", "dessin", "oeuvre",
    "œuvre", "norme", "quoi", "ligne",
    "axe",
    "acronyme", "sigle", "appellation", "nom", "dénomination", "orthographe", "définition", "nombre", "gravité",
    "nature", "type", "heure", "période", "endroit", "alinéa", "terme", "légende", "protocole", "code",
    "règlement", "traité", "statut",
}  # fmt: skip
WORKS = {"film", "livre", "roman", "pièce", "bande", "conte", "récit", "série", "tableau", "album", "jeu"}
# what « pour X, » at the start of a clause tells of, when X is no person
PURPOSES = {
    "temps", "fois", "heure", "instant", "moment", "exemple", "cause", "part", "mémoire", "rappel", "objectif",
    "but", "noël",
    "pâques", "ramadan", "preuve", "conclusion", "raison", "reste",
}  # fmt: skip
HUMAN = {
    "ministre", "président", "présidente", "chef", "cheffe", "porte-parole", "expert", "analyste", "diplomate",
    "responsable", "député", "chercheur", "historien", "ambassadeur", "négociateur", "avocat", "avocate",
    "procureur", "directeur", "directrice", "général", "colonel", "experte", "observateur", "spécialiste",
    "politologue", "économiste", "députée", "militant",
}  # fmt: skip
ANALYSTS = {
    "expert",
    "analyste",
    "observateur",
    "spécialiste",
    "chercheur",
    "historien",
    "politologue",
    "économiste",
    "experte",
}
# set phrases that name whose view it is, as their words
PHRASES = (
    ("aux", "yeux", "de"), ("de", "l'", "avis", "de"), ("à", "en", "croire"), ("a", "en", "croire"), ("au", "dire",
    "de"),
    ("aux", "dires", "de"), ("de", "l'", "aveu", "de"), ("du", "point", "de", "vue", "de"),
    ("si", "l'", "on", "en", "croit"), ("s'", "il", "faut", "en", "croire"), ("de", "l'", "aveu", "même", "de"),
    ("de", "source", "proche", "de"), ("de", "sources", "proches", "de"), ("au", "dire", "même", "de"),
)  # fmt: skip
TURNS = {
    "au contraire",
    "en revanche",
    "désormais",
    "toutefois",
    "cependant",
    "par ailleurs",
    "en effet",
    "également",
    "lui",
}
FIRST_WORDS = {"selon", "d'après", "à", "dixit", "d'", "pour", *(words[0] for words in PHRASES)}
AFTER_BREAK = (",", '"', "«", ";", "(", "–", "—")
JOINING = ("mais", "or", "et", "car", "puis")
CONTRACTED = {"d'": "de", "du": "de", "des": "de", "d": "de"}


def by_source_preposition(r: Reporting, reported: list[Reported]) -> list[Reported]:
    """The words that « selon X » covers, for each in the text.

    One that only says who passed on what somebody else said fills `via` of that quotation instead.
    """
    found: list[Reported] = []
    read = Overlaps(reported)
    openers = {r.doc.vocab.strings.add(word) for word in FIRST_WORDS}
    for i, word in enumerate(r.doc.to_array("LOWER").tolist()):
        cue = source_cue(r, i) if word in openers else None
        if cue is None or r.inside_direct(i) or r.zone_of(i) in SKIPPED_ZONES:
            continue
        first, last, head = cue
        start, end = r.sentence_of(first)
        told = passed_on(r, first, read.of(r.doc[start].idx, r.doc[end - 1].idx + 1))
        if told is not None:
            if told.token is None:
                told.token, told.source = head, r.source_span(head)
            else:
                told.via = head
            continue
        one = _scope(r, first, last, head)
        if one is None or one.cue is None:
            continue
        inside = [f for f in read.of(one.cue[0], one.cue[1]) if f.start > one.start]
        if inside:
            one.start, one.parts = max(f.start for f in inside), []
            if one.start >= one.end - 3 or one.cue[0] - one.start < 4:
                continue
        found.append(one)
    return found


def source_cue(r: Reporting, i: int) -> tuple[int, int, int] | None:
    """(first, last token of the cue, token of the source) when a source preposition stands at `i`."""
    doc = r.doc
    word = doc[i].lower_
    if word in ("à", "a"):
        eyes = _own_eyes(r, i)
        if eyes is not None:
            return eyes
    last = _last_of_cue(r, i, word)
    if last is None or last + 1 >= len(doc):
        return None
    following = doc[last + 1]
    if following.lower_ in ("que", "qu'") or following.lower_ == "ce" and following.pos_ == "PRON":
        return None  # « selon que », « selon ce qui n'est qu'un bilan »
    _, sent_end = r.sentence_of(i)
    head: Token | None = next((t for t in doc[last + 1 : min(sent_end, last + 9)] if _is_nominal(t)), None)
    if following.text in ("«", '"') and last + 3 < sent_end and doc[last + 3].text in ("»", '"'):
        head = doc[last + 2] if doc[last + 2].text[:1].isupper() else head  # « Selon "Courrier", "…" »
        return (i, last, head.i) if head is not None else None
    case = doc[i].head
    listed = any(t.text == "," for t in doc[last + 1 : case.i])
    if not listed and case.i > last and case.pos_ in ("NOUN", "PROPN", "PRON") and case.i < last + 9:
        head = case
    if head is not None and head.lower_ in PRONOUN_FORM and is_of_an_idea(r, i):
        return None
    if head is None or {head.lemma_.lower(), head.lower_} & NOT_SOURCES and not _names_body(head):
        return None
    if head.lemma_.lower() in words_listed("measures"):
        return None  # « selon le plan prévu », « à en croire son sourire »
    if head.lemma_.lower() in WORKS and i > 0 and doc[i - 1].is_alpha:
        return None  # « une série |d'après le film| de X »
    if head.pos_ == "NOUN" and not may_speak(r, head):
        return None  # « selon leur orientation », « selon la situation »
    if word == "pour" and not _is_view(r, i, head.i):
        return None
    if phrases.is_temporal(head) and not any(c.dep_ == "flat:name" for c in head.rights):
        return None
    return i, last, head.i


def _names_body(head: Token) -> bool:
    """« selon l'|Ordre| des médecins », with a capital; not « selon l'ordre du jour », « la Constitution »."""
    return head.text[:1].isupper() and fold(head.text) in words("body_heads")


def _own_eyes(r: Reporting, i: int) -> tuple[int, int, int] | None:
    """« |À ses yeux|, P », « |à leur avis|, P »: whose view it is stands in the possessive."""
    doc = r.doc
    if i + 3 >= len(doc) or doc[i + 3].text != "," or doc[i + 1].lower_ not in POSSESSIVES:
        return None
    if doc[i + 2].lower_ not in ("yeux", "avis") or i != r.sentence_of(i)[0] and doc[i - 1].text not in AFTER_BREAK:
        return None
    return i, i + 2, i + 1


def _last_of_cue(r: Reporting, i: int, word: str) -> int | None:
    doc = r.doc
    if word not in FIRST_WORDS:
        return None
    sent_start, _ = r.sentence_of(i)
    if word in ("selon", "d'après", "dixit"):
        return i
    if word == "d'" and i + 1 < len(doc) and doc[i + 1].lower_ == "après":
        return i + 1
    opens = i == sent_start or doc[i - 1].text in AFTER_BREAK or doc[i - 1].is_space
    if word == "pour" and (opens or doc[i - 1].lower_ in ("mais", "or", "et")):
        return i
    if opens:
        for phrase in PHRASES:
            if phrase[0] != word:
                continue
            here = [t.lower_ for t in doc[i : i + len(phrase)]]
            here[-1] = CONTRACTED.get(here[-1], here[-1])
            if here == [*phrase]:
                return i + len(phrase) - 1
    return None


def _is_nominal(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN", "PRON", "X") or token.lower_ in ("l'une", "l'un"):
        return True
    if token.lower_ in LATTER:
        return token.nbor(-1).lower_ in ("ce", "cette", "ces")  # « selon |ce dernier| »
    return token.dep_ == "nmod" and token.pos_ == "NUM"


def _is_view(r: Reporting, i: int, head: int) -> bool:
    """Whether « pour X, » gives X's view: X is a person or body, and a comma follows."""
    doc = r.doc
    token = doc[head]
    if token.lower_ in ("qui", "laquelle", "lequel"):
        whose = relative_head(r, i, token.lower_)
        return i > 0 and doc[i - 1].text == "," and whose is not None and r.can_speak(whose)
    end = r.token_at(r.source_span(head)[1] - 1) + 1
    if end < len(doc) and doc[end].text != "," and doc[head + 1].text[:1].isupper():
        end = _past_name(r, head + 1)  # « pour l'organisation |Contas Abertas|, »
    if end >= len(doc) or doc[end].text != ",":
        return False
    if not any(c.kind == "finite" and c.group[0] > end for c in r.clauses_in(end, r.sentence_of(i)[1])):
        return False  # « …, pour les chefs de détournement, »
    if is_topic(r, head, r.sentence_of(i)[1]):
        return False
    many = "Plur" in token.morph.get("Number", []) and doc[head - 1].lower_ not in ("l'", "le", "la")
    if token.pos_ == "NOUN" and many and token.lemma_.lower() not in ANALYSTS:
        return False  # « Pour les autres syndicats, les résultats sont … »
    named = (
        token.pos_ == "PROPN" or token.lower_ in ("lui", "elle", "eux", "elles") or token.ent_type_ in ("PER", "ORG")
    )
    human = token.lemma_.lower() in HUMAN or functions.function(token.text) is not None
    human = human or token.lower_ in words_listed("holding_views")
    return (named or human) and not phrases.is_temporal(token) and token.lemma_.lower() not in PURPOSES


def _past_name(r: Reporting, at: int) -> int:
    """The token after the words with a capital that stand at `at`."""
    while at < len(r.doc) and r.doc[at].text[:1].isupper():
        at += 1
    return at


def _scope(r: Reporting, first: int, last: int, head: int) -> Reported | None:
    """The words that « selon X » covers: the clause it opens, or all of the sentence before it."""
    doc = r.doc
    sent_start, sent_end = r.sentence_of(first)
    if doc[first - 1].text == ":":
        sent_start = first  # « P : |selon X, Q| »
    source_end = r.token_at(r.source_span(head, alone=_waits_for_object(r, first))[1] - 1) + 1
    if source_end < sent_end and doc[source_end].pos_ in ("VERB", "AUX") and doc[source_end].lower_ not in PARTICIPLES:
        source_end = phrases.phrase(doc, head)[1]  # « Selon ces derniers, |Paris et Rome ont| »: no list of sources
    source_end = _before_clause(r, first, source_end)
    lead = [t for t in doc[sent_start:first] if t.is_alpha and t.pos_ not in ("CCONJ", "ADV")]
    token: int | None = head
    if doc[head].lower_ in ("qui", *PRONOUN_FORM):
        token = relative_head(r, first, doc[head].lower_)
        parts = [(head + 1, _relative_end(r, head, sent_end))]
    elif (inner := narrowed(r, sent_start, first, source_end, sent_end)) is not None:
        parts = inner
    elif not lead or _joins(r, first) or _only_setting(r, sent_start, first, source_end, sent_end):
        start = _main_start(r, head, source_end, sent_end)
        parts = [(start, _before_next_source(r, start, sent_end))]
    elif source_end + 1 < sent_end and doc[source_end].text == "," and doc[source_end + 1].lower_ in ("que", "qu'"):
        parts = [(source_end + 2, sent_end)]  # « laissent apparaître, toujours selon X, |que P| »
    else:
        rest = rest_after(r, sent_start, first, source_end, sent_end)
        parts = [(_scope_start(r, sent_start, first, head, rest is not None), first)]
        closed = doc[parts[0][0] - 1].text == "»" if parts[0][0] else False
        if closed and rest is None and not any(c.kind == "finite" for c in r.clauses_in(*parts[0])):
            return None  # « "P" dans la nuit, selon X »: what is said stands between the marks
        if rest is not None:
            parts.append(relative_end(r, parts[0][0], rest))
    return _reported(r, first, last, token, parts, source_end)


def _before_clause(r: Reporting, first: int, end: int) -> int:
    """« selon le bilan fourni|, cinq enfants étaient morts| »: where a source ends that swallowed the clause."""
    comma = next((k for k in range(first, end) if r.doc[k].text == ","), None)
    if comma is None or r.doc[comma + 1].lower_ in RELATIVES:
        return end
    said = any("Fin" in t.morph.get("VerbForm", []) for t in r.doc[comma:end])
    return comma if said and not any(t.lower_ in RELATIVES for t in r.doc[comma:end]) else end


def _reported(
    r: Reporting, first: int, last: int, token: int | None, parts: list[tuple[int, int]], source_end: int
) -> Reported | None:
    doc = r.doc
    if not parts or parts[-1][0] >= len(doc):
        return None
    if parts[0][0] and doc[parts[0][0]].pos_ == "CCONJ" and doc[parts[0][0] - 1].text in ("»", '"'):
        parts = [(parts[0][0] + 1, parts[0][1]), *parts[1:]]  # « "A" et |"B"|, selon X »
    if source_end <= parts[-1][0] and doc[parts[-1][0]].text not in ("«", '"'):
        parts = [*parts[:-1], (parts[-1][0], past_quotation(r, *parts[-1]))]
    trimmed = [phrases.trim(doc, a, b) for a, b in parts]
    spans = [s for s in (r.strip(*phrases.chars(doc, a, b)) for a, b in trimmed if b > a) if s[1] - s[0] > 2]
    if not spans:
        return None
    source = r.strip(*r.source_span(token, alone=_waits_for_object(r, first))) if token is not None else None
    if source is not None and first < r.token_at(source[0]) < source_end:
        source = r.strip(source[0], min(source[1], doc[source_end - 1].idx + len(doc[source_end - 1])))
    return Reported(
        spans[0][0], spans[-1][1], "indirect", phrases.chars(doc, first, last + 1), source, token,
        why=f"{doc[first].lower_} X",
        parts=spans if len(spans) > 1 else [],
    )  # fmt: skip


def _waits_for_object(r: Reporting, first: int) -> bool:
    """« a remis, |d'après X|, une nouvelle version »: a verb stands right before the source, its object after it."""
    if first < 2 or r.doc[first - 1].text != "," or r.doc[first - 2].pos_ not in ("VERB", "AUX"):
        return False
    clause = r.by_head.get(first - 2)
    held = clause is not None and not r.clauses[clause].passive
    return held and r.doc[first - 2].dep_ != "acl"  # « n'a rien à |cacher|, selon sa porte-parole, Ana Ruiz »


def _joins(r: Reporting, first: int) -> bool:
    """« …, mais selon X, P »: what follows is a clause joined to the one before."""
    if first < 1 or r.doc[first - 1].lower_ in JOINING:
        return first >= 1
    return r.doc[first - 1].text in (",", ";") and first > 1 and r.doc[first - 2].lower_ in JOINING


def _only_setting(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> bool:
    """« Dans la nuit, |d'après le maire|, des tirs ont … »: only time or place stands before the source."""
    if r.doc[first - 1].text != "," or source_end >= sent_end or r.doc[source_end].text != ",":
        return False
    if any(c.kind in ("finite", "infinitive") for c in r.clauses_in(sent_start, first)):
        return False
    main = next((c for c in r.clauses_in(source_end, sent_end) if c.kind == "finite" and c.relation != "relcl"), None)
    return main is not None and main.subject_head is not None and main.subject_head > source_end


def relative_head(r: Reporting, first: int, pronoun: str) -> int | None:
    """The noun that « selon laquelle », « pour qui » stands for."""
    doc = r.doc
    form = PRONOUN_FORM.get(pronoun)

    def fits(token: Token) -> bool:
        if token.pos_ not in ("NOUN", "PROPN") or phrases.is_temporal(token):
            return False
        gender, number = token.morph.get("Gender", []), token.morph.get("Number", [])
        return form is None or ((not gender or gender == [form[0]]) and (not number or number == [form[1]]))

    if pronoun == "qui" and first > 2 and doc[first - 1].text == ",":
        beside = _ends_at(r, first - 2)  # « …, a regretté |la centrale|, pour qui P »
        if fits(doc[beside]):
            return beside
    current = doc[doc[first].head.i]
    for _ in range(8):
        if current.dep_.startswith("acl") and current.head.i < first and fits(current.head):
            return int(current.head.i)
        if current.head.i == current.i:
            break
        current = current.head
    sent_start, _ = r.sentence_of(first)
    near = next((k for k in range(first - 1, sent_start - 1, -1) if fits(doc[k])), None)
    if near is None or form is not None:
        return near
    head = doc[near]
    while head.dep_ in ("nmod", "flat:name", "amod") and head.head.i < head.i and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    return int(head.i)


def _ends_at(r: Reporting, last: int) -> int:
    """The head of the noun phrase whose last token stands here."""
    head = r.doc[last]
    while head.head.i < head.i and head.head.pos_ in ("NOUN", "PROPN") and head.dep_ not in ("conj", "appos"):
        head = head.head
    return int(head.i)


def _relative_end(r: Reporting, head: int, sent_end: int) -> int:
    """The end of a relative clause « pour qui la crise est interne, »: the comma that closes it."""
    verb = r.doc[head].head
    if verb.dep_.startswith("nsubj") and verb.head.i > verb.i:
        verb = verb.head  # « selon lequel une nouvelle rencontre |aura lieu| », hung on the subject
    end = max(verb.right_edge.i + 1, head + 2)
    resumed: int | None = None
    for k in range(head + 1, sent_end):
        if k > end:
            break
        if r.doc[k].text == "," and k > verb.i and r.quoted_at(k) is r.quoted_at(head):
            if k == resumed:
                continue
            resumed = resumes_after_date(r, k, sent_end)
            if resumed is not None:
                end = max(end, closing(r, resumed + 1, sent_end))
                continue
            return k
    for clause in r.clauses_in(head + 1, min(sent_end, end)):
        own = clause.kind == "finite" and clause.subject_head is not None and clause.subject_head < head
        if own and any(c.kind == "finite" for c in r.clauses_in(head + 1, clause.group[0])):
            return clause.group[0]  # « des rumeurs selon lesquelles P |ont circulé| »
    return min(end, sent_end)


def _main_start(r: Reporting, head: int, source_end: int, sent_end: int) -> int:
    """Where the main clause starts after « Selon X, qui …, »: the first comma that a clause of its own follows."""
    doc = r.doc
    commas = [k for k in range(source_end, min(sent_end, source_end + 45)) if doc[k].text == ","]
    if not commas:
        return source_end
    if not is_remark(r, commas[0] + 1, sent_end):
        if len(commas) > 1 and doc[commas[0] + 1 : commas[1]].text.lower() in TURNS:
            return commas[1] + 1  # « Pour X, |au contraire|, P »
        return commas[0] + 1
    for k in commas[1:]:
        following = next((c for c in r.clauses_in(k, sent_end) if c.kind == "finite" and c.group[0] > k), None)
        if (
            following is not None
            and following.relation != "relcl"
            and not (following.subject and following.subject[0] < k)
            and not is_apposed(r, k + 1, sent_end)
        ):
            return k + 1
    return commas[1] + 1 if len(commas) > 1 else commas[0] + 1


def _adds(r: Reporting, at: int, sent_end: int) -> bool:
    return at + 1 < sent_end and r.doc[at].lower_.endswith("ant") and r.doc[at + 1].lower_ in ("que", "qu'")


def _before_next_source(r: Reporting, start: int, sent_end: int) -> int:
    for k in range(start + 2, sent_end):
        if r.doc[k].text == "," and remarks(r, k + 1, sent_end, nominal=True):
            return k  # « selon X, P|, une hypothèse que Y écarte| »
        if r.doc[k].text == ";" and starts_anew(r, start, k, sent_end):
            return k  # « selon X, P |; ce qui est nié par Y| »
        if (
            r.doc[k].lower_ in ("alors", "tandis")
            and r.doc[k - 1].text == ","
            and r.doc[k + 1].lower_ in ("que", "qu'")
        ):
            return k - 1
        if r.doc[k].lower_ in ("selon", "d'après") and not r.inside_direct(k) and source_cue(r, k) is not None:
            return k
        if r.doc[k].lower_ == "en" and r.doc[k - 1].lower_ == "tout" and _adds(r, k + 1, sent_end):
            return k - 1  # « selon X, P |tout en ajoutant que| … »
    if (fact := turns_to_fact(r, start, sent_end)) is not None:
        return fact
    for clause in r.clauses_in(start, sent_end):  # « selon X, P |et Y répond que| … »
        if clause.kind == "finite" and clause.subject_own and clause.subject is not None and r.speech_frame(clause):
            before = r.doc[clause.subject[0] - 1]
            joined = before.pos_ == "CCONJ" and before.lower_ in ("et", "mais", "or")
            if clause.subject[0] > start + 2 and (joined or before.text == ";"):
                return clause.subject[0] - 1
    return sent_end


def _scope_start(r: Reporting, sent_start: int, first: int, head: int, cuts: bool) -> int:
    """Where the words start that a closing or inserted « selon X » covers.

    After an earlier « selon Y, » of the sentence, at a hearsay clause after « et », or, when it cuts a
    relative clause, after its pronoun.
    """
    doc = r.doc
    for k in range(first - 2, sent_start, -1):
        if doc[k].lower_ in ("selon", "d'après") and source_cue(r, k) is not None:
            pause = next((j for j in range(k, first) if doc[j].text == "," or doc[j].lower_ == "et"), None)
            return pause + 1 if pause is not None else sent_start
        if doc[k].text == ";" or doc[k].text == "»" and (q := r.quoted_at(k - 1)) is not None and r.is_direct(q):
            return k + 1
    if cuts and (relative := _relative_start(r, head, sent_start)) is not None:
        return relative
    if (hearsay := hearsay_start(r, sent_start, first)) is not None:
        return hearsay
    start = after_rubric(r, sent_start)
    while start < first and (doc[start].is_space or doc[start].pos_ == "CCONJ" and start == sent_start):
        start += 1
    return start


def _relative_start(r: Reporting, head: int, sent_start: int) -> int | None:
    """« …, à qui |elle a remis, d'après son entourage, …| »: the words after the relative pronoun."""
    clause = r.governing(head)
    if clause is None or clause.kind != "finite" or clause.group[0] > head:
        return None
    for k in range(clause.group[0] - 1, max(sent_start, clause.group[0] - 8), -1):
        if r.doc[k].text in (",", ";"):
            return None
        if r.doc[k].lower_ in RELATIVES:
            return k if r.doc[k].lower_ == "qui" and r.doc[k - 1].pos_ != "ADP" else k + 1
    return None
