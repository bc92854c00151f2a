"""Which verbs of speech tell of no speech: findings that confirm, courts that uphold, participles undergone."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.mention import is_human
from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.lexicon.frames import Frame
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.documents import DOCUMENTS, author
from aidememoire.quotations.reporting import PEOPLE, Reporting
from aidememoire.quotations.word_lists import listed

# verbs whose participle alone says what somebody undergoes
UNDERGONE = {"accuser", "soupçonner", "suspecter", "qualifier", "traiter", "taxer"}
COUNTS = {"moitié", "tiers", "quart", "plupart", "milliers", "centaines", "dizaines", "millions", "majorité"}
FOUND = {"confirmer", "établir", "constater", "vérifier", "démontrer", "déterminer", "conclure", "observer", "montrer"}
HAVING = {"a", "ont", "avait", "avaient", "ayant", "aurait", "auraient", "ai", "avons", "aura", "auront", "avoir"}
FAREWELLS = {"adieu", "au", "oui", "non", "merci", "bonjour", "bonsoir"}
SHOWING = {"révéler", "montrer", "indiquer", "démontrer"}
BY_DEEDS = {"montrer", "démontrer"}
TELLING_OF = {"confirmer", "rappeler", "suggérer", "annoncer", "souligner", "conclure", "attester", "témoigner"}
SUPPORTING = {"suggérer"}  # « les résultats |suggèrent| que »
SHOWING_THAT = SHOWING | TELLING_OF
THINGS = ("ce", "c'", "cela", "ça", "ceci", "tout", "rien")
EXPRESSING = {"exprimer", "réaffirmer", "réitérer", "redire", "souligner", "marteler"}
SHOWN_BY = {"annoncer", "confirmer", "évoquer", "prédire", "promettre"}


def is_identity(word: Token) -> bool:
    """« se déclarer |transgenre| »: what somebody is, not what was said of it: the form of the word tells."""
    form = word.lower_.rstrip("s")
    return form in listed("identities") or form.endswith(tuple(listed("identities", "endings")))


def is_state(r: Reporting, clause: Clause, first: int) -> bool:
    """« se déclarer transgenre », « le tribunal s'est déclaré incompétent »: what one is or rules, from `first` on."""
    ruled = clause.lemma == "déclarer" and clause.subject_head is not None
    if ruled and r.doc[clause.subject_head or 0].lemma_.lower() in listed("courts"):
        return True
    word = r.doc[first].lower_
    if clause.lemma == "avouer" and word.startswith("vaincu") or word in FAREWELLS:
        return True  # « s'est avoué |vaincu| », « se sont dit |adieu| »
    return any(is_identity(t) for t in r.doc[first : first + 4])


def is_shown(r: Reporting, clause: Clause) -> bool:
    """« s'est montrée ouverte et souriante »: nothing is said that one is open to."""
    return clause.lemma == "montrer" and not (clause.heads.get("à") or clause.heads.get("pour") or clause.intro)


def is_called_on(r: Reporting, token: int) -> bool:
    """« en appelle au |président| », « lance un appel aux |entreprises| »: those called on, not what is called for."""
    word = r.doc[token]
    if word.ent_type_ in ("PER", "ORG") or word.lemma_.lower() in listed("called_on") | PEOPLE:
        return True
    return functions.function(word.text) is not None


def tells_nothing(r: Reporting, clause: Clause) -> bool:
    """« Ces images évoquent un lac », « la cour a confirmé la peine »: a noun phrase shown or upheld, not said."""
    if clause.lemma in ("parler", "traiter"):
        return _treats(r, clause)
    if clause.lemma not in SHOWN_BY or clause.passive or clause.object_head is None or clause.subject_head is None:
        return False
    if clause.intro == "que" and clause.content is not None:
        return False
    subject, held = r.doc[clause.subject_head].lemma_.lower(), r.doc[clause.object_head].lemma_.lower()
    if (
        subject in listed("findings")
        or clause.group[0]
        and r.doc[clause.group[0] - 1].lemma_.lower() in listed("findings")
    ):
        return True
    if clause.lemma == "évoquer" and subject in listed("works"):
        return True
    return clause.lemma == "confirmer" and subject in listed("courts") and held in listed("rulings")


