"""Fragments between marks: partial quotations set inside the journalist's own clause, and marks that only name."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.mention import is_human
from aidememoire.lexicon import frames, world
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.acts import is_act, is_agency
from aidememoire.quotations.cues import cue_after, cue_of_chain, view_before
from aidememoire.quotations.marks import Quoted
from aidememoire.quotations.reporting import Overlaps, Reported, Reporting
from aidememoire.quotations.unsaid import is_done, is_identity
from aidememoire.quotations.word_lists import listed

NAMED_BY = {
    "organisation", "groupe", "groupuscule", "mouvement", "quotidien", "journal", "hebdomadaire", "magazine",
    "chaîne", "film", "livre",
    "roman", "opération", "programme", "émission", "titre", "intitulé", "baptisé", "baptisée", "surnommé", "surnommée",
    "dit", "dite", "dits", "dites",
    "nommé", "nommée", "album", "chanson", "revue", "association", "collectif", "campagne", "navire",
    "intitulée", "titré", "titrée", "appelé", "appelée", "pièce", "série", "rubrique", "site", "blog", "slogan",
    "service",
}  # fmt: skip
# nouns before a term between marks, unless that is an adjective: « le label "ville propre" », « un système "cruel" »
TERMS = {
    "label", "terme", "mode", "système", "fonction", "fonctionnalité", "bouton", "statut", "mention", "étiquette",
    "phénomène", "alerte", "dispositif", "marque", "prix", "logiciel", "application", "catégorie",
    "niveau", "concept", "notion", "hashtag", "sigle", "panneau", "logo", "concours", "festival",
}  # fmt: skip
CALLED_BY = {"affaire", "affaires", "loi", "plan", "opération", "modèle", "effet", "scandale", "réforme", "pacte"}
STATES = {"mode", "label", "bouton", "fonction"}  # which stand inside the marks, too: « un "mode nuit" »
ALWAYS_TERMS = {"terme", "label", "bouton", "mention", "étiquette", "hashtag", "sigle", "panneau", "logo"}
REFUSING = {"refuser", "rejeter", "repousser", "décliner", "écarter"}
OFFERS = {"proposition", "offre", "plan", "projet", "table", "initiative", "texte", "idée", "invitation", "dialogue"}
SUBJECT = 5  # tokens from a subject to the marks that open before its verb
# contents a fragment can be cut from: what somebody is told to call, judge or announce
FRAGMENT_OF = {"quoted", "de", "object", "contre"}


def find_partial(r: Reporting, quoted: Quoted, indirect: Overlaps) -> Reported | None:
    """A fragment set inside the journalist's own clause, when somebody is told to say it."""
    if _is_name(r, quoted):
        return None
    start, end = r.strip(quoted.start, quoted.end)
    if start >= end:
        return None
    token = r.token_at(quoted.start)
    if _is_vote(r, quoted):
        return None
    judged = _judged_by(r, token, quoted)
    if judged is not None and (agent := judged.agent_head) is not None:
        return Reported(
            start, end, "partial", r.cue_span(judged), r.source_span(agent), agent, why=f"partial: {judged.lemma} par"
        )
    telling = _tells_within(r, token, quoted)
    if telling is not None:
        return Reported(
            start, end, "partial", None, r.source_span(telling), telling, why="partial: a clause of speech in marks"
        )
    covering = [i for i in indirect.of(start, end) if i.start <= start and end <= i.end]
    if covering:
        inner = min(covering, key=lambda i: i.end - i.start)
        nearer = cue_within(r, r.token_at(inner.start), inner.token, quoted)
        if nearer is not None:
            own = nearer[1]
            return Reported(
                start, end, "partial", r.cue_span(nearer[0]), r.source_span(own), own,
                why=f"partial: {nearer[0].lemma} in what is said",
            )  # fmt: skip
        return Reported(
            start, end, "partial", inner.cue, inner.source, inner.token, why=f"partial in {inner.why}",
            polarity=inner.polarity, follows=inner.follows, via=inner.via, addressee=inner.addressee,
        )  # fmt: skip
    clause = _governing_cue(r, token, quoted)
    if clause is not None:
        head = r.subject_token(clause)
        depicts = clause.lemma in listed("depicting") and head is not None and r.doc[head].lemma_ in listed("works")
        if head is not None and not depicts and (r.can_speak(head) or is_human(r.doc[head])):
            frame = r.speech_frame(clause)
            denied = frame is not None and frame.speech == "denies" and frame.id.startswith("démentir")
            return Reported(
                start, end, "partial", r.cue_span(clause), r.source_span(head), head, "denies" if denied else "asserts",
                f"partial: {clause.lemma}", addressee=r.addressee(clause),
            )  # fmt: skip
    after = cue_after(r, quoted) or cue_of_chain(r, quoted)
    if after is not None and (speaker := after[1]) is not None:
        return Reported(
            start, end, "partial", r.cue_span(after[0]), r.source_span(speaker), speaker, why="partial: cue after",
            addressee=r.addressee(after[0]),
        )  # fmt: skip
    judge = _headed(r, quoted) if r.zone_of(token) == "headline" else None
    if judge is not None:
        source_start = r.source_span(judge, alone=True)[0]
        source_end = r.doc[r.token_at(quoted.outer_start) - 1]
        span = (source_start, source_end.idx + len(source_end))
        return Reported(start, end, "partial", None, span, judge, why="partial: said of itself")
    source = view_before(r, token)
    if source is not None:
        cue = (r.doc[source[0]].idx, r.doc[source[0]].idx + len(r.doc[source[0]]))
        return Reported(start, end, "partial", cue, r.source_span(source[1]), source[1], why="partial: selon / pour")
    return None


