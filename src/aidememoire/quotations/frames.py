"""Words that a verb or noun of speech carries as its argument: que-clauses, infinitives, noun phrases."""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.actors.mention import is_human
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.lexicon.frames import Frame
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.acts import (
    is_act,
    is_agency,
    is_believed,
    is_condition,
    is_motive,
    is_of_the_mind,
    is_question,
    is_to_come,
)
from aidememoire.quotations.documents import DOCUMENTS
from aidememoire.quotations.edges import agreeing_subject, before_main_verb, without_lead_date
from aidememoire.quotations.extent import content_end, opens_incise
from aidememoire.quotations.informants import informant
from aidememoire.quotations.leaving import shared_subject
from aidememoire.quotations.reporting import Reported, Reporting
from aidememoire.quotations.telling import closes_locution
from aidememoire.quotations.unsaid import (
    THINGS,
    asks_nothing,
    finds,
    is_called_on,
    is_done,
    is_shown,
    is_state,
    is_undergone,
    shows_only,
    tells_nothing,
    tells_what,
)
from aidememoire.quotations.word_lists import listed

RULES = {
    "loi",
    "constitution",
    "décret",
    "règlement",
    "traité",
    "article",
    "code",
    "ordonnance",
    "convention",
    "règle",
    "norme",
}
POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
CLAUSES = ("que", "inf", "rest")
NEGATIONS = {"ne", "n'", "rien", "pas", "plus", "jamais", "point", "guère", "ni"}
OCCASIONAL = {
    "dans",
    "lors",
    "sur",
    "à",
    "au",
    "aux",
    "devant",
    "en",
    "auprès",
    "via",
    "par",
    "après",
    "avant",
    "pendant",
    "durant",
}
TOLD_OF_ONESELF = ("dire", "déclarer", "avouer", "affirmer")
CALLS = ("appeler à", "lancer un appel")


def by_frame(r: Reporting, clause: Clause) -> Reported | None:
    """What a clause of speech carries as its argument, in the first of its frames that has it."""
    for frame in r.frames[clause.head]:
        if not frame.speech or frame.takes == "quote" or frame.content == "quoted":
            continue
        if clause.negated and frame.speech == "says" and not frame.negated:
            return None
        if is_agency(r, clause) or _is_rule(r, clause):
            return None
        if not is_act(r, clause) or is_of_the_mind(clause) or is_undergone(r, clause) or tells_nothing(r, clause):
            return None
        if finds(clause) or is_question(r, clause):
            return None
        if is_to_come(r, clause) or is_believed(r, clause) or is_motive(r, clause) or is_condition(r, clause):
            return None
        if asks_nothing(r, clause, frame) or shows_only(r, clause) or is_done(r, clause):
            return None
        one = _read(r, clause, frame)
        if one is not None:
            return one
    return None


