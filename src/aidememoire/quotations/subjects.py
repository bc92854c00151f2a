"""Who speaks where the parse gives a verb of speech no subject, or one that stands in another clause.

All positions are tokens.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.actors.mention import is_human
from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.hung_subjects import (
    IN_A_PHRASE,
    above_place,
    agent_before,
    by_whom,
    holder_at,
    joined_before,
    latter_before,
    of_dont,
    pushed_before,
)
from aidememoire.quotations.word_lists import listed

COUNTING = {"nombre", "quantité"}  # « |nombre d'|élus estimant que »: those counted speak
RELATIVES = {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}
LONGEST = 10  # tokens of a noun phrase before its verb
NOMINATIVES = {"il", "elle", "ils", "elles"}
CLITICS = {"ne", "n'", "se", "s'", "y", "en", "lui", "leur", "le", "la", "les", "l'", "me", "m'", "nous", "vous"}


def mended_subject(doc: Doc, clause: Clause, sent_start: int) -> int | None:
    """The subject of a clause of speech where the parse is known to miss it; None where nothing says so."""
    head = clause.subject_head
    if head is not None and doc[head].lower_ == "ans" and head < clause.head and clause.relation != "relcl":
        return _aged(doc, head, sent_start)
    if clause.kind == "participle":
        if doc[clause.head].lower_.endswith("ant"):
            return _of_present_participle(doc, clause, sent_start)
        return _of_cut_verb(doc, clause)
    if clause.kind == "gerund" and head is not None and doc[head].lower_ in ("cela", "ce", "c'", "ça"):
        return _of_source(doc, sent_start, head)
    if clause.kind == "gerund" and head is not None and doc[head].lower_ in ("lui", "leur"):
        subjects = (t.i for t in doc[sent_start:head] if t.dep_.startswith("nsubj"))
        return next(subjects, None)  # « |X| lui a proposé de venir en se félicitant de … »
    if clause.kind != "finite" or clause.inverted or clause.passive:
        return None
    if head is None or head > clause.head:
        begins = clause.content[0] if clause.content is not None and clause.intro == "que" else None
        if begins is not None and (head is None or head >= begins):
            return _right_before(doc, clause.group[0], sent_start)
        return None
    if doc[head].lower_ in ("qui", "lui"):
        return _of_lui(doc, head, sent_start) or _who(doc, clause)
    if doc[sent_start].lower_ in ("celui", "celle") and doc[sent_start + 1].lower_ == "qui" and head > sent_start + 1:
        if clause.relation in ("root", "conj", "parataxis"):
            return sent_start  # « |Celui| qui était chef du parti annonce P »
    if doc[sent_start].lower_ in ("lui", "elle") and doc[sent_start + 1].lower_ == "qui" and clause.relation != "relcl":
        return _of_lui(doc, sent_start, sent_start)  # « |Lui| qui visait l'or regrette »
    if clause.relation == "relcl":
        return _antecedent(doc, clause, head)
    if doc[head].text == "%" and (counted := next((c for c in doc[head].rights if c.pos_ == "NOUN"), None)) is not None:
        return int(counted.i)  # « 60 % |des élus| estiment »
    pronoun = _nominative(doc, clause.group[0])
    set_before = pronoun == head + 2 and doc[head + 1].text == "," and head == sent_start
    if pronoun is not None and pronoun > head and (set_before or doc[head].pos_ not in ("NOUN", "PROPN")):
        return pronoun  # « Ému, |il| déclare »
    if (joined := _named_before_and(doc, head)) is not None:
        return joined
    for found in (of_dont(doc, clause, head), joined_before(doc, clause, head)):
        if found is not None:
            return found
    return _after_relative(doc, clause, head) or _past_setting(doc, clause, head, sent_start)


def _aged(doc: Doc, years: int, sent_start: int) -> int | None:
    """« |Léa Roy|, 73 ans, qui dirige l'école et estime que P »: whose age it is."""
    comma = years - 2
    if comma <= sent_start or doc[comma].text != ",":
        return None
    last: Token = doc[comma - 1]
    while last.dep_ == "flat:name" and sent_start <= last.head.i < last.i:
        last = last.head
    return int(last.i) if last.pos_ in ("PROPN", "NOUN") else None