def cue_within(r: Reporting, first: int, speaker: int | None, quoted: Quoted) -> tuple[Clause, int] | None:
    """« X raconte qu'un homme a crié "P" »: a verb of speech right before the mark, with a subject of its own.

    `first` is the token where X's words begin, `speaker` X's.
    """
    opening = r.token_at(quoted.outer_start)
    if not (r.doc[r.token_at(quoted.start)].text[:1].isupper() or r.is_direct(quoted)):
        return None  # « X estime qu'il a bien fait de dire "la vérité" »
    for clause in reversed(r.clauses_in(max(first, opening - 3), opening)):
        if clause.kind == "nominal" or not (frames.is_cue(clause.lemma) or r.incise_frame(clause)):
            continue
        if clause.head != opening - 1 and r.doc[opening - 1].lower_ not in (":", "de", "d'", "que", "qu'"):
            continue
        head = r.subject_token(clause)
        if head is None or not first <= head < clause.head or head == speaker:
            continue
        if r.can_speak(head) or is_human(r.doc[head]):
            return clause, head
    return None


def _tells_within(r: Reporting, first: int, quoted: Quoted) -> int | None:
    """« |La mairie| "regrette un drame" et assure que P »: the marks open before the verb of speech of its subject."""
    for clause in r.clauses_in(first, first + 4):
        head = clause.subject_head
        if clause.kind != "finite" or clause.relation not in ("root", "conj") or head is None or head >= first:
            continue
        if r.doc[head].lemma_.lower() in listed("works"):
            continue  # « le film "raconte une guerre" »
        near = clause.group[0] <= first + 1 and r.token_at(quoted.outer_start) - head <= SUBJECT
        if near and (r.can_speak(head) or is_human(r.doc[head])) and frames.is_cue(clause.lemma):
            return head
    return None


def _judged_by(r: Reporting, token: int, quoted: Quoted) -> Clause | None:
    """« rejette ces accusations, |qualifiées| de "mensonges" |par Y| »: the participle before the mark."""
    last = r.token_at(quoted.end - 1)
    for clause in reversed(r.clauses_in(max(0, r.token_at(quoted.outer_start) - 5), token)):
        if clause.kind == "participle" and clause.agent_head is not None and _takes_fragment(clause):
            return clause if last < clause.agent_head <= last + 6 else None
    return None


def _headed(r: Reporting, quoted: Quoted) -> int | None:
    """« Pourparlers: |l'ONU| "déçue" », « Réforme: |les syndicats| "pas convaincus" »: who is told to be so."""
    doc = r.doc
    first, last, opening = r.token_at(quoted.start), r.token_at(quoted.end - 1), r.token_at(quoted.outer_start)
    words = [t for t in doc[first : last + 1] if t.lower_ not in ("pas", "très", "plus", "profondément", "vivement")]
    if not words or len(words) > 3 or opening < 1 or words[0].pos_ not in ("ADJ", "VERB", "NOUN"):
        return None
    feels = words[0].pos_ == "ADJ" or "Part" in words[0].morph.get("VerbForm", [])
    head = opening - 1
    while head > 0 and doc[head].pos_ in ("ADJ", "NOUN", "PROPN", "ADP") and not _opens_phrase(doc[head]):
        head -= 1
    who = next((i for i in range(head, opening) if doc[i].pos_ in ("NOUN", "PROPN")), None)
    if not feels or who is None or doc[head].lower_ in ("un", "une", "des", "de"):
        return None
    before = doc[head - 1] if head > 0 else None
    opens = before is None or before.is_space or before.text in (",", ":", "-", ";") or doc[head].is_sent_start
    return who if opens and r.can_speak(who) else None