def _read(r: Reporting, clause: Clause, frame: Frame) -> Reported | None:
    inverted = _inverted_take_up(r, clause)
    start = inverted if inverted is not None else _content_start(r, clause, frame)
    if start is None or start >= len(r.doc) or r.doc[start - 1].text == "(":
        return None
    if frame.id == "imputer à" and clause.subject_head is not None:
        if r.doc[clause.subject_head].lemma_.lower() in DOCUMENTS:
            return None  # « les sondages lui attribuent 5 % des voix »
    if (frame.content or frame.takes) == "inf" and clause.object_head in range(clause.head + 1, start):
        if r.quoted_at(start) is not None and r.quoted_at(clause.head) is None:
            return None  # « a annoncé un bouton « |signaler| » »
    nominal = (frame.content or frame.takes) not in CLAUSES and r.doc[start - 1].lower_ not in ("que", "qu'")
    while (
        (frame.content or frame.takes).endswith("inf")
        and clause.head < start - 1
        and r.doc[start - 1].lower_ in NEGATIONS
    ):
        start -= 1  # « a avoué |ne rien| savoir »
    end = content_end(r, clause, start, nominal=nominal)
    if clause.passive and clause.agent is not None and start < clause.agent[0] <= end:
        end = clause.agent[0] - 1  # « accusée de laxisme |par ses alliés| »
    if nominal and frame.recipients == "à":
        end = _before_asked(r, clause, end)
    if clause.kind == "nominal" or nominal and clause.kind == "participle":
        end = before_main_verb(r, clause, start, end)
    if clause.intro == "que" and r.doc[min(end, len(r.doc) - 1)].text == "," and opens_incise(r, end + 1):
        if not any(c.kind == "finite" for c in r.clauses_in(start, end)):
            return None  # « a dit que |la trêve|, a-t-il ajouté, |tiendrait| »: read with the incise
    first, last = phrases.trim(r.doc, start, end)
    while last > first + 1 and nominal and r.doc[last - 1].pos_ == "CCONJ":
        last -= 1  # « les actes du parti |mais| qui … »
    while first < last and r.doc[first].lower_ in ("cependant", "toutefois", "pourtant", "également"):
        first += 1  # « dément |cependant| cette accusation »
    if last <= first or clause.reflexive and clause.lemma in TOLD_OF_ONESELF and is_state(r, clause, first):
        return None
    if frame.id == "se dire" and is_shown(r, clause):
        return None
    chars = r.strip(*phrases.chars(r.doc, first, last))
    if chars[1] - chars[0] < (3 if nominal else 4):
        return None
    token = clause.object_head if inverted is not None else _speaker_token(r, clause)
    if token is None and not (clause.passive and clause.intro == "que"):
        return None
    named = (frame.content or frame.takes) == "object" and r.doc[clause.object_head or 0].ent_type_ == "PER"
    if named and inverted is None:
        return None  # « a rappelé M. Ederer »
    if frame.id == "dénoncer" and (r.marked_within(*chars) or not tells_what(r, clause)):
        return None  # « a dénoncé un système « injuste » »: the fragment alone
    counts = frame.id == "regretter un fait" or clause.lemma == "revendiquer"
    if counts and (r.doc[start].pos_ == "NUM" or r.doc[start].text[:1].isdigit()):
        return None  # « l'Équateur déplore 21 morts », « revendique 30 000 adhérents »: a count
    clausal = (
        (frame.content or frame.takes) in ("que", "inf")
        or clause.intro
        and clause.content
        and clause.content[0] == start
    )
    human = frame.id != "faire état de" and token is not None and _is_somebody(r, clause, token)
    if not clausal and token is not None and (not (human or r.can_speak(token)) or r.doc[token].lower_ in THINGS):
        return None  # « la situation exige une réponse »
    if clause.kind == "nominal" and not _carries(r, clause, token, first):
        return None
    source = r.source_span(token) if token is not None else None
    polarity = frame.speech.replace("says", "asserts")
    one = Reported(*chars, "indirect", r.cue_span(clause), source, token, polarity, frame.id)
    one.addressee = r.addressee(clause)
    return one


def _before_asked(r: Reporting, clause: Clause, end: int) -> int:
    """« a réclamé une aide d'urgence |au ministre| »: where what is asked ends before whom it is asked of."""
    if clause.object_head is None:
        return end
    for asked in clause.heads.get("à", []):
        if clause.object_head < asked < end and functions.function(r.doc[asked].text) is not None:
            first = phrases.phrase(r.doc, asked)[0]
            if r.doc[first - 2].lemma_.lower() in listed("toward"):
                return end  # « a demandé un hommage |au ministre| »
            return first - 1 if r.doc[first - 1].lower_ in ("à", "au", "aux") else end
    for i in range(clause.object_head + 2, end):  # « … un moratoire sur les loyers |au préfet| »
        if r.doc[i].lower_ in ("au", "aux") and i + 1 < end and functions.function(r.doc[i + 1].text) is not None:
            return end if r.doc[i - 1].lemma_.lower() in listed("toward") or r.doc[i - 1].pos_ == "VERB" else i
    return end


def _is_rule(r: Reporting, clause: Clause) -> bool:
    """« La loi exige que … »: a rule says nothing, it holds."""
    if clause.subject_head is None:
        return False
    lemma = r.doc[clause.subject_head].lemma_.lower()
    if lemma == "article":  # « l'article 12 », « l'article de la loi », and not the journal's
        near = [t.lemma_.lower() for t in r.doc[clause.subject_head + 1 : clause.subject_head + 5]]
        return any(word in RULES or word[:1].isdigit() or word == "premier" for word in near)
    return lemma in RULES


