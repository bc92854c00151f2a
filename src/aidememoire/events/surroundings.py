"""What stands around a predicate? Arms, blood, nature, the law, a site, a rival: what its sense is told by."""

from __future__ import annotations

from aidememoire.events.reading import Reading, counted, is_one_of, lemma, words
from aidememoire.lexicon.loader import load
from aidememoire.pipes.clauses import Clause


class Surroundings:
    """Reads the arguments and the neighbours of the predicates of one Doc."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc = reading, reading.doc

    def is_site(self, head: int) -> bool:
        """Whether a noun names a town, a region or another place that can be taken."""
        token = self.doc[head]
        actor = self.reading.index.of_token(head)
        if actor is not None:
            return bool(self.reading.index.by_id[actor].get("place_only"))
        return token.ent_type_ in ("LOC", "GPE") or is_one_of(token, "sites")

    def is_bloody(self, clause: Clause) -> bool:
        """Whether a word of violence stands in a clause or its sentence's other words."""
        return any(is_one_of(t, "violence") or is_one_of(t, "arms") for t in self.doc[clause.head].sent)

    def _doer(self, clause: Clause) -> str | None:
        head = clause.agent_head if clause.passive else clause.subject_head
        return self.reading.index.of_token(head) if head is not None else None

    def _is_armed(self, clause: Clause) -> bool:
        """Whether those who act bear arms."""
        head = clause.agent_head if clause.passive else clause.subject_head
        noun = counted(self.doc[head]) if head is not None else None
        if noun is not None and (is_one_of(noun, "armed") or is_one_of(noun, "forces")):
            return True
        actor = self._doer(clause)
        if actor is None:
            return False
        item = self.reading.index.by_id[actor]
        titles = " ".join([item["name"], *(r["title"] for r in item["roles"])]).lower().split()
        return item["kind"] == "armed_group" or any(w in words("forces") for w in titles)

    def _is_nature(self, clause: Clause) -> bool:
        """« frappée par la crue soudaine »: what strikes is nobody."""
        span = clause.agent if clause.passive else clause.subject
        head = clause.agent_head if clause.passive else clause.subject_head
        if span is None:
            return False
        near = self.doc[slice(*span)]
        return any(is_one_of(t, "nature") and (t.i == head or t.head.i == head or t.i + 1 == head) for t in near)

    def _is_law(self, clause: Clause) -> bool:
        """« une loi interdisant les négociations »: what a law or a treaty says, and nobody does."""
        head = clause.agent_head if clause.passive else clause.subject_head
        if head is None:
            return False
        actor = self.reading.index.of_token(head)
        name = self.reading.index.by_id[actor]["name"].lower().split() if actor is not None else []
        return is_one_of(self.doc[head], "laws") or any(w in words("laws") for w in name)

    def _is_refusable(self, clause: Clause) -> bool:
        """« rejeter un plan », not « exclure un parti », « repousser une attaque », « écarter un ministre »."""
        head = clause.subject_head if clause.passive else clause.object_head
        if head is None or not self.is_matter(head):
            return False
        token = self.doc[head]
        actor = self.reading.index.of_token(head)
        somebody = actor is not None and token.pos_ != "PRON" and not is_one_of(token, "matters")
        return not (somebody and clause.lemma in ("exclure", "écarter", "repousser", "refuser"))

    def _is_rival(self, head: int | None) -> bool:
        """« deux coalitions s'opposaient à |lui| »: whom one runs against, and no proposal."""
        return head is not None and (self.doc[head].pos_ == "PRON" or self.doc[head].ent_type_ == "PER")

    def _in_incise(self, clause: Clause) -> bool:
        """« …, a mis en garde le ministre »: the threat is in the words quoted."""
        before = self.doc[clause.group[0] - 1].text if clause.group[0] else ""
        return before in (",", "»", '"', "”")

    def _against(self, clause: Clause, frame: str) -> bool:
        """Whether the object is a state (suspended), or anybody fought."""
        head = clause.subject_head if clause.passive else clause.object_head
        actor = self.reading.index.of_token(head) if head is not None else None
        if actor is None:
            return False
        kind = self.reading.index.by_id[actor]["kind"]
        return (
            kind in ("state", "government")
            or frame != "suspendre un Etat"
            and kind in ("armed_group", "organisation", "group")
        )

    def _threatened(self, clause: Clause) -> bool:
        """Somebody is threatened, or something is to follow: not « menace de s'effondrer »."""
        near = self.doc[clause.group[1] : min(clause.group[1] + 8, self.doc[clause.head].sent.end)]
        told = any(is_one_of(t, "hurts") and self.doc[t.i - 1].lower_ in ("de", "d'", "des", "une") for t in near)
        will = (
            clause.intro == "de"
            and clause.content_head is not None
            and lemma(self.doc[clause.content_head]) not in words("decays")
        )
        person = clause.object_head is not None and self.reading.index.of_token(clause.object_head) is not None
        return told or will or person and clause.relation != "relcl"

    def _about_speech(self, clause: Clause) -> bool:
        heads = [h for h in (clause.content_head, clause.object_head) if h is not None]
        heads += clause.heads.get("à", [])
        return any(is_one_of(self.doc[h], "silence") for h in heads)

    def _harsh(self, clause: Clause) -> bool:
        after = self.doc[clause.group[1] : min(self.doc[clause.head].sent.end, clause.group[1] + 22)]
        return any(is_one_of(t, "harsh") for t in after)

    def is_matter(self, head: int | None) -> bool:
        """Whether one can be for or against what a noun names: « la proposition », not « des passagers »."""
        if head is None:
            return False
        token = self.doc[head]
        if token.pos_ in ("PRON", "PROPN", "ADJ") or is_one_of(token, "matters"):
            return True
        if any(t.text in ('"', "«", "“") for t in self.doc[max(head - 2, 0) : head + 1]):
            return True
        return lemma(token).rstrip("s").endswith(tuple(load("events")["words"]["abstract"])) or (
            self.reading.index.of_token(head) is not None
        )