def _opens_phrase(token: Token) -> bool:
    """Whether a word can be the first of a noun phrase here: nothing or a mark stands before it."""
    before = token.nbor(-1) if token.i else None
    return before is None or before.is_space or before.text in (",", ":", "-", ";") or bool(token.is_sent_start)


def _is_vote(r: Reporting, quoted: Quoted) -> bool:
    """« ont dit "oui" au traité »: how somebody voted, not what was said."""
    first, last = r.token_at(quoted.start), r.token_at(quoted.outer_end - 1)
    if r.doc[first].lower_ not in ("oui", "non") or r.token_at(quoted.end - 1) != first or last + 1 >= len(r.doc):
        return False
    return r.doc[last + 1].lower_ in ("à", "au", "aux", "lors", "par")


def _governing_cue(r: Reporting, token: int, quoted: Quoted) -> Clause | None:
    """The clause of speech that a fragment depends on, going up the parse."""
    last = r.token_at(quoted.end - 1)
    leading = _leading_cue(r, r.token_at(quoted.outer_start))
    if leading is not None:
        return leading
    clause = r.governing(token)
    aside = False
    for _ in range(8):
        if clause is None:
            break
        aside = aside or clause.relation == "relcl" and not frames.is_cue(clause.lemma)
        outside = not token <= clause.head <= last and clause.kind != "nominal" and is_act(r, clause)
        if outside and (clause.negated or is_agency(r, clause)):
            return None
        handled = clause.lemma in listed("handling") and _in_a_phrase(r, quoted)
        if handled and aside:
            return None  # « présente un magazine dont la "formule" est … »
        if outside and clause.lemma in REFUSING and _is_offered(r, clause, token):
            return None
        if outside and clause.lemma == "déclarer" and r.doc[r.token_at(quoted.outer_start) - 1].pos_ == "DET":
            return None  # « a déclaré l'"état d'urgence" »
        if outside and clause.lemma == "proposer" and is_done(r, clause):
            return None  # « le site propose un "guide" »
        if outside and any(f.speech for f in r.frames[clause.head]):
            return clause
        if outside and frames.is_cue_alone(clause.lemma) and _is_object(clause, token, last):
            if is_done(r, clause):
                return None  # « confirme son statut d'"homme fort" »
            if not handled:
                return clause
        reach = 16 if _is_joined(r, quoted) else 6
        if outside and not handled and _takes_fragment(clause) and 0 < token - clause.head <= reach:
            return clause
        clause = r.clauses[clause.governor] if clause.governor is not None else None
    sent_start, _ = r.sentence_of(token)
    near = [
        c
        for c in r.clauses_in(sent_start, token)
        if c.kind != "nominal" and r.speech_frame(c) and r.quoted_at(c.head) is None and is_act(r, c)
    ]
    if near and near[-1].lemma in listed("handling") and _in_a_phrase(r, quoted):
        return None
    return near[-1] if near and token - near[-1].head <= 12 else None


def _is_joined(r: Reporting, quoted: Quoted) -> bool:
    """« a qualifié ce texte d'"irréfléchi" et |"regrettable"| »: a fragment that goes on with the one before it."""
    opening = r.token_at(quoted.outer_start)
    before = [t.lower_ for t in r.doc[max(0, opening - 3) : opening] if t.lower_ not in ("de", "d'", "d’")]
    return len(before) >= 2 and before[-1] in ("et", "ou", "mais", ",") and before[-2] in ('"', "»", "”")


def _is_offered(r: Reporting, clause: Clause, token: int) -> bool:
    """« a rejeté la proposition saoudienne de trêve "globale" », « … l'offre "sans piège" faite par X »: X's words."""
    doc = r.doc
    offers = [i for i in range(clause.head + 1, token) if doc[i].lemma_.lower() in OFFERS and doc[i].pos_ == "NOUN"]
    if not offers:
        return False
    judged = doc[offers[0] + 1].text in ('"', "«", "“")  # « a refusé une offre "insultante" »
    for word in doc[offers[0] + 1 : min(r.sentence_of(token)[1], token + 14)]:
        if word.text in (",", ";"):
            return False
        if not judged and word.pos_ == "ADJ" and word.i < token and world.country_of_adjective(word.lower_) is not None:
            return True
        if word.lower_ == "par" and doc[word.i - 1].pos_ in ("VERB", "ADJ"):
            return True
    return False