def _treats(r: Reporting, clause: Clause) -> bool:
    """« Le film |parle| d'amour », « le cours |traite| de X », « |parle| d'une voix », « A et B |parlent| de »."""
    if clause.kind == "nominal" or clause.passive or clause.subject_head is None:
        return False
    if clause.lemma == "traiter" and clause.object_head is None:
        return True
    subject = r.doc[clause.subject_head].lemma_.lower()
    if subject in listed("works") or subject in listed("treating"):
        return True
    if clause.lemma == "parler" and any(
        r.doc[h].lemma_.lower() in listed("voices") for h in clause.heads.get("de", [])
    ):
        return True
    return clause.lemma == "parler" and _is_between(r, clause)


def is_done(r: Reporting, clause: Clause) -> bool:
    """An act, not words: « confirme son rang », « conteste le verdict en cour », « la chaîne propose un jeu »."""
    if clause.kind == "nominal" or clause.passive or clause.object_head is None:
        return False
    if clause.lemma == "évoquer" and _is_between(r, clause):
        return True
    held = r.doc[clause.object_head]
    lemma, own = held.lemma_.lower(), any(c.lower_ in ("son", "sa", "ses", "leur", "leurs") for c in held.lefts)
    if clause.lemma == "confirmer" and own:
        comes_back = lemma == "retour" and _by_playing(r, held)
        return comes_back or lemma in listed("achievements")
    if clause.lemma == "confirmer" and clause.kind == "participle":
        if lemma == "information" or r.doc[clause.head + 1].lower_ == "ainsi":
            return True  # « …, confirmant une information du Monde », « … |ainsi| les soupçons »: the agency's word
    if clause.lemma == "confirmer" and _is_voted(r, clause):
        return True
    if clause.lemma == "contester" and lemma in listed("rulings"):
        return any(t.lemma_.lower() in listed("courts") for t in r.doc[held.i : r.sentence_of(held.i)[1]])
    if clause.lemma in ("rejeter", "refuser"):
        return lemma in listed("pleas") and (_is_ruled(r, clause) or _is_counted(r, held)) or _counts_pleas(held)
    if clause.lemma == "soumettre":
        return lemma in listed("handed_in")
    if clause.lemma == "attribuer":
        return lemma in listed("awarded")
    if clause.lemma in EXPRESSING:
        marked = r.quoted_at(held.i) is not None or any(t.text in ("«", '"') for t in held.lefts)
        return lemma in listed("felt") and not marked and not _is_about(held)
    if clause.lemma == "rappeler":
        return _counted(r, clause) or own and is_human(held)  # « rappelle 3 000 voitures », « a rappelé son avocat »
    if clause.lemma == "évoquer" and own and clause.mood != "conditional":
        return True  # « a évoqué ses souvenirs », « en évoquant sa carrière »: what was talked of
    if clause.lemma in ("demander", "réclamer", "solliciter"):
        return lemma in listed("asked_for") and not any(c.dep_ == "acl" for c in held.rights) or _asks_plan(r, clause)
    if clause.subject_head is None:
        return False
    subject = r.doc[clause.subject_head].lemma_.lower()
    if clause.lemma == "proposer":
        return subject in listed("offering")
    if clause.lemma == "exclure":
        return subject in DOCUMENTS  # « le texte n'exclut pas de nouvelles hausses »
    return clause.lemma == "exiger" and subject in listed("plans")


def _asks_plan(r: Reporting, clause: Clause) -> bool:
    """« La proposition réclamait l'accord du préfet »: a plan waits for something."""
    return clause.subject_head is not None and r.doc[clause.subject_head].lemma_.lower() in listed("plans")


def _is_about(felt: Token) -> bool:
    """« son inquiétude |face à la hausse| », « sa crainte |que P| »: what is felt says what about."""
    if any(c.dep_ in ("nmod", "obl:arg", "obl:mod", "acl", "acl:relcl", "ccomp") for c in felt.rights):
        return True
    return felt.i + 1 < len(felt.doc) and felt.nbor().lower_ in ("face", "devant", "quant", "que", "qu'", "vis-à-vis")