def _of_present_participle(doc: Doc, clause: Clause, sent_start: int) -> int | None:
    latter = latter_before(doc, clause)
    if latter is not None:
        return latter
    head = clause.subject_head
    if (telling := _of_who_tells(doc, clause)) is not None:
        return telling
    if head == clause.group[0] - 1 and (counted := with_count(doc, head)) != head:
        return counted
    if head is not None and head < clause.head:
        if (placed := above_place(doc, head)) is not None:
            return placed
        if not may_be_somebody(doc[head]):
            agent = agent_before(doc, clause, head)
            pushed = pushed_before(doc, clause, head) if agent is None else None
            if agent is not None or pushed is not None and may_be_somebody(doc[pushed]):
                return agent if agent is not None else pushed
    return _of_participle(doc, clause, sent_start) or _of_the_sentence(doc, clause)


def _of_who_tells(doc: Doc, clause: Clause) -> int | None:
    """« |X| s'est tourné vers Y, lui assurant que P »: not the one who is told."""
    first, head = clause.group[0], clause.subject_head
    if head is None or first < 2 or doc[first - 1].lower_ not in ("lui", "leur") or doc[first - 2].text != ",":
        return None
    verb = doc[head]
    if verb.dep_.startswith("nsubj"):
        return None
    while verb.head.i != verb.i and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    return next((c.i for c in verb.lefts if c.dep_.startswith("nsubj")), None)


def _of_source(doc: Doc, sent_start: int, head: int) -> int | None:
    """« Selon |le syndicat|, cela arrive, tout en ajoutant que P »: the source that opens the sentence."""
    if doc[sent_start].lower_ not in ("selon", "pour"):
        return None
    return next((t.i for t in doc[sent_start + 1 : head] if t.pos_ in ("NOUN", "PROPN")), None)


def _of_participle(doc: Doc, clause: Clause, sent_start: int) -> int | None:
    """« Le projet divise, |nombre d'élus| estimant que P »: a noun phrase between a comma and its participle."""
    first = clause.group[0]
    comma = next((k for k in range(first - 1, max(sent_start, first - LONGEST), -1) if doc[k].text == ","), None)
    if comma is None or comma + 1 >= first or doc[comma + 1].pos_ == "ADP":
        return None
    inside = doc[comma + 1 : first]
    if any(t.pos_ not in IN_A_PHRASE for t in (inside[1:] if inside[0].lower_ == "beaucoup" else inside)):
        return None
    nouns = [t for t in inside if t.pos_ in ("NOUN", "PROPN") and not phrases.is_temporal(t)]
    if not nouns or clause.subject_head is not None and clause.subject_head > comma:
        return None
    return with_count(doc, int(nouns[1].i if nouns[0].lower_ in COUNTING and len(nouns) > 1 else nouns[0].i))


def _of_the_sentence(doc: Doc, clause: Clause) -> int | None:
    """« |X| n'a confirmé que le blocage, reconnaissant que P »: after a comma, not a thing but who is told of."""
    head = clause.subject_head
    if head is None or doc[clause.head - 1].text != "," or doc[head].pos_ != "NOUN" or may_be_somebody(doc[head]):
        return None
    if any(c.pos_ == "PROPN" for c in doc[head].rights):
        return None  # « Mme Roy »
    root = doc[clause.head]
    while root.head.i != root.i:
        root = root.head
    subject = next((c for c in root.lefts if c.dep_.startswith("nsubj")), None)
    if subject is None or not (
        subject.pos_ in ("PROPN", "PRON") or subject.text[:1].isupper() or may_be_somebody(subject)
    ):
        return None
    return int(subject.i)


def _of_cut_verb(doc: Doc, clause: Clause) -> int | None:
    """« |il| avait un temps annoncé », « |un témoin| décrit la scène : »: a finite verb taken for a participle."""
    if (shared := _of_shared_auxiliary(doc, clause)) is not None:
        return shared
    head = clause.subject_head
    if head is None or head >= clause.head:
        return None
    if (
        doc[head].lower_ in ("temps", "moment", "instant")
        and doc[head].head.lemma_ == "avoir"
        and doc[head].head.i < head
    ):
        return _nominative(doc, doc[head].head.i)
    tenseless = clause.agent_head is None and doc[clause.head].lower_.endswith(("it", "its"))
    if tenseless and clause.head - 1 == head and doc[clause.head].dep_.startswith("acl"):
        return head if may_be_somebody(doc[head]) else None
    return None