def _is_somebody(r: Reporting, clause: Clause, token: int) -> bool:
    """« |La chanteuse| a annoncé son départ », « le boulanger, lui, a annoncé », not « P |, a annoncé| la police »."""
    first = clause.group[0]
    if r.doc[first - 1].text == "," and (first < 3 or r.doc[first - 2].lower_ not in ("lui", "elle", "eux", "elles")):
        return False
    return is_human(r.doc[token]) and r.doc[token].lemma_.lower() not in ("duo", "trio", "peloton")


def _speaker_token(r: Reporting, clause: Clause) -> int | None:
    if clause.kind != "nominal":
        for found in (
            informant(r, clause),
            _allowed(r, clause),
            agreeing_subject(r, clause),
            shared_subject(r, clause),
        ):
            if found is not None:
                return found
        return r.subject_token(clause)
    if clause.agent_head is not None:
        return clause.agent_head
    of = clause.heads.get("de", [])
    if clause.content is not None and of:
        return of[0]
    if len(of) > 1:
        return of[0]
    if clause.content is None:
        return None  # « une autre promesse de sa campagne »
    governor = r.clauses[clause.governor] if clause.governor is not None else None
    return governor.head_of("de") or governor.subject_head if governor is not None else None


def _allowed(r: Reporting, clause: Clause) -> int | None:
    """« a permis |à Y| de déclarer que P »: who is let speak, and not what or who lets them."""
    governor = r.clauses[clause.governor] if clause.governor is not None else None
    if clause.kind != "infinitive" or governor is None or governor.lemma != "permettre":
        return None
    let = governor.head_of("à")
    return let if let is not None and let < clause.head else None


def _carries(r: Reporting, clause: Clause, speaker: int | None, start: int) -> bool:
    """Whether a noun of speech has its author and what is said: « l'annonce par X de Y », not « l'annonce de X »."""
    if clause.intro == "que" and clause.content is not None:
        return True
    if speaker is not None and r.doc[speaker].i == clause.head:
        return False
    determined = r.doc[start].pos_ in ("DET", "VERB", "AUX") or r.doc[start - 1].lower_ in ("du", "des")
    if not determined:
        return False  # « ses promesses de campagne »
    return (
        speaker is not None and start > speaker and not phrases.is_temporal(r.doc[start]) and r.doc[start].pos_ != "NUM"
    )