def _counted(r: Reporting, clause: Clause) -> bool:
    """« rappelle |2 millions| de téléphones »: so many things taken back, not told of."""
    first = r.doc[clause.object[0]] if clause.object is not None else None
    return first is not None and (first.pos_ == "NUM" or first.text[:1].isdigit())


def _is_ruled(r: Reporting, clause: Clause) -> bool:
    """« le tribunal a rejeté la demande », « une décision du tribunal, qui avait rejeté la demande »."""
    if clause.subject_head is None:
        return False
    if r.doc[clause.subject_head].lemma_.lower() in listed("courts"):
        return True
    start = max(r.sentence_of(clause.head)[0], clause.subject_head - 6)
    relative = "qui" in (t.lower_ for t in r.doc[clause.subject_head + 1 : clause.group[0]])
    near = {t.lemma_.lower() for t in r.doc[start : clause.subject_head]}
    return relative and bool(near & (listed("courts") | listed("rulings")))


def _is_counted(r: Reporting, plea: Token) -> bool:
    """« a refusé |3 000| demandes d'asile »: how many were turned down."""
    near = r.doc[max(plea.i - 4, plea.sent.start) : plea.i + 1]
    return any(t.like_num for t in near)


def _counts_pleas(word: Token) -> bool:
    """« a refusé |la moitié| des demandes »."""
    return word.lower_ in COUNTS and any(c.lemma_.lower() in listed("pleas") for c in word.rights)


def _is_voted(r: Reporting, clause: Clause) -> bool:
    """« ont confirmé, |à l'unanimité|, le choix du public », « |par 20 voix| contre 3 »."""
    words = [t.lower_ for t in r.doc[clause.head + 1 : min(clause.head + 10, r.sentence_of(clause.head)[1])]]
    return "unanimité" in words or "voix" in words and "par" in words and "la" not in words


def finds(clause: Clause) -> bool:
    """« ils |ont pu confirmer| que P », « la police a pu établir que P »: what one came to know."""
    return clause.modal == "pouvoir" and clause.perfect and not clause.passive and clause.lemma in FOUND


def _is_between(r: Reporting, clause: Clause) -> bool:
    """« |Les deux hommes| ont évoqué la crise », « |Oslo et Rome| ont évoqué … »: what was talked of."""
    if clause.subject is None or clause.subject_head is None:
        return False
    words = [t.lower_ for t in r.doc[clause.subject[0] : clause.subject[1]]]
    two = "deux" in words and "plur" in "".join(r.doc[clause.subject_head].morph.get("Number", [])).lower()
    parts = {"parties", "camps", "interlocuteurs", "délégations", "homologues", "homologue", "hôte"}
    return two or bool(parts & set(words)) or len(phrases.conjuncts(r.doc[clause.subject_head])) > 1


def _by_playing(r: Reporting, back: Token) -> bool:
    """« son retour |en marquant deux buts| », « son retour |au premier plan|, |au plus haut niveau| »."""
    after = [t.lower_ for t in r.doc[back.i + 1 : back.i + 6]]
    if after[:1] == ["en"] and after[1:2] and after[1].endswith("ant"):
        return True
    return after[:1] in (["au"], ["en"], ["parmi"]) and any(w in ("plan", "niveau", "sommet", "forme") for w in after)


def shows_only(r: Reporting, clause: Clause) -> bool:
    """« Ces observations ont révélé que P », « l'affaire montre que P »: a thing shows; a study or report speaks."""
    if clause.lemma not in SHOWING_THAT or clause.passive or clause.subject_head is None or clause.kind == "nominal":
        return False
    near = [c for c in r.doc[clause.head].lefts if c.dep_ == "nsubj" and c.pos_ == "NOUN" and c.i > clause.subject_head]
    subject = near[-1] if near else r.doc[clause.subject_head]  # « un homme, dont |les traces| indiquent que P, »
    if clause.intro == "que" and (subject.lower_ in THINGS or clause.lemma in BY_DEEDS and _of_oneself(r, clause)):
        return True
    if subject.pos_ != "NOUN" or clause.intro != "que":
        return False
    lemma = subject.lemma_.lower()
    if clause.lemma not in SHOWING:
        found = clause.lemma in SUPPORTING and lemma in listed("findings") and author(r.doc, subject.i) is None
        return found or lemma in listed("facts")
    finding = lemma in listed("findings")
    return author(r.doc, subject.i) is None if finding else _is_thing(r, subject)


