"""Who did it, and to whom? Reads the actors and recipients of an act from its clause by its frame."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.events.complements import JOINT, POSTS, Complements
from aidememoire.events.reading import Act, Reading, counted, is_one_of, lemma, words
from aidememoire.pipes.clauses import Clause

HOLDING = ("détenir", "retenir", "capturer", "enlever")
AGAINST = {"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "THREATEN"}
PARTNERS = ("avec", "entre", "face à")


class Roles(Complements):
    """Reads who takes part in the acts of one Doc."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.truce: list[str] = []  # who agreed to the truce spoken of last
        self.met: list[str] = []  # who met last
        self.hit: set[str] = set()  # who was attacked

    def remember(self, act: Act) -> None:
        """Keeps who signs (« ont réclamé, dans un communiqué commun »), who agreed to a truce, who met."""
        if act.type == "REQUEST" and act.actors and self._in_a_text(act):
            self.signed = list(act.actors)
        if act.type == "AGREE" and len(act.actors) > 1 and act.topic & words("truce"):
            self.truce = list(act.actors)
        if act.type == "ASSAULT":
            self.hit.update(act.recipients)
        if act.type == "CONSULT" and len(act.actors) > 1:
            self.met = list(act.actors)

    def _in_a_text(self, act: Act) -> bool:
        sent = self.doc[act.clause.head].sent
        return any(is_one_of(t, "documents") and phrases.preposition(t) in ("dans", "par") for t in sent)

    # --- the actors of an act ------------------------------------------------------------------------

    def read(self, act: Act) -> bool:
        """Fills an act's actors and recipients; False when the words name somebody or something that is no actor."""
        clause, how = act.clause, act.frame.actors
        if clause.kind == "nominal":
            self._nominal(act)
        elif how == "none":
            act.actors = list(self.truce) if act.mode == "ceasefire" else []
            if act.frame.id == "périr dans une attaque":
                act.actors = [a for h in clause.heads.get("dans", []) for a in self._behind(self.doc[h])]
        elif how in ("object", "meeting"):
            self._held(act)
        elif not self._verbal(act):
            return False
        elif how == "agent" and not act.actors and clause.passive and act.frame.object:
            act.actors = self.of_meeting(clause.subject_head)  # « les pourparlers entre A et B ont été annulés »
        if act.frame.id in JOINT and clause.kind != "nominal":
            if act.frame.id == "un échange a lieu":
                act.actors = []  # not the prisoners
            self._add(act.actors, self.sides(clause))
        if how == "both" and clause.kind != "nominal":
            together = list(act.actors)
            self._partners(act)
            self._each_other(act)
            if act.type == "REJECT":  # « ne veut pas négocier avec les rebelles »: it takes one to refuse
                act.recipients = [a for a in act.actors if a not in together]
                act.actors = together
        self._recipients(act)
        if act.frame.recipients == "object" and act.type in AGAINST and len(act.actors) == 1:
            self._not_oneself(act)
        act.recipients = [a for a in act.recipients if a not in act.actors]
        return True

    def _not_oneself(self, act: Act) -> None:
        """Nobody attacks himself: where the object names the very actor, the subject was taken for the wrong one."""
        clause = act.clause
        head = clause.agent_head if clause.passive else clause.subject_head
        if act.recipients == act.actors and head is not None and self.doc[head].pos_ != "PROPN":
            act.actors = []

    def doer(self, clause: Clause) -> int | None:
        """The head of the phrase that names who acts: the subject, or the agent of a passive."""
        if clause.passive:
            return clause.agent_head
        return clause.subject_head

    def _verbal(self, act: Act) -> bool:
        clause = act.clause
        if act.frame.actors == "clause":
            act.actors = self.whole(clause.subject_head)
            return True
        if act.frame.actors in ("of object", "hands"):
            act.actors = self.of_thing(clause) if act.frame.actors == "of object" else self.in_hands_of(clause)
            return bool(act.actors)
        if (
            act.frame.passive
            and act.frame.actors == "subject"
            or act.type in ("MOBILIZE", "PROTEST")
            and clause.agent_head is None
        ):
            head = clause.subject_head
        else:
            head = self.doer(clause)
        act.actors = self.whole(head)
        if act.frame.id == "annoncer une enquête":
            act.actors = self._investigators(clause) or act.actors
        if act.type == "PROTEST" and head is not None:
            act.actors = self._people_of(act, self.doc[head])
        if clause.kind == "participle" and not clause.passive and not clause.subject_own and head is not None:
            nearer = self._nearest(clause, head)
            act.actors = self.whole(nearer) if nearer != head else act.actors
        if head is not None and self._disagrees(clause, self.doc[head]):
            over = self.doc[head].head
            act.actors = self.whole(over.i) if over.i < head and not self._disagrees(clause, over) else []
            if not act.actors:
                return False
        if head is not None and clause.relation == "relcl" and self._is_town_of(self.doc[head]):
            act.actors = self.whole(self.doc[head].head.i)  # « le tribunal |de Lima| qui a rejeté »
            return bool(act.actors)
        if self._was_hit(act, head):
            act.actors = []
            return True
        if head is not None and head == clause.subject_head and "sujets" in clause.heads:
            act.actors = [a for h in clause.heads["sujets"] for a in self.whole(h)]
        if head is None and clause.kind == "infinitive" and not clause.passive:
            act.actors = self._higher(clause)
        if head is None and clause.kind == "participle" and not clause.passive:
            act.actors = self._above(clause) or self._who_spoke(clause)
        if not act.actors and act.type == "ASSAULT" and clause.passive and clause.agent_head is None:
            act.actors = self._committed(clause)
        if not act.actors and act.mode == "release" and clause.passive and clause.agent_head is None:
            act.actors = self._held_by(clause)
        if not act.actors and head is not None and act.type == "ASSAULT" and is_one_of(self.doc[head], "violence"):
            act.actors = self._behind(self.doc[head])
            return True
        if head is None:
            return clause.passive or clause.subject_head is None
        if clause.passive and not act.actors and is_one_of(self.doc[head], "ballots"):
            return True  # « rejeté par référendum », « adoptée par dix voix »
        if not act.actors and is_one_of(counted(self.doc[head]), "forces"):
            act.actors = self.whose_by_adjective(counted(self.doc[head]))  # « les soldats |chiliens| »
        return bool(act.actors) or self._unnamed(act, self.doc[head])

    def _is_town_of(self, token: Token) -> bool:
        """Whether a name of a place that is no state completes a noun: « le tribunal |de Lima| »."""
        actor = self.index.of_token(token.i)
        state = actor is not None and self.index.by_id[actor]["kind"] in (
            "state",
            "government",
            "armed_group",
            "person",
        )
        over = token.head
        return not state and token.ent_type_ == "LOC" and phrases.preposition(token) == "de" and over.i < token.i

    def _disagrees(self, clause: Clause, token: Token) -> bool:
        """« l'épidémie de disparitions de militants |qui frappe| le pays »: a verb in the singular is not theirs."""
        if clause.relation != "relcl" or clause.kind != "finite" or token.pos_ != "NOUN" or token.i > clause.head:
            return False
        if not any(t.lower_ == "qui" for t in self.doc[max(clause.group[0] - 4, 0) : clause.group[0]]):
            return False
        one = self.doc[clause.group[0]].morph.get("Number", [])
        return one == ["Sing"] and "Plur" in token.morph.get("Number", [])

    def _investigators(self, clause: Clause) -> list[str]:
        """« X a annoncé l'ouverture d'une enquête |par le parquet|»: the prosecutors."""
        sent = self.doc[clause.head].sent
        noun = next((t for t in self.doc[clause.head : sent.end] if t.lower_ in ("enquête", "information")), None)
        for token in self.doc[noun.i : min(noun.i + 9, sent.end)] if noun is not None else ():
            if token.text in (",", ";"):
                break
            if phrases.preposition(token) == "par" and token.pos_ in phrases.NOMINAL:
                return self.whole(token.i)
        return []

    @staticmethod
    def _undoes(token: Token) -> bool:
        """« la destitution de X », « la fin |de la mission| »."""
        over = token.head if phrases.preposition(token) == "de" and token.head.i < token.i else token
        return is_one_of(token, "undoing") or over.pos_ == "NOUN" and is_one_of(over, "undoing")

    def _people_of(self, act: Act, token: Token) -> list[str]:
        """« les ouvriers de La Souterraine |qui manifestent| »: not the place, but the many before it."""
        over = self.reading.governor(act.clause) if act.clause.kind == "infinitive" else act.clause
        verb = self.doc[(over or act.clause).group[0]]
        one = "Sing" in token.morph.get("Number", []) and "Plur" in verb.morph.get("Number", [])
        several = "Plur" in token.head.morph.get("Number", []) and token.head.i < token.i
        if one and several and phrases.preposition(token) == "de":
            return self.whole(token.head.i)
        if one and self._is_town_of(token):
            return []  # « les ouvriers d'une usine |de Lima| qui continuent de manifester »
        return act.actors

    def _nearest(self, clause: Clause, head: int) -> int:
        """« Le pays …, où un camion avait foncé dans la foule, tuant … »: the subject of the finite verb before."""
        before = self.reading.clauses_in(head + 1, clause.group[0])
        told = [c for c in before if c.kind == "finite" and c.subject_own and c.subject_head is not None]
        return told[-1].subject_head if told and told[-1].subject_head is not None else head

    def _was_hit(self, act: Act, head: int | None) -> bool:
        """« Six policiers ont été tués. Ils ont bombardé … »: « ils » is hardly those who were just hit."""
        pronoun = head is not None and self.doc[head].pos_ == "PRON" and self.doc[head].lower_ in ("ils", "elles")
        return act.type == "ASSAULT" and pronoun and bool(act.actors) and set(act.actors) <= self.hit

    def _unnamed(self, act: Act, token: Token) -> bool:
        """« des hommes armés ont tué », « 10.000 personnes ont défilé »: people whom nothing names."""
        token = counted(token)
        if act.type == "MOBILIZE":
            return is_one_of(token, "forces")
        if act.type == "ASSAULT":
            return is_one_of(token, "armed")
        crowd = is_one_of(token, "helped") or is_one_of(token, "citizens") or token.pos_ == "NUM"
        if act.frame.id == "les troupes quittent un lieu":
            return True
        return act.type == "PROTEST" and crowd

    def _committed(self, clause: Clause) -> list[str]:
        """« ont été tués dans une attaque, commise par X », « attribuée à X »: X."""
        sent = self.doc[clause.head].sent
        for other in self.reading.clauses_in(clause.group[1], sent.end):
            if other.kind == "participle" and other.lemma in words("committed") and other.agent_head is not None:
                return self.whole(other.agent_head)
            if other.kind == "participle" and other.lemma in words("laid"):
                return [a for head in other.heads.get("à", []) for a in self.whole(head)]
        means = [self.doc[h] for slot in ("dans", "lors de") for h in clause.heads.get(slot, [])]
        return [a for t in means if is_one_of(t, "violence") for a in self._behind(t)]

    def _above(self, clause: Clause) -> list[str]:
        """« l'Italie et le Pérou ont réclamé une trêve, appelant … »: the subject of the clause around."""
        over = self.reading.governor(clause)
        if over is None or over.passive or over.subject_head is None:
            return []
        heads: list[int | None] = [*over.heads.get("sujets", [])] or [over.subject_head]
        return [a for h in heads for a in self.whole(h)]

    def _higher(self, clause: Clause) -> list[str]:
        """« La Turquie a dû se résoudre à envoyer … »: the subject of the nearest clause above that has one."""
        over = self.reading.governor(clause)
        for _ in range(3):
            if over is None or over.passive:
                return []
            if over.subject_head is not None:
                return self.whole(over.subject_head)
            over = self.reading.governor(over)
        return []

    def _who_spoke(self, clause: Clause) -> list[str]:
        """« …, a-t-elle demandé, rejetant l'idée … »: who speaks in the same sentence before."""
        sent = self.doc[clause.head].sent
        at = self.doc[clause.head].idx
        for quotation in self.reading.quotations_before(at):
            cue = quotation.get("cue")
            if cue is not None and sent.start_char <= cue["start"] < at and quotation["speaker"]:
                return self.members(quotation["speaker"])
        return []

    def _held_by(self, clause: Clause) -> list[str]:
        """« les soldats |que détenait le Front| ont été remis à l'ONU »: who held those let go."""
        if clause.subject_head is None:
            return []
        told = (self.reading.by_head.get(c.i) for c in self.doc[clause.subject_head].rights)
        holding = next((c for c in told if c is not None and c.lemma in HOLDING and not c.passive), None)
        return self.whole(holding.subject_head) if holding is not None else []

    def _behind(self, token: Token) -> list[str]:
        """« les bombardements de la coalition », « une frappe menée par la coalition »: the coalition."""
        if named := self.whose_by_adjective(token):
            return named
        for child in token.rights:
            done = self.reading.by_head.get(child.i)
            if done is not None and done.passive and done.agent_head is not None:
                return self.whole(done.agent_head)
            if done is not None and done.passive and done.lemma in words("laid"):
                return [a for head in done.heads.get("à", []) for a in self.whole(head)]

            if phrases.preposition(child) in ("par", "de") and child.pos_ in phrases.NOMINAL:
                found = [a for a in self.whole(child.i) if not self._is_place(child)]
                if found:
                    return found
        return []

    def _held(self, act: Act) -> None:
        """A meeting that is held, expected or called off: those it is between, with, or of."""
        clause = act.clause
        meeting = clause.subject_head if act.frame.actors == "meeting" else clause.object_head
        if act.frame.actors == "object":
            act.actors = self.whole(meeting)
            for head in clause.heads.get("à", []):
                sides = act.type == "ASSAULT" and not self._is_place(self.doc[head])
                self._add(act.actors, self.whole(head) if sides else [])
            return
        self._add(act.actors, self.of_meeting(meeting))
        for head in clause.heads.get("en", []):
            if self.doc[head].lower_ == "présence":  # « en présence des représentants de X »
                self._add(act.actors, [a for c in self.doc[head].rights for a in self.whole(c.i)])
        for preposition in PARTNERS:
            for head in clause.heads.get(preposition, []):
                self._add(act.actors, self.whole(head))

    def _partners(self, act: Act) -> None:
        """With whom: the object of « rencontrer », the complement of « avec »."""
        clause = act.clause
        if clause.passive:
            self._add(act.actors, self.whole(clause.subject_head))
        elif act.frame.takes == "object" and not act.frame.object:
            self._add(act.actors, self.whole(clause.object_head))
        for preposition in PARTNERS:
            for head in clause.heads.get(preposition, []):
                bare = self.doc[head].lower_ in ("lui", "elle")  # one meets a person, or a body by its name
                found = self.whole(head)
                self._add(act.actors, [a for a in found if not bare or self.index.by_id[a]["kind"] == "person"])
        if act.frame.object and clause.object_head is not None and act.type != "RETREAT":
            self._add(act.actors, self.of_meeting(clause.object_head))
        if act.frame.recipients == "à" and act.frame.event == "CONSULT":
            for head in clause.heads.get("à", []):
                self._add(act.actors, self.whole(head))
            if len(act.actors) == 1:
                self._add(act.actors, self.below_thing(clause, ("à",)))

    def _each_other(self, act: Act) -> None:
        """« Nous nous reparlerons »: those who met, when the speaker was one of them."""
        head = act.clause.subject_head
        if head is None or self.doc[head].lower_ != "nous" or len(act.actors) != 1 or act.actors[0] not in self.met:
            return
        self._add(act.actors, self.met)

    def _nominal(self, act: Act) -> None:
        clause, how = act.clause, act.frame.actors
        if how == "meeting":
            self._add(act.actors, self.of_meeting(clause.head))
            self._possessor(act)
            self._beside(act)
            return
        if how == "clause":
            over = self.reading.verbal_over(clause.head)
            act.actors = self.whole(self.doer(over)) if over is not None else []
            return
        heads = list(clause.heads.get("par", []))
        whose = any(c.lower_ in ("son", "sa", "ses", "leur", "leurs") for c in self.doc[clause.head].lefts)
        if how in ("de", "act", "subject") and not heads and not (whose and act.mode == "resign"):
            heads = clause.heads.get("de", []) if not self._suffers(act) else []
            heads = [h for h in heads if how != "act" or self._strikes(self.doc[h])]
        for head in heads:
            self._add(act.actors, self.whole(head))
        if not act.actors and how == "act":
            done = [
                c for c in map(self.reading.by_head.get, (t.i for t in self.doc[clause.head].rights)) if c is not None
            ]
            act.actors = [a for c in done if c.passive for a in self.whole(c.agent_head)]
        if not act.actors and how == "act":
            act.actors = self.whose_by_adjective(self.doc[clause.head])
        if how in ("de", "act"):
            self._possessor(act)

    def _strikes(self, token: Token) -> bool:
        """« les attaques |des rebelles|», « |de la coalition|», not « l'attentat |du Parlement|»."""
        actor = self.index.of_token(token.i)
        if actor is None:
            return not self._is_place(token)
        item = self.index.by_id[actor]
        if item["kind"] in ("organisation", "party"):
            return any(w in words("strikers") for w in item["name"].lower().split())
        return not self._is_place(token)

    def _suffers(self, act: Act) -> bool:
        """« l'assassinat de X »: the complement is whom it was done to; « les attaques de X »: who did it."""
        return act.frame.recipients == "de" or lemma(self.doc[act.clause.head]) in (
            "assassinat", "meurtre", "empoisonnement", "bombardement", "massacre", "enlèvement", "exécution",
        )  # fmt: skip

    def _possessor(self, act: Act) -> None:
        """« sa rencontre avec »: whom the possessive takes up, the subject of the clause around."""
        if any(c.lower_ in ("son", "sa", "ses", "leur", "leurs") for c in self.doc[act.clause.head].lefts):
            over = self.reading.verbal_over(act.clause.head)
            if over is not None:
                act.actors[:0] = [a for a in self.whole(over.subject_head) if a not in act.actors]

    def _beside(self, act: Act) -> None:
        """« X, après un entretien avec Y »: X takes part, being the subject of the clause around."""
        if len(act.actors) != 1 or "avec" not in act.clause.heads:
            return
        over = self.reading.verbal_over(act.clause.head)
        if over is not None:
            doer = over.agent_head if over.passive else over.subject_head
            act.actors[:0] = [a for a in self.whole(doer) if a not in act.actors][:2]

    # --- recipients ----------------------------------------------------------------------------------

    def _recipients(self, act: Act) -> None:
        clause, slot = act.clause, act.frame.recipients
        heads: list[int | None] = []
        if slot == "object":
            heads = [clause.subject_head] if clause.passive else [clause.object_head]
        elif slot == "subject":
            heads = [clause.subject_head]
        elif slot:
            heads = list(clause.heads.get(slot, []))
        for head in heads:
            if head is None or act.type == "SUPPORT" and self._undoes(self.doc[head]):
                continue  # « approuve |la destitution| de X » is no support of X
            found = self.whole(head)
            if not found:
                found = self._belonging(self.doc[head])
            self._add(act.recipients, found)
        if not act.recipients and act.type in ("REQUEST", "THREATEN", "ACCUSE", "SANCTION"):
            for side in ("à", "contre"):
                for inner in clause.heads.get(side, []):
                    self._add(act.recipients, [a for a in self.whole(inner) if not self._is_place(self.doc[inner])])
        if not act.recipients and act.frame.recipients.startswith("auprès"):
            act.recipients = self.beside(clause, "auprès")
        if not act.recipients and slot == "à" and clause.kind != "nominal":
            act.recipients = self.told_him(clause)
        if not act.recipients and act.frame.id in POSTS:
            act.recipients = self.posted_to(clause)
        if not act.recipients and act.type == "ASSAULT" and act.frame.recipients == "contre":
            act.recipients = [a for h in clause.heads.get("sur", []) for a in self.whole(h)]
        if not act.recipients and clause.kind != "nominal" and slot in ("à", "contre"):
            below = ("à", "pour") if act.type == "AID" else ("à", "contre") if slot == "à" else ("contre",)
            act.recipients = self.below_thing(clause, below)