def _in_a_phrase(r: Reporting, quoted: Quoted) -> bool:
    """« lance une |"cagnotte"| », and not « lance |"Vive la paix"| », « présenté comme un |"héros"| »."""
    opening = r.token_at(quoted.outer_start)
    before = [t.lower_ for t in r.doc[max(0, opening - 5) : opening]]
    last = opening - 1
    if before[-1:] in (["de"], ["d'"]) and last > 1 and r.doc[last - 1].pos_ == "NOUN":
        last -= 1  # « signe un accord de |"coopération"| »
    within = opening > 0 and r.doc[last].pos_ in ("DET", "NOUN", "ADJ") and "comme" not in before
    if r.doc[last].lemma_.lower() in listed("calls"):
        return False
    return within and r.doc[r.token_at(quoted.start)].lemma_.lower() not in listed("calls")


def _leading_cue(r: Reporting, opening: int) -> Clause | None:
    """« a déclaré |qu'"|il n'y aura pas …"|»: the cue whose « que » stands right before the mark."""
    doc = r.doc
    if opening > 2 and doc[opening - 1].text in ("'", "’") and doc[opening - 2].lower_ == "qu":
        opening -= 1  # « qu'« », whose apostrophe is a word of its own
    if opening < 2 or doc[opening - 1].lower_ not in ("que", "qu'", "qu"):
        return None
    near = r.clauses_in(max(0, opening - 8), opening - 1)
    for clause in reversed(near):
        between = doc[clause.head + 1 : opening - 1]
        if (
            clause.kind != "nominal"
            and frames.is_cue(clause.lemma)
            and all(t.pos_ in ("ADV", "PUNCT") for t in between)
        ):
            return clause if not clause.negated and not is_agency(r, clause) else None
    return None


def _takes_fragment(clause: Clause) -> bool:
    """Whether a verb says what something is called or judged: « jugée "inacceptable" », « qualifié d'"historique" »."""
    return any(
        f.speech and (f.content or f.takes) in FRAGMENT_OF and not f.words and not f.object and not f.reflexive
        for f in frames.of_verb(clause.lemma)
    )


def _is_object(clause: Clause, first: int, last: int) -> bool:
    """Whether a fragment stands in an argument of the clause's verb."""
    spans = [clause.object, *(s for found in clause.complements.values() for s in found)]
    return any(s is not None and s[0] <= last + 1 and first <= s[1] for s in spans)


def _is_subject(r: Reporting, quoted: Quoted, words: int) -> bool:
    """« "Midi" a affirmé que … »: a short name between marks that a cue follows."""
    after = r.token_at(quoted.outer_end - 1) + 1
    if words > 4 or after >= len(r.doc) or r.doc[after].pos_ not in ("VERB", "AUX"):
        return False
    return any(c.group[0] == after and c.intro == "que" for c in r.clauses_in(after, after + 4))


def _is_term(before: Token, words: list[Token]) -> bool:
    """« le label "ville propre" », « un "mode sans échec" », and not « un système "injuste" »."""
    if before.pos_ == "ADP" and before.lower_ in ("de", "d'") and before.i > 0:
        before = before.doc[before.i - 1]  # « le statut de "zone rouge" »
    noun = before.lemma_.lower()
    if len(words) > 5:
        return False
    if noun in TERMS:
        verb = words[0].pos_ == "VERB" and "Inf" in words[0].morph.get("VerbForm", [])
        judged = words[-1].lower_.rstrip("s").endswith(("é", "ée", "eux", "euse", "able", "ible", "if", "ive"))
        if judged and len(words) == 1 and noun not in ALWAYS_TERMS:
            return False  # what the tagger takes for a noun: « un système "déséquilibré" »
        return noun in ALWAYS_TERMS or words[0].pos_ in ("NOUN", "PROPN") or verb
    return before.pos_ == "DET" and len(words) > 1 and words[0].lemma_.lower() in STATES


def _is_identity(before: Token | None, words: list[Token]) -> bool:
    """« se déclarer "transgenre" »: what somebody is, not what was said of it."""
    return before is not None and len(words) <= 2 and is_identity(words[-1])