def _of_oneself(r: Reporting, clause: Clause) -> bool:
    """« Le club a montré que |ses| victoires n'étaient pas un hasard », « qu'|elle| était prête »: by deeds."""
    if clause.content is None or clause.subject_head is None:
        return False
    if r.doc[clause.subject_head].lemma_.lower() in DOCUMENTS:
        return False
    return r.doc[clause.content[0]].lower_ in ("son", "sa", "ses", "leur", "leurs", "il", "elle", "ils", "elles")


def asks_nothing(r: Reporting, clause: Clause, frame: Frame) -> bool:
    """« La saison promet d'être belle », « les enquêtes sont longues, elles demandent des moyens »: a thing asks."""
    if clause.kind == "nominal" or clause.passive or clause.subject_head is None:
        return False
    subject = r.doc[clause.subject_head]
    if frame.id in ("promettre de", "menacer de"):
        return subject.pos_ == "NOUN" and _is_thing(r, subject)
    if frame.id != "demander" or subject.lower_ not in ("il", "elle", "ils", "elles"):
        return False
    start, _ = r.sentence_of(subject.i)
    for begin, end in ((start, subject.i), (r.sentence_of(max(0, start - 1))[0], start)):
        fitting = [t for t in r.doc[begin:end] if t.pos_ in ("NOUN", "PROPN", "PRON") and _may_stand_for(subject, t)]
        if fitting:
            return all(t.pos_ == "NOUN" and (_is_thing(r, t) or t.lemma_.lower() in listed("plans")) for t in fitting)
    return False


def _may_stand_for(pronoun: Token, noun: Token) -> bool:
    plural = pronoun.lower_.endswith("s")
    number, gender = noun.morph.get("Number", []), noun.morph.get("Gender", [])
    same = not number or (number == ["Plur"]) == plural
    return same and (not gender or (gender == ["Fem"]) == pronoun.lower_.startswith("elle"))


def _is_thing(r: Reporting, noun: Token) -> bool:
    speaking = fold(noun.lemma_) in words("speaking_bodies") or fold(noun.text) in words("speaking_bodies")
    return not (speaking or noun.text[:1].isupper() or r.can_speak(noun.i) or is_human(noun))


def is_undergone(r: Reporting, clause: Clause) -> bool:
    """« Il était, depuis peu, |suspecté| de vol », « les clubs |qualifiés| d'office »: nobody is told to say it."""
    doc = r.doc
    if clause.kind == "nominal" or clause.passive or clause.reflexive or clause.relation == "conj":
        return False
    if clause.lemma not in UNDERGONE or not doc[clause.head].lower_.endswith(("é", "ée", "és", "ées")):
        return False
    sent_start, _ = r.sentence_of(clause.head)
    near = doc[max(sent_start, clause.head - 14) : clause.head]
    return not any(t.lower_ in HAVING for t in near)


def tells_what(r: Reporting, clause: Clause) -> bool:
    """« dénonce |la hausse des prix| », « critique |un projet flou| »: what is blamed tells something by itself.

    Not « condamne l'attentat », « dénonce ces violences », which only name what was told.
    """
    if clause.object_head is None or clause.kind == "nominal":
        return False
    held = r.doc[clause.object_head]
    if held.pos_ != "NOUN" or is_human(held) or clause.lemma == "dénoncer" and held.lemma_.lower() in listed("broken"):
        return False
    if functions.function(held.text) is not None or functions.collective(held.text) is not None:
        return False  # « critique le président du parti », « l'armée du pays »: whom one blames
    if clause.lemma == "condamner" and (clause.heads.get("à") or _is_ruled(r, clause)):
        return False  # « le tribunal a condamné la banque à une amende »
    return any(c.dep_ in ("nmod", "amod", "acl", "acl:relcl", "obl:arg") and c.i > held.i - 4 for c in held.children)