def _of_shared_auxiliary(doc: Doc, clause: Clause) -> int | None:
    """« |L'agence| a félicité l'équipe et indiqué que P »: the subject of the participle before, with one « a »."""
    first = clause.head
    if first < 3 or doc[first - 1].lower_ not in ("et", "puis") or doc[first + 1].lower_ not in ("que", "qu'"):
        return None
    start = doc[first].sent.start
    for k in range(first - 2, start, -1):
        if doc[k].dep_ == "aux:tense":
            return next((c.i for c in doc[k].head.lefts if c.dep_ in ("nsubj", "nsubj:pass") and c.i < k), None)
        if doc[k].pos_ in ("VERB", "AUX") and doc[k - 1].dep_ != "aux:tense":
            return None
    return None


def with_count(doc: Doc, head: int) -> int:
    """« |une trentaine| d'élus réclamant P »: the word that counts those who speak heads them, as in the directory."""
    word = doc[head]
    count = word.head
    if word.pos_ != "NOUN" or not head - 3 <= count.i < head or doc[head - 1].lower_ not in ("de", "d'"):
        return head
    known = functions.function(word.text) is not None or functions.collective(word.text) is not None
    return int(count.i) if known and fold(count.text) in words("quantities") else head


def may_be_somebody(word: Token) -> bool:
    """Whether a noun names people or a body that can speak: a function, a body, or people by its form."""
    if word.pos_ == "PROPN" or is_human(word):
        return True
    return functions.function(word.text) is not None or functions.collective(word.text) is not None


def _nominative(doc: Doc, verb: int) -> int | None:
    """The « il », « elle » that stands right before a verb and its clitics; such a pronoun is its subject."""
    k = verb - 1
    while k > 0 and doc[k].lower_ in CLITICS:
        k -= 1
    if k < 0 or doc[k].lower_ not in NOMINATIVES or k and doc[k - 1].pos_ == "ADP":
        return None
    return k


def _named_before_and(doc: Doc, head: int) -> int | None:
    """« |la FDM| mines et énergie a demandé »: common nouns without article that go on with a name."""
    if doc[head].pos_ != "NOUN" or head < 3 or doc[head - 1].lower_ != "et" or not doc[head].is_lower:
        return None
    k = head - 2
    while k > head - 5 and k > 0 and doc[k].pos_ in ("NOUN", "ADJ", "PROPN") and doc[k].is_lower:
        k -= 1
    return k if k < head - 2 and doc[k].pos_ in ("PROPN", "X") and doc[k].is_upper else None


def _disagrees(noun: Token, verb: Token) -> bool:
    """« |la loi| … par les élus, qui |estiment| »: a thing, and alone where the verb is plural."""
    if "Plur" not in verb.morph.get("Number", []) or noun.morph.get("Number", []) != ["Sing"] or noun.pos_ != "NOUN":
        return False
    if any(c.dep_ == "conj" for c in noun.rights) or fold(noun.text) in words("quantities"):
        return False
    return not may_be_somebody(noun)


def _who(doc: Doc, clause: Clause) -> int | None:
    """« 60 % |des Français|, déçus, qui estiment », « vers |la Mirandie| en 2015, qui déclare »: the nearest before
    « qui » that can speak and agrees with the verb."""
    first = clause.group[0]
    pronoun = next((k for k in range(first - 1, max(0, first - LONGEST), -1) if doc[k].lower_ == "qui"), None)
    if pronoun is None:
        return None
    number = doc[first].morph.get("Number", [])
    for k in range(pronoun - 1, max(doc[pronoun].sent.start - 1, pronoun - 2 * LONGEST), -1):
        word = doc[k]
        if word.pos_ not in ("NOUN", "PROPN") or phrases.is_temporal(word):
            continue
        own = word.morph.get("Number", [])
        joined = any(c.dep_ == "conj" for c in word.children) or word.dep_ == "conj"
        if may_be_somebody(word) and (not own or not number or own == number or joined):
            return k
    return None


def _right_before(doc: Doc, verb: int, sent_start: int) -> int | None:
    """« Interrogé par X, |Y| a affirmé que P », « |beaucoup| craignent que P »: the words that end at the verb."""
    last = verb - 1
    while last > sent_start and doc[last].lower_ in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur", "le", "l'"):
        last -= 1
    if last > sent_start and doc[last].text in ("»", '"'):
        last -= 1  # « "|Midi|" a affirmé que P »
    if last < sent_start or doc[last].pos_ not in ("NOUN", "PROPN", "PRON", "ADV"):
        return None
    if doc[last].pos_ == "ADV":
        return last if doc[last].lower_ in ("beaucoup", "peu", "certains", "plusieurs") else None
    found: Token = doc[last]
    for _ in range(LONGEST):
        above = found.head
        if above.i >= found.i or above.pos_ not in ("NOUN", "PROPN") or above.i < sent_start:
            break
        if any(t.text in (",", ";", ":") for t in doc[above.i : found.i]):
            break
        found = above
    return int(found.i)


