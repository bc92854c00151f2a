"""Whom do the complements of a predicate's nouns name? Its two sides, whose hands, against or for whom."""

from __future__ import annotations

from aidememoire.clauses import phrases
from aidememoire.events.nouns import Nouns
from aidememoire.pipes.clauses import Clause

SIDES = ("avec", "entre")
# what is signed, found or adopted: frames whose partners may stand beside the text and not beside the verb
JOINT = {
    "signer", "conclure un accord", "parvenir à un accord", "un accord intervient", "rétablir les relations",
    "un échange a lieu", "procéder à un échange", "servir d'intermédiaire", "des combats éclatent",
}  # fmt: skip
# frames of ambassadors and embassies, which are where they are posted
POSTS = {
    "rappeler un ambassadeur", "rappeler pour consultations", "fermer une ambassade", "rouvrir une ambassade",
}  # fmt: skip
FAR = 12  # tokens after a predicate in which « entre » may stand


class Complements(Nouns):
    """Reads the actors that stand below the object, the subject or another noun of a clause."""

    def thing(self, clause: Clause) -> int | None:
        """The head of what is done: the object, or the subject of a passive."""
        return clause.subject_head if clause.passive else clause.object_head

    def sides(self, clause: Clause) -> list[str]:
        """« un accord a été signé |entre A et B| », « a signé |avec A| un accord », « un accord |avec A| »."""
        found: list[str] = []
        for slot in SIDES:
            for head in clause.heads.get(slot, []):
                self._add(found, self.whole(head))
        if not found:
            found = self._between(clause)
        thing = self.thing(clause)
        for child in self.doc[thing].rights if thing is not None else ():
            if phrases.preposition(child) in SIDES and child.pos_ in phrases.NOMINAL:
                self._add(found, self.whole(child.i))
        return found

    def _between(self, clause: Clause) -> list[str]:
        """« les combats ont repris autour de la ville |entre A et B| »: the two sides, wherever the parse hung them."""
        end = min(clause.group[1] + FAR, self.doc[clause.head].sent.end)
        for token in self.doc[clause.group[1] : end]:
            if token.text in (",", ";", ":") or token.pos_ in ("VERB", "AUX"):
                return []
            if token.lower_ == "entre" and token.head.i > token.i and not phrases.is_temporal(token.head):
                found = self.whole(token.head.i)
                return found if len(phrases.conjuncts(token.head)) > 1 else found + self._other_side(token.head)
        return []

    def of_thing(self, clause: Clause) -> list[str]:
        """« la confiance |du Parlement| »."""
        thing = self.thing(clause)
        found = self._belonging(self.doc[thing]) if thing is not None else []
        return (
            found or [a for h in clause.heads.get("à", []) for a in self.whole(h)] or self.below_thing(clause, ("à",))
        )

    def in_hands_of(self, clause: Clause) -> list[str]:
        """« est tombée aux mains |des rebelles| »."""
        hands = next((t for t in self.doc[clause.head : clause.head + 6] if t.lower_ == "mains"), None)
        if hands is None:
            return []
        owners = [c for c in hands.rights if c.pos_ in phrases.NOMINAL]
        return self._belonging(hands) or [a for c in owners for a in self.whole(c.i)]

    def beside(self, clause: Clause, word: str) -> list[str]:
        """« a protesté |auprès de la Bolivie| »: the actor after a word that the parse takes for an adverb."""
        mark = next((t for t in self.doc[clause.head : clause.head + 5] if t.lower_ == word), None)
        return [a for c in mark.rights for a in self.whole(c.i)] if mark is not None else []

    def below_thing(self, clause: Clause, slots: tuple[str, ...]) -> list[str]:
        """« ses sanctions |contre la Bolivie| », « une aide de 30 millions |au Pérou| »: whom a noun's words aim at."""
        thing = self.thing(clause)
        if thing is None:
            return []
        stop = max(self.doc[thing].right_edge.i + 1, thing + 1)
        for token in self.doc[thing + 1 : stop]:
            if phrases.preposition(token) not in slots or token.pos_ not in phrases.NOMINAL:
                continue
            given = any(c.lower_ in ("au", "aux") for c in token.lefts)
            if phrases.preposition(token) == "à" and self._is_place(token) and not given:
                continue
            if found := self.whole(token.i) or self.whose_by_adjective(token):
                return found
        return []

    def posted_to(self, clause: Clause) -> list[str]:
        """« a rappelé son ambassadeur |à Téhéran| »: the state whose capital it is."""
        thing = self.thing(clause)
        heads = list(clause.heads.get("à", []))
        heads += (
            [c.i for c in self.doc[thing].rights if phrases.preposition(c) in ("à", "en")] if thing is not None else []
        )
        found = [a for h in heads for a in self.whole(h)]
        return [a for a in found if self.index.by_id[a]["kind"] in ("state", "government")][:1]
