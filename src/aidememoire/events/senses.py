"""Is it the political sense of the verb? « Frapper », « soutenir », « lever », « céder » of things are no acts."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.clauses import circumstances, phrases
from aidememoire.events.acts_of_state import RULES, ActsOfState
from aidememoire.events.reading import Act, counted, is_one_of, lemma, words
from aidememoire.lexicon import functions
from aidememoire.lexicon.loader import load
from aidememoire.pipes.clauses import Clause

STANCES = {"accepts", "supports", "rejects", "opposes"}
LEAD = 80  # tokens at the head of a dispatch, which say what its headline is about
# frames whose verb has an everyday sense beside the political one -> the rule that tells them apart
SPECIAL = {
    "céder": "yields",
    "attaquer": "strikes",
    "libérer": "frees",
    "interdire": "forbids",
    "rencontrer": "meets",
    "élire": "is_voted_in",
    "décréter l'état d'urgence": "rules_by_force",
    "prendre le pouvoir": "seizes",
    "être prêt à": "is_ready",
    "se rencontrer": "meet_each_other",
    "appeler quelqu'un": "calls",
    "s'engager à": "undertakes",
    "se refuser à": "opposes",
    "se prononcer": "rules",
    "soutenir": "backs",
    "être condamné": "is_blamed",
    "inculper": "is_charged",
    "mettre en cause": "blames",
    "prendre une ville": "takes_ground",
    "prendre le contrôle": "takes_over",
    "annoncer un retrait": "pulls_back",
    "se retirer": "pulls_back",
    "accepter de": "gives_word",
    "bloquer l'accès": "bars",
    "arrêter": "arrests",
    "entrer en territoire étranger": "marches",
    "franchir la frontière": "marches",
    "briser un siège": "marches",
    "défaire": "defeats",
    "mener une frappe": "operates",
    "tirer des missiles": "fires",
    "annuler une réunion": "calls_off",
    "mettre en alerte": "alerts",
    "déployer": "deploys",
    "exercices": "drills",
    "évacuer des personnes": "rescues",
    "appeler à": "urges",
    "demander de": "urges",
    "proposer de": "urges",
    "proposer": "urges",
    "faire grève": "stops_work",
    **RULES,
}


class Senses(ActsOfState):
    """Tells the sense of an act's predicate from its arguments."""

    @staticmethod
    def needs_subject(frame: str) -> bool:
        """Whether a frame asks for a subject among given words."""
        return frame in load("events")["subjects"]

    def has_subject(self, clause: Clause, frame: str) -> bool:
        """Whether a clause has the subject that a frame needs, where it needs one."""
        needed = load("events")["subjects"].get(frame)
        if needed is None:
            return True
        return clause.subject_head is not None and is_one_of(counted(self.doc[clause.subject_head]), needed)

    def fits(self, act: Act) -> bool:
        """Whether the arguments are such as make the frame's act political and not everyday."""
        clause, frame = act.clause, act.frame
        if act.type == "REJECT" and clause.lemma != "entendre" and self._about_speech(clause):
            return False
        if act.type in ("ASSAULT", "COERCE") and self._is_nature(clause):
            return False
        if (rule := getattr(self, f"_{SPECIAL.get(frame.id, '')}", None)) is not None and not rule(act):
            return False
        if self._is_law(clause):
            return False
        if clause.lemma in words("mild") or frame.id == "mettre en garde" and self._in_incise(clause):
            return False
        if frame.id in ("suspendre un Etat", "chasser d'un lieu", "affronter"):
            return self._against(clause, frame.id)
        if (
            clause.lemma == "revendiquer"
            and clause.object_head is not None
            and is_one_of(self.doc[clause.object_head], "claimed")
        ):
            return False
        if act.mode == "ceasefire" and clause.tense == "present" and self.reading.quotations_over(clause.head):
            return False
        if (
            act.type == "ACCUSE"
            and clause.object_head is not None
            and self.doc[clause.object_head].lower_ in ("le", "l'", "la", "en")
        ):
            return clause.lemma not in ("déplorer",)
        if frame.id == "qualifier de (blâme)":
            return self._harsh(clause)
        if clause.lemma == "favorable" or frame.id == "se féliciter de" and clause.intro == "de":
            return False  # an opinion; a politeness
        if frame.id in ("menacer", "menacer de"):
            return self._threatened(clause)
        if frame.id == "rejeter":
            return self._is_refusable(clause)
        if (
            act.type in ("AGREE", "SUPPORT")
            and frame.stance in STANCES
            and frame.takes == "object"
            and not frame.object
        ):
            return self.is_matter(clause.subject_head if clause.passive else clause.object_head)
        return True

    # --- one verb at a time --------------------------------------------------------------------------

    def _yields(self, act: Act) -> bool:
        """« céder à la menace », not « céder une terre au cours d'une fête », « céder du terrain à un coureur »."""
        clause = act.clause
        heads = [self.doc[h] for h in clause.heads.get("à", [])]
        ground = any(t.lower_ in ("terrain", "place", "pas") for t in self.doc[clause.head : clause.head + 4])
        return clause.object_head is None and not ground and any(not is_one_of(t, "moments") for t in heads)

    def _strikes(self, act: Act) -> bool:
        """« viser », « frapper » want arms or blood; « attaquer » a law or a rival in words is no assault."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        by_force = clause.subject_head is not None and is_one_of(self.doc[clause.subject_head], "violence")
        if (
            head is not None
            and not by_force
            and (is_one_of(self.doc[head], "writs") or is_one_of(self.doc[head], "hearts"))
        ):
            return False
        if clause.lemma == "toucher":
            by = clause.agent_head if clause.passive else clause.subject_head
            return by is not None and any(is_one_of(self.doc[by], name) for name in ("violence", "shells"))
        if head is not None and is_one_of(self.doc[head], "media") and self._in_words(clause):
            act.type, act.mode, act.cameo = "ACCUSE", "disapprove", "111"
            return True
        if head is None and not clause.passive or self.is_bloody(clause):
            return head is not None or clause.passive
        if clause.lemma in ("viser", "cibler", "frapper"):
            return self._is_armed(clause) and clause.kind == "finite"
        victim = self.reading.index.of_token(head) if head is not None else None
        doer = self._doer(clause)
        kinds = [self.reading.index.by_id[a]["kind"] if a else "" for a in (doer, victim)]
        if kinds[0] in ("person", "party") and not victim and not self._is_armed(clause) and head is not None:
            return self.is_site(head) or self._is_people(head)  # « le ministre attaque |le modèle| »
        if kinds == ["person", "person"] and not self._is_armed(clause):
            act.type, act.mode, act.cameo = "ACCUSE", "disapprove", "111"  # « a attaqué son rival », in words
        return True

    def _in_words(self, clause: Clause) -> bool:
        """« le président attaque |la presse| »: by somebody who bears no arms, where none are told of."""
        actor = self._doer(clause)
        by_voice = actor is not None and self.reading.index.by_id[actor]["kind"] in ("person", "government", "party")
        others = (t for t in self.doc[clause.head].sent if t.i != clause.head)
        bloody = any(is_one_of(t, "violence") or is_one_of(t, "arms") for t in others)
        return by_voice and not bloody and not self._is_armed(clause)

    def _frees(self, act: Act) -> bool:
        """People are let go; a town that is « libérée » is taken; a seat or a voice is neither."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        if head is None:
            return False
        token = self.doc[head]
        if self.is_site(head):
            act.type, act.mode, act.cameo = "COERCE", "seize", "192"
            return True
        return token.pos_ == "NUM" or self._is_people(head)

    def _is_people(self, head: int) -> bool:
        """Whether a noun names somebody, or people of a sort: not « 53.000 euros »."""
        token = self.doc[head]
        people = self.reading.index.of_token(head) is not None or token.pos_ == "PRON"
        return people or any(is_one_of(token, name) for name in ("helped", "armed", "met", "captives"))

    def _alerts(self, act: Act) -> bool:
        """« l'armée a été mise en alerte », not « les hôpitaux »."""
        clause = act.clause
        head = clause.subject_head if clause.passive or clause.object_head is None else clause.object_head
        if head is None:
            return False
        item = self.reading.index.of_token(head)
        name = self.reading.index.by_id[item]["name"].lower().split()[:1] if item is not None else []
        return is_one_of(counted(self.doc[head]), "forces") or any(w in words("forces") for w in name)

    def _deploys(self, act: Act) -> bool:
        """Soldiers sent where a disaster struck help, and threaten nobody."""
        sent = self.doc[act.clause.head].sent
        helping = any(is_one_of(t, "relief") or is_one_of(t, "nature") for t in sent if t.lower_ != "feu")
        return not helping or any(is_one_of(t, "violence") for t in sent)

    def _rescues(self, act: Act) -> bool:
        """« évacuer des blessés », a town; « l'église a été évacuée par la police » is no help."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        return head is None or not is_one_of(self.doc[head], "buildings")

    def _drills(self, act: Act) -> bool:
        """« l'armée », « Moscou a entamé des manœuvres », not « la sonde a effectué une manœuvre »."""
        clause = act.clause
        if clause.passive or self._is_armed(clause):
            return True
        actor = self._doer(clause)
        item = self.reading.index.by_id[actor] if actor is not None else None
        return item is not None and (
            item["kind"] in ("state", "government", "armed_group")
            or any(w in words("strikers") for w in item["name"].lower().split())
        )

    def _urges(self, act: Act) -> bool:
        """« recommandent aux voyageurs d'éviter la zone », « appelle à prier », « à donner son sang »: no demand."""
        content = act.clause.content
        aim = content is not None and any(t.lower_ == "afin" for t in self.doc[max(content[0] - 3, 0) : content[0]])
        if aim and act.frame.takes.startswith("de"):
            return False  # « a ordonné une coupure |afin de| … »
        return not circumstances.is_advice(self.doc, act.clause)

    def _marches(self, act: Act) -> bool:
        """Those who enter, cross or break through bear arms: not a convoy of aid, a visitor or a swimmer."""
        return self._is_armed(act.clause)

    def _defeats(self, act: Act) -> bool:
        """« l'armée a vaincu les rebelles », not « le candidat a vaincu son rival »."""
        return self._is_armed(act.clause) and self._against(act.clause, "")

    def _forbids(self, act: Act) -> bool:
        """« interdire une manifestation », not « la circulation des voitures », « des rues interdites d'accès »."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        after = self.doc[clause.head + 1 : clause.head + 3].text.lower()
        if (
            clause.passive
            and clause.agent_head is None
            and after.startswith(("d'accès", "à la circulation", "au public"))
        ):
            return False
        return head is None or not is_one_of(self.doc[head], "everyday")

    def _meets(self, act: Act) -> bool:
        """« a retrouvé son homologue », not « a été retrouvée morte » nor « accueille des réfugiés »."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        if clause.lemma == "retrouver" and (clause.passive or head is None or not self._has_office(head)):
            return False
        if head is not None and is_one_of(self.doc[head], "followers"):
            return False  # a rally
        if head is None or clause.lemma not in ("accueillir", "retrouver"):
            return True
        return not any(is_one_of(self.doc[head], name) for name in ("guests", "violence"))

    def _has_office(self, head: int) -> bool:
        """Whether somebody is named by an office: « son homologue », « le président X », not « le suspect »."""
        if is_one_of(self.doc[head], "met"):
            return True
        actor = self.reading.index.of_token(head)
        return actor is not None and bool(self.reading.index.by_id[actor]["roles"])

    def _calls(self, act: Act) -> bool:
        """« a appelé son homologue pour discuter », not « l'a appelé à démissionner », « l'a appelé "camarade" »."""
        clause = act.clause
        if clause.object_head is None or clause.content is not None or {"à", "de"} & set(clause.heads):
            return False
        called = self.reading.index.of_token(clause.object_head)
        person = called is not None and self.reading.index.by_id[called]["kind"] == "person"
        function = functions.function(self.doc[clause.object_head].text)
        if function is not None and function.function.sort == "kin":
            return False
        after = self.doc[clause.head + 1 : clause.head + 12]
        return person and not any(t.text in ('"', "«", "“") or t.lower_ in ("à", "au", "aux") for t in after)

    def _meet_each_other(self, act: Act) -> bool:
        """« les deux se sont retrouvés », not « il se retrouve dans la tourmente »; a council meets alone."""
        clause = act.clause
        heads = [h for h in (clause.subject_head, *clause.heads.get("avec", [])) if h is not None]
        after = self.doc[clause.group[1]] if clause.group[1] < len(self.doc) else None
        if clause.lemma == "voir" and after is not None and after.pos_ == "VERB":
            return False  # « se sont vu |refuser| une place »
        if any(is_one_of(self._counted(h), "followers") for h in heads):
            return False  # a rally
        if clause.lemma in ("réunir", "concerter") or "avec" in clause.heads or clause.subject_head is None:
            return True
        token = self.doc[clause.subject_head]
        plural = "Plur" in token.morph.get("Number", []) or len(phrases.conjuncts(token)) > 1
        return plural or token.lower_ in ("ils", "elles", "nous")

    def _counted(self, head: int) -> Token:
        """« trois mille de ses |partisans| »."""
        token = self.doc[head]
        if token.pos_ in ("NUM", "PRON"):
            return next((c for c in token.rights if phrases.preposition(c) == "de"), token)
        return counted(token)

    def _undertakes(self, act: Act) -> bool:
        """« s'engager à retirer », « à une trêve », not « à vive allure »."""
        clause = act.clause
        return clause.intro == "à" or any(is_one_of(self.doc[h], "matters") for h in clause.heads.get("à", []))

    def _opposes(self, act: Act) -> bool:
        """« s'opposer à un plan », not « s'opposer sur la marche à suivre » nor to a rival."""
        clause = act.clause
        return "sur" not in clause.heads and not self._is_rival(clause.head_of("à"))

    def _rules(self, act: Act) -> bool:
        """A council that decides on a text; a court that rules on a case is none."""
        head = act.clause.subject_head
        return head is None or not is_one_of(self.doc[head], "courts")

    def _is_blamed(self, act: Act) -> bool:
        """« la frappe a été condamnée par l'ONU » blames; « condamnée pour abus », « par la cour » is a verdict."""
        clause = act.clause
        court = clause.agent_head is not None and is_one_of(self.doc[clause.agent_head], "courts")
        somebody = clause.agent_head is not None or clause.lemma != "condamner"
        return somebody and not court and not (clause.lemma == "condamner" and "pour" in clause.heads)

    def _is_charged(self, act: Act) -> bool:
        """« jugé par un tribunal », not « jugé trop coûteux par les républicains »."""
        clause = act.clause
        if clause.lemma != "juger":
            return True
        return clause.agent_head is not None and is_one_of(self.doc[clause.agent_head], "courts")

    def _blames(self, act: Act) -> bool:
        """« met en cause les rebelles », not « le principe » of something."""
        head = act.clause.subject_head if act.clause.passive else act.clause.object_head
        return head is None or self.doc[head].pos_ != "NOUN" or self.reading.index.of_token(head) is not None

    def _takes_ground(self, act: Act) -> bool:
        """« prennent plusieurs positions » of an army, not « prennent position » on a matter."""
        head = act.clause.subject_head if act.clause.passive else act.clause.object_head
        return head is None or self.doc[head].lower_ != "position" or any(self.doc[head].lefts)

    def _takes_over(self, act: Act) -> bool:
        """« le contrôle de la ville », of a place: not that of a party, a firm or a career."""
        head = act.clause.subject_head if act.clause.passive else act.clause.object_head
        held = [c for c in self.doc[head].rights if phrases.preposition(c) in ("de", "sur")] if head is not None else []
        return any(c.ent_type_ == "LOC" or is_one_of(c, "ground") for c in held)

    def _pulls_back(self, act: Act) -> bool:
        """Troops and towns are left; to leave an accord or a court ends relations."""
        near = self.doc[act.clause.head : min(act.clause.head + 12, self.doc[act.clause.head].sent.end)]
        own = act.clause.object_head is not None and any(
            c.lower_ == "pays" and phrases.preposition(c) == "de" for c in self.doc[act.clause.object_head].rights
        )  # « le retrait du pays »: no troops
        if own or any(is_one_of(t, "pacts") for t in near):
            act.type, act.mode, act.cameo = "SANCTION", "withdraw", "161"
            return not self.reading.said(act.clause).get("future")
        return True

    def _gives_word(self, act: Act) -> bool:
        """« a offert de négocier », not « s'est fait offrir une montre »."""
        return not any(t.lower_ in ("fait", "faits", "faite") for t in self.doc[slice(*act.clause.group)])

    def _bars(self, act: Act) -> bool:
        """« l'armée a fermé la route », not « 340 routes ont été fermées » by a flood."""
        clause = act.clause
        if self._of_citizens(act):
            act.type, act.mode, act.cameo = "PROTEST", "obstruct", "144"
            return True
        return not (clause.passive and clause.agent_head is None) or not any(
            is_one_of(t, "nature") or t.lower_.startswith("inond") for t in self.doc[clause.head].sent
        )

    def _arrests(self, act: Act) -> bool:
        """« les avoir arrêtées » of strikes: a pronoun that takes up nobody."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        if clause.lemma in ("détenir", "retenir") and head is not None and not self._is_people(head):
            return False  # « détient 53.000 euros »
        near = self.doc[max(clause.group[0] - 1, 0)]
        return not (clause.kind == "infinitive" and near.lower_ == "les" and clause.object_head is None)

    def _backs(self, act: Act) -> bool:
        """« défendre » a client before a judge is a trade; « X soutient le terrorisme » is what others say of X."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        if head is not None and lemma(self.doc[head]) in ("terrorisme", "extrémisme"):
            return False
        return clause.lemma != "défendre" or not any(is_one_of(t, "courts") for t in self.doc[clause.head].sent)

    def _is_voted_in(self, act: Act) -> bool:
        """By whom somebody was elected is the event; in office, or confirmed as a candidate by a court, is none."""
        clause = act.clause
        if clause.agent_head is None or clause.lemma != "confirmer":
            return clause.agent_head is not None
        somebody = self.reading.index.of_token(clause.subject_head) if clause.subject_head is not None else None
        return somebody is not None and self.reading.index.by_id[somebody]["kind"] == "person"

    def _operates(self, act: Act) -> bool:
        """« une opération militaire », « l'armée a mené une opération », not « deux opérations de vérification »."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        if head is None or lemma(self.doc[head]) != "opération":
            return True
        martial = any(is_one_of(t, "martial") for t in self.doc[head].children)
        civil = any(
            c.pos_ == "NOUN" and not is_one_of(c, "martial") and phrases.preposition(c) == "de"
            for c in self.doc[head].rights
        )
        return martial or not civil and (self._is_armed(clause) or "contre" in clause.heads)

    def _fires(self, act: Act) -> bool:
        """Missiles are heavy weapons; « lancer l'offensive », « un assaut » says nothing of the arms."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        if head is not None and not is_one_of(self.doc[head], "shells"):
            act.mode, act.cameo = "", "190"
        return True

    def _calls_off(self, act: Act) -> bool:
        """« a reporté sa visite à Moscou », not « au Salon de l'agriculture », « au musée »."""
        clause = act.clause
        head = clause.subject_head if clause.passive else clause.object_head
        beside = [*self.doc[head].rights] if head is not None else []
        beside += [self.doc[h] for h in clause.heads.get("à", [])]
        return not any(is_one_of(t, "fairs") for t in beside)

    def _rules_by_force(self, act: Act) -> bool:
        """A state of emergency for a flood is help, no constraint."""
        around = [*self.doc[act.clause.head].sent, *(self.doc[:LEAD] if act.title else ())]
        return not any(is_one_of(t, "nature") for t in around)

    def _seizes(self, act: Act) -> bool:
        """« la junte a pris le pouvoir », not « le président élu prend le pouvoir »."""
        return self._is_armed(act.clause) or any(is_one_of(t, "force") for t in self.doc[act.clause.head].sent)

    def _is_ready(self, act: Act) -> bool:
        """« prêt à négocier » yields; « prêt à mourir », « prêt à frapper » does not."""
        head = act.clause.content_head
        if act.clause.object_head is not None or self.doc[act.clause.head].lower_ == "prête" and head is None:
            return False  # « prête son image »: the verb « prêter »
        return head is None or not (
            is_one_of(self.doc[head], "hostile_alone") or is_one_of(self.doc[head], "sacrifices")
        )