def _of_lui(doc: Doc, head: int, sent_start: int) -> int | None:
    """« X a perdu. |Lui| qui a … regrette », « cela déplaît à X, |lui| qui estime »: the one just told of."""
    lui = head
    while lui > sent_start and doc[lui].lower_ == "qui":
        lui -= 1
    if doc[lui].lower_ not in ("lui", "elle", "eux", "elles"):
        lui = next((k for k in (sent_start,) if doc[k].lower_ in ("lui", "elle")), -1)
    if lui < 0 or lui + 1 >= len(doc) or doc[lui + 1].lower_ != "qui":
        return None
    if lui > sent_start and doc[lui - 1].text == ",":
        return _right_before(doc, lui - 1, sent_start)
    if lui != sent_start or lui < 2:
        return None
    told = [t for t in doc[lui - 2].sent if t.dep_.startswith("nsubj") and (t.pos_ == "PROPN" or is_human(t))]
    return int(told[-1].i) if told else lui


def _antecedent(doc: Doc, clause: Clause, head: int) -> int | None:
    """« la colère |du ministre|, qui rappelle que », « |le neveu| de X - qui demande »: whom a remark is about.

    « vendu |à X| en 2015 qui déclare »: not the moment.
    """
    if phrases.is_temporal(doc[head]) or doc[head].pos_ == "NUM":
        if (named := by_whom(doc, head, clause.group[0])) is not None:
            return named
        near = range(head - 1, max(-1, head - LONGEST), -1)
        return next((i for i in near if doc[i].pos_ == "PROPN" and not phrases.is_temporal(doc[i])), None)
    verbal = any(c.dep_.startswith("aux") for c in doc[head].lefts) or head < doc[head].head.i < clause.group[0] - 1
    if verbal or _disagrees(doc[head], doc[clause.group[0]]):
        return _who(doc, clause)  # « la loi est |pointée| du doigt par les élus, qui estiment »
    pronoun = next((k for k in range(clause.group[0] - 1, head, -1) if doc[k].lower_ == "qui"), None)
    if pronoun is None:
        return None
    word, above = doc[head], doc[head].head
    if word.pos_ in ("PROPN", "NOUN") and (holder := holder_at(doc, head, clause.group[0])) is not None:
        return holder if may_be_somebody(doc[holder]) else None
    if doc[pronoun - 1].text not in (",", "-", "–", "—"):
        return None
    if word.pos_ == "PROPN":
        owned = phrases.preposition(word) == "de" and above.i < head and above.pos_ == "NOUN"
        return int(above.i) if owned and may_be_somebody(above) else None
    if word.pos_ != "NOUN" or word.lemma_.lower() not in listed("feelings"):
        return None
    owner = next((c for c in word.rights if phrases.preposition(c) == "de" and c.i < pronoun), None)
    return int(owner.i) if owner is not None and owner.pos_ in ("NOUN", "PROPN") else None


def _past_setting(doc: Doc, clause: Clause, head: int, sent_start: int) -> int | None:
    """« 100 ans après la découverte, |des chercheurs| ont annoncé »: not the noun of the setting before the comma."""
    first = clause.group[0]
    if not any(t.pos_ == "ADP" and t.dep_ == "case" and t.lower_ not in ("de", "des") for t in doc[head].lefts):
        return None
    comma = next((k for k in range(first - 1, head, -1) if doc[k].text == ","), None)
    if comma is None or doc[comma + 1].pos_ not in ("DET", "PROPN", "PRON") or comma + 1 >= first:
        return None
    if any(t.pos_ not in IN_A_PHRASE for t in doc[comma + 1 : first]):
        return None
    return next((t.i for t in doc[comma + 1 : first] if t.pos_ in ("NOUN", "PROPN")), None)


def _after_relative(doc: Doc, clause: Clause, head: int) -> int | None:
    """« Y, à qui |X| a promis un poste, »: a name between the relative pronoun and the verb."""
    first = clause.group[0]
    for k in range(first - 1, max(head, first - LONGEST), -1):
        if doc[k].text in (",", ";", "»"):
            return None
        if doc[k].lower_ in RELATIVES and doc[k - 1].pos_ == "ADP":
            named = next((i for i in range(k + 1, first) if doc[i].pos_ in ("PROPN", "NOUN")), None)
            return named if named is not None and doc[first - 1].pos_ in ("PROPN", "NOUN", "ADJ") else None
    return None