def _names_with_proper(words: list[Token]) -> bool:
    """« l'"affaire Morel" », « la "loi Brandt" »: what the press calls it, a noun and a name."""
    if not 2 <= len(words) <= 3 or words[0].lower_ not in CALLED_BY or len(words[-1]) < 3:
        return False
    return all(t.text[:1].isupper() for t in words[1:])


def _goes_on_naming(r: Reporting, quoted: Quoted) -> bool:
    """« les services "achats" et |"gestion des stocks"| »: joined to marks that only name."""
    at = r.token_at(quoted.outer_start) - 1
    if at < 4 or r.doc[at].lower_ not in ("et", "ou") or r.doc[at - 1].text not in ("»", '"'):
        return False
    earlier = r.quoted_at(at - 2)
    if earlier is None or len(r.doc.char_span(quoted.start, quoted.end, alignment_mode="expand") or ()) > 5:
        return False
    before = r.doc[r.token_at(earlier.outer_start) - 1]
    return before.lemma_.lower() in NAMED_BY and before.lemma_.lower() not in ("dire", "dit")


def _is_given(r: Reporting, quoted: Quoted, words: list[Token]) -> bool:
    """« des îles qu'il avait appelées "Espoir", |"Joie"| et |"Paix"| »: names, by a verb that gives them."""
    if not words or not words[0].text[:1].isupper() or len(words) > 6:
        return False
    at = r.token_at(quoted.outer_start) - 1
    while at > 1 and (r.doc[at].text == "," or r.doc[at].pos_ == "CCONJ"):
        earlier = r.quoted_at(at - 2)
        if earlier is None or r.doc[at - 1].text not in ("»", '"'):
            return False
        at = r.token_at(earlier.outer_start) - 1
    return at >= 0 and r.doc[at].lemma_.lower() in listed("naming")


def _is_title(r: Reporting, quoted: Quoted, words: list[Token]) -> bool:
    """« a lu |"La Nuit du fleuve"| »: words with a capital right after what one does with a work."""
    at = r.token_at(quoted.outer_start) - 1
    if at < 0 or not words or not words[0].text[:1].isupper() or r.is_direct(quoted):
        return False
    return r.doc[at].pos_ == "VERB" and r.doc[at].lemma_.lower() in listed("works_done")


def _is_name(r: Reporting, quoted: Quoted) -> bool:
    """Whether the marks only name something: « l'organisation "Etat islamique" », « le journal "X" »."""
    doc = r.doc
    first, last = r.token_at(quoted.start), r.token_at(quoted.end - 1)
    words = [t for t in doc[first : last + 1] if t.is_alpha]
    opening = r.token_at(quoted.outer_start)
    before = next(
        (doc[i] for i in range(opening - 1, -1, -1) if not doc[i].is_space and doc[i].text not in ("«", '"')), None
    )
    if (
        _is_given(r, quoted, words)
        or _is_title(r, quoted, words)
        or _names_with_proper(words)
        or _goes_on_naming(r, quoted)
    ):
        return True
    named = before is not None and (before.lemma_.lower() in NAMED_BY or before.lower_ in NAMED_BY)
    if named and words and words[0].is_lower and "Fin" in words[0].morph.get("VerbForm", []):
        return False  # « a dit que le groupe "|respecte| la loi" »
    if named and before is not None and not any(c.dep_.startswith("aux") for c in before.lefts):
        return True  # « le mouvement dit "X" », and not « il s'est dit "X" »
    if before is not None and before.pos_ == "ADJ" and before.i > 0 and doc[before.i - 1].lemma_.lower() in NAMED_BY:
        return True
    if not words or _is_subject(r, quoted, len(words)):
        return True
    if before is not None and _is_term(before, words) or _is_identity(before, words):
        return True
    capitals = [t for t in words if t.text[:1].isupper()]
    if len(words) <= 6 and len(capitals) >= max(1, sum(len(t) > 3 for t in words)) and words[0].text[:1].isupper():
        if before is not None and before.pos_ in ("NOUN", "ADJ", "DET", "ADP"):
            return True
    # « L'"initiative de Salto" », « une "déclaration de Kasane" »: a common noun made a name by a proper one
    if before is not None and before.pos_ == "DET" and words[-1].pos_ == "PROPN" and 2 < len(words) <= 5:
        return words[0].pos_ == "NOUN" and words[1].lower_ in ("de", "d", "du", "des")
    return False
