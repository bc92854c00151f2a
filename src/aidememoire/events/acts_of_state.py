"""Is it an act of state or of force? Mandates renewed, rulers unseated, towns taken, warrants, swaps, blasts."""

from __future__ import annotations

from aidememoire.clauses import phrases
from aidememoire.events.reading import Act, counted, is_one_of
from aidememoire.events.surroundings import Surroundings

# frames of these acts -> the rule that tells their sense
RULES = {
    "proroger un mandat": "renews",
    "s'en prendre à": "lashes_out",
    "une bombe explose": "explodes",
    "renverser": "topples",
    "destituer": "unseats",
    "prendre un lieu": "takes_place",
    "achever son retrait": "pulls_back",
    "émettre un mandat d'arrêt": "warrants",
    "inculper de": "charges",
    "mettre en examen": "charges",
    "un échange a lieu": "swaps",
    "procéder à un échange": "swaps",
    "voter pour": "votes_for",
    "élire quelqu'un": "votes_in",
    "proposer son aide": "offers",
    "porter devant un tribunal": "sues",
    "rétablir les relations": "restores",
    "saisir une instance": "refers",
    "refuser tout court": "refuses",
}


class ActsOfState(Surroundings):
    """Tells the sense of predicates of power from their arguments."""

    def _object(self, act: Act) -> int | None:
        """The head of what an act is done to: the object, or the subject of a passive."""
        return act.clause.subject_head if act.clause.passive else act.clause.object_head

    def _below(self, head: int | None, name: str) -> bool:
        """Whether a word of a list completes a noun."""
        return head is not None and any(is_one_of(t, name) for t in self.doc[head].rights)

    def _renews(self, act: Act) -> bool:
        """« le Conseil a prorogé le mandat de la mission », not « le président a prolongé son mandat »."""
        head = self._object(act)
        if head is None:
            return False
        own = any(c.lower_ in ("son", "leur", "mon") for c in self.doc[head].lefts)
        token = self.doc[head]
        return not own and (token.lower_ != "mission" or bool(self._is_council(act)))

    def _is_council(self, act: Act) -> bool:
        actor = self._doer(act.clause)
        return actor is not None and self.reading.index.by_id[actor]["kind"] in ("organisation", "government", "state")

    def _lashes_out(self, act: Act) -> bool:
        """« s'en est pris au gouvernement »; with blood it is no blame, with « y » no act."""
        clause = act.clause
        group = {t.lower_ for t in self.doc[max(clause.group[0] - 2, 0) : clause.group[1]]}
        if "en" not in group and not {"m'en", "s'en"} & group:
            return False
        if self.is_bloody(clause) and self._is_armed(clause):
            act.type, act.mode, act.cameo = "ASSAULT", "", "190"
        return True

    def _explodes(self, act: Act) -> bool:
        """« une voiture |piégée| a explosé », not « une voiture a explosé dans un garage »."""
        head = act.clause.subject_head
        if head is None or self._is_nature(act.clause):
            return False
        sure = self.doc[head].lemma_.lower() in ("bombe", "kamikaze", "grenade", "mine", "ceinture")
        return sure or any(is_one_of(t, "trapped") for t in self.doc[act.clause.head].sent)

    def _topples(self, act: Act) -> bool:
        """« les militaires ont renversé le président », « les députés |le gouvernement| »; « un piéton » by a car."""
        head = self._object(act)
        if head is None or not (is_one_of(self.doc[head], "rulers") or self._has_office_name(head)):
            return False
        near = self.doc[act.clause.head].sent
        by = act.clause.agent_head if act.clause.passive else act.clause.subject_head
        if by is not None and is_one_of(self.doc[by], "voters") or any(t.lower_ == "censure" for t in near):
            act.type, act.mode, act.cameo = "REJECT", "change", "120"
        return True

    def _has_office_name(self, head: int) -> bool:
        actor = self.reading.index.of_token(head)
        return actor is not None and bool(self.reading.index.by_id[actor]["roles"])

    def _unseats(self, act: Act) -> bool:
        """« le Sénat a destitué la présidente », not « a déposé un projet », « une gerbe »."""
        head = self._object(act)
        if head is None:
            return False
        if act.clause.lemma == "destituer":
            return True
        return is_one_of(self.doc[head], "rulers") and not self.doc[act.clause.head].lower_.endswith("ant")

    def _takes_place(self, act: Act) -> bool:
        """« l'armée a repris |Sucre|», by those who bear arms, or from somebody."""
        head = self._object(act)
        if head is None or self.doc[head].pos_ != "PROPN" or not self.is_site(head):
            return False
        return self._is_armed(act.clause)

    def _warrants(self, act: Act) -> bool:
        """« un mandat |d'arrêt|», not of another sort."""
        head = self._object(act)
        after = self.doc[head + 1 : head + 4].text.lower() if head is not None else ""
        return any(word in after for word in ("d'arrêt", "d’arrêt", "arrêt", "dépôt", "d'amener"))

    def _charges(self, act: Act) -> bool:
        """Somebody is charged: not « la question est mise en examen », nor « une |mise| en examen », a noun."""
        verb = self.doc[act.clause.head]
        if (
            verb.lower_ == "mise"
            and act.clause.kind == "participle"
            and self.doc[max(verb.i - 1, 0)].pos_ in ("DET", "ADJ")
        ):
            return False
        head = self._object(act)
        return head is not None and (self.reading.index.of_token(head) is not None or self.doc[head].pos_ == "PRON")

    def _swaps(self, act: Act) -> bool:
        """« un échange |de prisonniers| », not « de vues », « de tirs »."""
        clause = act.clause
        heads = clause.heads.get("à", []) if clause.lemma == "procéder" else [clause.subject_head]
        return any(self._below(h, "captives") for h in heads)

    def _votes_for(self, act: Act) -> bool:
        """« ont voté pour |le texte| », not « ont voté pour |élire| leur président »."""
        sent = self.doc[act.clause.head].sent
        by = next((t for t in self.doc[act.clause.head + 1 : sent.end] if t.lower_ == "pour"), None)
        return by is None or by.i + 1 >= sent.end or "Inf" not in self.doc[by.i + 1].morph.get("VerbForm", [])

    def _votes_in(self, act: Act) -> bool:
        """Somebody is voted in, by a body or a people: not « investir dix millions »."""
        head = self._object(act)
        actor = self.reading.index.of_token(head) if head is not None else None
        if actor is None or self.reading.index.by_id[actor]["kind"] != "person":
            return False
        by = act.clause.subject_head
        return by is not None and (
            any(is_one_of(self.doc[by], name) for name in ("voters", "polled")) or self._is_council(act)
        )

    def _offers(self, act: Act) -> bool:
        """« a proposé |son| aide », not « une aide aux familles » of a bill."""
        head = self._object(act)
        if head is None:
            return False
        return any(c.lower_ in ("son", "sa", "ses", "leur", "leurs") for c in self.doc[head].lefts)

    def _sues(self, act: Act) -> bool:
        """A case is brought to a court, not a person's colours."""
        return act.clause.lemma != "porter" or not act.clause.reflexive

    def _restores(self, act: Act) -> bool:
        """« ont rétabli leurs relations » of states: not a firm's « liens avec ses clients »."""
        actor = self.reading.index.of_token(act.clause.subject_head) if act.clause.subject_head is not None else None
        plural = act.clause.subject_head is not None and is_one_of(counted(self.doc[act.clause.subject_head]), "sides")
        return plural or actor is not None or act.clause.passive

    def _refuses(self, act: Act) -> bool:
        """« les rebelles ont refusé », with nothing that says what: not « a refusé du monde », « de commenter »."""
        clause = act.clause
        alone = clause.object_head is None and clause.content is None and not {"à", "de", ""} & set(clause.heads)
        after = self.doc[clause.group[1]] if clause.group[1] < len(self.doc) else None
        ends = after is None or after.is_punct or after.lower_ in ("au", "en", "par", "car", "parce")
        return alone and ends and clause.kind == "finite" and clause.tense in ("past", "pluperfect")

    def _refers(self, act: Act) -> bool:
        """« a saisi le Conseil de sécurité », « la Cour internationale »; a suit before a lower court is none."""
        head = self._object(act)
        if head is None:
            return False
        near = self.doc[head : min(head + 4, len(self.doc))]
        return self.doc[head].lower_ != "cour" or any(is_one_of(t, "high_courts") for t in near)

    def _of_citizens(self, act: Act) -> bool:
        """Whether people block a road in protest: « les agriculteurs ont bloqué les routes »."""
        head = act.clause.agent_head if act.clause.passive else act.clause.subject_head
        return head is not None and is_one_of(counted(self.doc[head]), "citizens")

    def _stops_work(self, act: Act) -> bool:
        """A strike; « une grève |de la faim| » is of another sort."""
        if any(t.lower_ == "faim" for t in self.doc[act.clause.head : act.clause.head + 8]):
            act.mode, act.cameo = "hunger", "142"
        return True

    def place_below(self, head: int | None) -> bool:
        """Whether a name of a place completes a noun: « une visite |à Lima| »."""
        if head is None:
            return False
        below = [t for t in self.doc[head].subtree if t.i > head]
        return any(t.text[:1].isupper() and phrases.preposition(t) in ("à", "en", "dans") for t in below)
