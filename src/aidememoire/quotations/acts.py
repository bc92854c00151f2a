"""Does a clause of speech tell of words that were said: an act that took place, of somebody, and not the agency's?"""

from __future__ import annotations

from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.documents import DOCUMENTS
from aidememoire.quotations.informants import informant
from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.subjects import may_be_somebody
from aidememoire.quotations.word_lists import listed

# an infinitive of speech is an act of speech only under these: « continue d'exiger », not « refuse d'avancer une date »
ACTING = {
    "continuer", "commencer", "tenir", "aller", "venir", "devoir", "décider", "choisir", "oser", "contenter",
    "borner", "finir",
    "persister", "convaincre", "cesser", "conduire", "amener", "pousser", "poursuivre", "recommencer",
    "achever",
    "hésiter", "limiter", "permettre", "profiter",
}  # fmt: skip
# verbs of the mind, whose infinitive tells what one wants rather than what one said, unless they were uttered
OF_THE_MIND = {"espérer", "craindre", "penser", "croire", "souhaiter", "redouter"}
SUSPECTING = OF_THE_MIND | {"soupçonner", "suspecter"}
WISHING = {"attendre", "vouloir", "souhaiter", "exiger", "demander"}
WANTING = {"vouloir", "souhaiter"}  # « a voulu rappeler que P »


def is_agency(r: Reporting, clause: Clause) -> bool:
    """« Rappelons que … », « on note que … »: the agency speaks, or nobody in particular."""
    if clause.kind != "finite" or clause.passive:
        return False
    head = clause.subject_head
    subject = r.doc[head].lower_ if head is not None else ""
    if head is not None and subject == "l'" and r.doc[head + 1].lower_ == "on":
        subject = "on"
    if subject in ("on", "-on", "l'on"):
        return informant(r, clause) is None
    if subject == "il" and clause.intro == "que" and r.doc[clause.group[0] - 1].lower_ == "est":
        return True  # « il est |a noté| que P », as it is misspelt
    addressed = {"ons": "nous", "ez": "vous"}  # « rappelons que », « notez que »
    form = r.doc[clause.head].lower_
    return clause.group[0] == clause.head and any(
        form.endswith(ending) and subject != pronoun for ending, pronoun in addressed.items()
    )


def is_act(r: Reporting, clause: Clause) -> bool:
    """Whether a clause tells of speech that took place: an infinitive may not, nor « pourrait se réjouir »."""
    if clause.mood == "conditional" and clause.modal in ("pouvoir", "devoir"):  # « pourrait », « aurait dû »
        return False
    if clause.modal == "devoir" and not clause.perfect and clause.kind == "finite" and not clause.inverted:
        return False  # « les élus doivent déclarer leurs dons », « devait annoncer »
    if clause.lemma == "prévoir" and not _foresees(r, clause):
        return False
    if clause.kind != "infinitive":
        return True
    if clause.lemma in OF_THE_MIND:
        return False  # « permet d'espérer »
    before = r.doc[clause.group[0] - 1].lower_ if clause.group[0] > 0 else ""
    earlier = r.doc[clause.group[0] - 2].lower_ if clause.group[0] > 1 else ""
    if (
        before == "après"
        and r.doc[clause.group[0]].lower_ in ("avoir", "être", "s'être")
        or before in ("de", "d'")
        and earlier == "avant"
    ):
        return True  # « après avoir affirmé que », « avant d'ajouter que »
    if clause.modal is not None:
        return clause.modal == "aller"
    governor = r.clauses[clause.governor] if clause.governor is not None else None
    if governor is None or governor.negated and governor.lemma not in ("cesser", "hésiter"):
        return False
    if governor.mood == "conditional" and governor.modal in ("pouvoir", "devoir"):
        return False  # « devrait profiter du vote pour annoncer … »
    if before == "sans":
        return clause.lemma in listed("hiding")  # « sans cacher que P »
    if before == "pour":
        return governor.lemma in listed("addressing")  # « a écrit au maire pour demander un vote »
    if governor.lemma == "permettre" and governor.head_of("à") is None:
        return governor.object_head is not None and r.doc[governor.object_head].lower_ in ("lui", "leur")
    if governor.lemma in WANTING:
        return governor.perfect and governor.mood != "conditional"  # « a voulu rappeler que P »
    if governor.lemma == "hésiter":
        return governor.negated
    return governor.lemma in ACTING or (
        clause.relation == "conj" and governor.kind == "infinitive" and is_act(r, governor)
    )