def _content_start(r: Reporting, clause: Clause, frame: Frame) -> int | None:
    """The first token of what is said, by the argument that holds it."""
    argument = (frame.content or frame.takes).removesuffix(" inf")
    doc = r.doc
    if argument == "de" and doc[clause.group[0] - 1].lower_ == "dont":
        return None  # « l'aisance |dont| il fait état lui permet de gagner »
    if argument in ("que", "inf"):
        return clause.content[0] if clause.content and clause.intro == argument else _after_words(r, clause)
    if argument == "rest":
        i = clause.head + 1
        if clause.lemma == "prononcer" and (after := _after_favour(doc, clause.head)) is not None:
            return after
        while i < len(doc) and doc[i].pos_ in ("ADV",) and doc[i].lower_ not in ("prêt", "pas"):
            i += 1
        attribute = i < len(doc) and (doc[i].pos_ in ("ADJ", "VERB") or doc[i].text in ("«", '"') or _feels(doc, i))
        return i if attribute or frame.event else None
    if argument == "object":
        if (that := _to_that(r, clause)) is not None:
            return that
        if clause.intro == "inf" and clause.content and clause.object and clause.content[0] < clause.object[0]:
            return None  # « dément |avoir triché|, des accusations graves »
        before = clause.object is not None and clause.object[1] <= clause.head and doc[clause.object[0]].lower_ != "en"
        if before and doc[clause.head].lower_.endswith("ant"):
            return None  # « accepte la décision, tout en |la| regrettant »
        held = clause.object_head
        if clause.object is None or held is None or doc[held].pos_ == "PRON" or doc[held].lower_ in ("que", "qu'"):
            return _relative_what(r, clause)
        if clause.kind == "gerund" and doc[held].lower_ == "en":
            later = next((c for c in doc[clause.head].rights if c.dep_ == "obj"), None)
            return phrases.phrase(doc, later.i)[0] if later is not None else None
        own = next((c.i for c in doc[held].lefts if c.dep_ == "det"), held)
        if doc[clause.object[0]].lower_ in OCCASIONAL and own > clause.object[0] + 1:
            return own  # « a déploré dans un communiqué |la création| de … »
        return _first_object(r, clause) or without_lead_date(r, clause.object[0], held)
    if frame.id == "se défendre de" and any(is_human(doc[h]) for h in clause.heads.get("de", [])):
        return None  # « s'est défendu de ses agresseurs »
    if (
        clause.lemma == "inviter"
        and clause.content is not None
        and doc[clause.content[0]].lower_ in listed("invited_to")
    ):
        return None
    dated = argument == "à" and clause.content is not None and doc[clause.content[0]].lower_ in NOT_CONTENT
    if clause.intro == argument and clause.content is not None and not dated:
        if _of_another(r, clause, clause.content[0]):
            return _own_infinitive(r, clause)
        first = next(iter(clause.heads.get(argument, [])), None)
        if first is None or first < clause.head or first > clause.content[0]:
            return clause.content[0]
    if argument == "en faveur de":
        return _after_favour(doc, clause.head)
    heads = clause.heads.get(argument, [])
    if clause.kind == "nominal" and heads:
        heads = [h for h in heads if h != _speaker_token(r, clause)]
    heads = [
        h for h in heads if h > clause.head and not phrases.is_temporal(doc[h]) and doc[h].lower_ not in NOT_CONTENT
    ]
    if argument == "sur":
        heads = [h for h in heads if doc[h].lemma_.lower() not in listed("ways", "sur")]
    if argument == "de" and heads and closes_locution(doc, clause.head, heads[0]):
        return None  # « accuse la presse |à l'occasion d'|un discours »
    if not heads or doc[heads[0]].pos_ == "PRON":
        return None
    if frame.recipients == "object" and clause.object is None and doc[clause.group[1]].lower_ == "des":
        return None  # « menacent |des| zones »: an article, not « de »
    if frame.id == "accuser de" and clause.object_head is not None:
        if doc[clause.object_head].lemma_.lower() in listed("borne"):
            return None  # « a accusé une perte de 12 millions »
    if frame.id in CALLS:
        noun = doc[heads[0]].lemma_.lower()
        tendered = clause.lemma in ("lancer", "adresser", "réitérer", "renouveler") and noun in listed("tendered")
        if noun in listed("summoned_to") or clause.lemma == "inviter" and noun in listed("invited_to") or tendered:
            return None  # « l'a appelé au téléphone », « a invité ses amis à un gala », « un appel à projets »
        if is_called_on(r, heads[0]):
            return _called_to(r, heads[0])
        if doc[heads[0]].lower_ == "aide" and not any(
            c.pos_ == "ADJ" or phrases.preposition(c) for c in doc[heads[0]].rights
        ):
            return None  # « appelle à l'aide les secours »
    start = phrases.phrase(doc, heads[0])[0]
    if frame.id == "parler de" and doc[start].lower_ in POSSESSIVES:
        return None  # « en parlant de |ses| loisirs »: a subject of talk
    return start


def _after_favour(doc: Doc, verb: int) -> int | None:
    """« s'est prononcé en faveur |d'un moratoire| »: what one is for."""
    near = range(verb, min(len(doc) - 1, verb + 8))
    at = next((i + 1 for i in near if doc[i].lower_ == "faveur"), None)
    return at + 1 if at is not None and at + 1 < len(doc) and doc[at].lower_ in ("de", "d'") else at


def _feels(doc: Doc, i: int) -> bool:
    """« s'est dit |impatient de| jouer », which the tagger takes for a noun: without article, its complement after."""
    return doc[i].pos_ == "NOUN" and i + 1 < len(doc) and doc[i + 1].lower_ in ("de", "d'", "à", "que", "qu'", "par")


def _of_another(r: Reporting, clause: Clause, begins: int) -> bool:
    """« réclame un million, après |avoir refusé| l'offre de partir », « à l'armée, |accusée| de tirer, de »."""
    if begins - clause.head < 4:
        return False
    between = r.clauses_in(clause.head + 1, begins - 1)
    if begins - clause.head > 6 and any(c.kind == "infinitive" and c.relation == "advcl" for c in between):
        return True
    return any(c.head == begins - 2 and c.kind == "participle" and c.intro == "de" for c in between)