def _foresees(r: Reporting, clause: Clause) -> bool:
    """« |La banque| prévoit que P »: somebody, in a finite clause; not a plan, a law or « il »."""
    head = clause.subject_head
    if clause.kind != "finite" or clause.mood == "conditional" or head is None:
        return False
    word = r.doc[head]
    if word.pos_ == "PROPN":
        return word.ent_type_ != "MISC"
    return word.pos_ == "NOUN" and word.lemma_.lower() not in DOCUMENTS and may_be_somebody(word)


def is_of_the_mind(clause: Clause) -> bool:
    """« Ils espèrent revenir » is no speech; « il a espéré », « espérant que » and « il espère que » are."""
    held = clause.kind in ("finite", "participle", "gerund") and not clause.perfect
    return clause.lemma in OF_THE_MIND and clause.intro in ("inf", "de") and held


def is_to_come(r: Reporting, clause: Clause) -> bool:
    """« annoncera sa candidature », « va proposer un texte »: nothing has been said yet.

    Not « il avouera |plus tard| que », the future of those who tell a life.
    """
    if clause.kind != "finite" or clause.inverted or clause.perfect:
        return False
    if clause.relation == "ccomp" and clause.governor is not None and r.clauses[clause.governor].lemma in WISHING:
        return True  # « attend que le roi |annonce| sa décision »
    if clause.modal != "aller" and clause.tense != "future":
        return False
    if clause.modal == "aller" and "jusqu'" in [t.lower_ for t in r.doc[clause.group[0] : clause.head]]:
        return False  # « |allant jusqu'à| affirmer que »
    if clause.modal == "aller" and clause.tense not in ("present", "imperfect", "future"):
        return False
    near = r.doc[clause.group[1] : clause.group[1] + 5]
    return not any(t.lower_ == "tard" for t in near)


def is_condition(r: Reporting, clause: Clause) -> bool:
    """« |Si| le maire annonce que P, la ville perdra … »: what may be said; not « si X reconnaît que P, il … »."""
    if clause.kind != "finite" or clause.perfect or clause.subject is None or clause.subject[0] < 1:
        return False
    if clause.tense not in ("present", "imperfect") or r.doc[clause.subject[0] - 1].lower_ not in ("si", "s'"):
        return False
    if clause.subject[0] > 1 and r.doc[clause.subject[0] - 2].lower_ in ("même", "comme"):
        return False
    _, end = r.sentence_of(clause.head)
    later = [c for c in r.clauses_in(clause.head + 1, end) if c.kind == "finite" and c.subject is not None]
    return any(
        (c.tense == "future" or c.mood == "conditional") and c.subject and r.doc[c.subject[0] - 1].text == ","
        for c in later
    )


def is_question(r: Reporting, clause: Clause) -> bool:
    """« Le maire |annoncera-t-il| son départ ? », « Qui |croit| que P ? »: the writer asks."""
    if clause.kind != "finite" or clause.relation in ("ccomp", "relcl") or r.quoted_at(clause.head) is not None:
        return False
    start, end = r.sentence_of(clause.head)
    last = end - 1
    while last > start and r.doc[last].is_space:
        last -= 1
    if r.doc[last].text != "?":
        return False
    return clause.inverted or clause.subject_head == start and r.doc[start].lower_ == "qui"


def is_motive(r: Reporting, clause: Clause) -> bool:
    """« l'a arrêté car elle le |soupçonnait| de vol », « parce qu'il |pensait| que P »: why one acted, not words."""
    if clause.lemma not in SUSPECTING or clause.kind != "finite" or clause.passive:
        return False
    i = clause.group[0] - 1
    start = r.sentence_of(i)[0] if i > 0 else 0
    while i > start and r.doc[i].pos_ in ("PRON", "ADV") and r.doc[i].lower_ not in ("que", "qu'"):
        i -= 1
    if r.doc[i].lower_ in ("que", "qu'"):
        return i > start and r.doc[i - 1].lower_ == "parce"
    return i >= start and r.doc[i].lower_ in ("car", "puisqu'", "puisque")


def is_believed(r: Reporting, clause: Clause) -> bool:
    """« Il est admis que P », « tout le monde croyait que P »: what people hold, said by nobody."""
    if clause.intro != "que" or clause.kind != "finite" or clause.lemma not in listed("held_true"):
        return False
    head = clause.subject_head
    if clause.passive:
        personal = head is not None and r.doc[head].lower_ not in ("il", "-il", "-t-il")
        return not (clause.perfect or personal or clause.agent is not None)
    return head is not None and r.doc[head].lower_ == "monde" and r.doc[head - 1].lower_ == "le"