def _own_infinitive(r: Reporting, clause: Clause) -> int | None:
    """« a promis |de partir|, la mairie ayant refusé de … », « demande à l'armée, accusée de tirer, |de céder| »."""
    doc, at = r.doc, clause.group[1]
    if at + 2 < len(doc) and doc[at].lower_ in ("de", "d'") and "Inf" in doc[at + 1].morph.get("VerbForm", []):
        return at + 1
    begins = clause.content[0] if clause.content is not None else at
    for i in range(begins + 1, min(len(doc) - 2, begins + 12)):
        if doc[i].text == "," and doc[i + 1].lower_ in ("de", "d'") and "Inf" in doc[i + 2].morph.get("VerbForm", []):
            return i + 2
    return None


def _to_that(r: Reporting, clause: Clause) -> int | None:
    """« a demandé |à ce que| soit retiré le texte », « veille |à ce que| P »: a clause in the place of the object."""
    doc = r.doc
    near = range(clause.group[1], min(len(doc) - 3, clause.group[1] + 4))
    at = next((i for i in near if doc[i].lower_ == "à" and doc[i + 1].lower_ == "ce"), None)
    return at + 3 if at is not None and doc[at + 2].lower_ in ("que", "qu'") else None


def _first_object(r: Reporting, clause: Clause) -> int | None:
    """« réclame |plus de moyens pour les prisons, la justice| », where the parser takes a later noun for the object."""
    doc, at = r.doc, clause.group[1]
    if clause.object is None or at != clause.head + 1:
        return None
    while at < clause.object[0] and (doc[at].pos_ == "ADV" or doc[at].lower_ in ("en", "particulier", "outre")):
        if doc[at].lower_ in ("plus", "moins", "davantage"):
            break
        at += 1
    if at + 1 >= clause.object[0] or not (doc[at].pos_ in ("DET", "NUM") or doc[at].lower_ in ("plus", "moins")):
        return None
    noun = next((t for t in doc[at : clause.object[0]] if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is None or clause.object[0] - at > 14 or any(t.text in ("«", '"') for t in doc[at : clause.object[0]]):
        return None
    later = doc[clause.object_head or 0]
    dated = (phrases.is_temporal(later) or later.like_num) and noun.lemma_.lower() in (
        "jour",
        "semaine",
        "mois",
        "an",
    )
    if phrases.is_temporal(noun) and not dated or noun.head.i > noun.i and noun.dep_.startswith("nsubj"):
        return None
    return at


def _called_to(r: Reporting, called: int) -> int | None:
    """« lance un appel aux entreprises afin |d'embaucher| »: what one calls them to do."""
    doc, end = r.doc, r.sentence_of(called)[1]
    for i in range(called + 1, min(end - 1, called + 12)):
        if doc[i].pos_ == "PUNCT" or "Fin" in doc[i].morph.get("VerbForm", []):
            return None
        if doc[i].lower_ in ("pour", "à", "de", "d'") and "Inf" in doc[i + 1].morph.get("VerbForm", []):
            return i + 1 if doc[i].lower_ in ("pour", "à") or doc[i - 1].lower_ == "afin" else None
    return None


NOT_CONTENT = {"compter", "partir"}  # « à compter de », « à partir de »


def _after_words(r: Reporting, clause: Clause) -> int | None:
    """« a fait savoir que », « laisse entendre que »: the que-clause hangs on the infinitive."""
    for inner in r.clauses_in(clause.head + 1, clause.head + 4):
        if inner.content is not None and inner.intro == "que":
            return inner.content[0]
    return None


def _inverted_take_up(r: Reporting, clause: Clause) -> int | None:
    """« P, |ce qu'|a d'ailleurs confirmé le ministre »: the subject follows, which the parser takes for the object."""
    i = clause.group[0] - 1
    while i > 0 and r.doc[i].pos_ == "ADV" and r.doc[i].lower_ not in ("que", "qu'"):
        i -= 1
    if i < 1 or r.doc[i].lower_ not in ("que", "qu'") or r.doc[i - 1].lower_ != "ce" or clause.object_head is None:
        return None
    follows = clause.object_head > clause.head and (clause.subject_head is None or clause.subject_head <= i)
    return i - 1 if follows else None


def _relative_what(r: Reporting, clause: Clause) -> int | None:
    """« Ce que X avait réfuté »: what is denied is the demonstrative."""
    if clause.object_head is None or r.doc[clause.object_head].lower_ not in ("que", "qu'"):
        return None
    i = clause.object_head - 1
    return i if i >= 0 and r.doc[i].lower_ == "ce" else None
