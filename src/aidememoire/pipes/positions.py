"""Who is for or against what? Each stance with its party, its proposal, its day and who says so."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypedDict

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.events.domain import is_private
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.actors import ActorIndex
from aidememoire.pipes.clauses import governing, read_clauses
from aidememoire.pipes.proposals import EVALUATING, ProposalItem, proposal_at
from aidememoire.stances.judgements import verdict
from aidememoire.stances.parties import Parties
from aidememoire.stances.proposal_names import lemma_of, read_noun, references
from aidememoire.stances.stances import find_stances
from aidememoire.stances.terms import SIDES, Stance, Target, lexicon

LABEL_REACH = 2  # sentences back to the act that « une ingérence » judges
PRONOUN_REACH = 3
VOTE_REACH = 6
BEYOND = 8  # tokens after a verb in which what it is on may still stand
ON_PEOPLE = {"soutenir", "défendre", "appuyer", "encourager", "condamner", "critiquer", "dénoncer", "saluer"}
JUST_TOLD = 15  # tokens from a proposal to « l'a soutenue »
PAPERS = {"communiqué", "document", "déclaration", "appel", "lettre"}
VOTED_ON = {
    "résolution",
    "texte",
    "loi",
    "projet",
    "motion",
    "décision",
    "ultimatum",
    "amendement",
    "réforme",
    "budget",
    "proposition",
    "traité",
    "accord",
    "plan",
    "mesure",
    "sanction",
}


class PositionItem(TypedDict):
    """One position: the fields of record.Position; `token` is the head of the words that take the stance."""

    proposal: str
    party: str
    stance: str
    evidence: layers.Span
    date: str | None
    assertion: str
    by: str | None
    why: str
    token: int


@Language.factory("aidememoire_positions", assigns=["doc._.aidememoire_positions"])
def create_positions(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `positions` layer. Needs a parse and named entities."""
    return layers.LayerPipe("positions", find_positions)


def find_positions(doc: Doc) -> list[PositionItem]:
    """The positions of a Doc in text order: a party's stance on a proposal, told once.

    A stance whose party or proposal the words do not name is left out. Raises PipelineError when the
    Doc is not parsed.
    """
    book = _Book(doc)
    found: list[PositionItem] = []
    for stance in find_stances(doc):
        found += book.read(stance)
    return _once(doc, found)


class _Book:
    """The layers that positions are read with."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.index = ActorIndex(doc)
        self.parties = Parties(doc, self.index)
        self.proposals: list[ProposalItem] = layers.get(doc, "proposals")
        self.clauses = read_clauses(doc)
        self.by_head = {clause.head: clause for clause in self.clauses}
        self.said: dict[str, Any] = layers.get(doc, "modality")["clauses"]
        self.quotations: list[dict[str, Any]] = layers.get(doc, "speakers")
        self.times: list[dict[str, Any]] = layers.get(doc, "dates")
        zones = layers.get(doc, "dateline")["zones"]
        self.skipped = [(z["start"], z["end"]) for z in zones if z["kind"] not in ("headline", "summary", "body")]

    def read(self, stance: Stance) -> list[PositionItem]:
        """The positions of one stance: one a party and proposal."""
        at = self.doc[stance.head].idx
        if any(start <= at < end for start, end in self.skipped):
            return []
        parties = self._parties(stance)
        if stance.stance != "demands":
            parties = [a for a in parties if not is_private(self.index.by_id[a])]
        if not parties:
            return []
        date, (assertion, by) = self._date(stance), self._assertion(stance)
        evidence = layers.span(self.doc, *phrases.chars(self.doc, *phrases.trim(self.doc, stance.start, stance.end)))
        found: list[PositionItem] = []
        for target in stance.targets:
            if self._names_party(target, parties) or self._only_praised(stance, target) or self._all_such(target):
                continue
            for proposal, party in ((p, a) for p in self.proposals_of(target) for a in parties):
                found.append(
                    {
                        "proposal": proposal["id"],
                        "party": party,
                        "stance": stance.stance,
                        "evidence": evidence,
                        "date": date,
                        "assertion": assertion,
                        "by": by,
                        "why": stance.why,
                        "token": stance.head,
                    }
                )
        return found

    def _all_such(self, target: Target) -> bool:
        """« a voté contre |tous les textes| »: a habit, and no one proposal."""
        token = self.doc[target.head]
        every = {"tous", "toutes"} & {word(t) for t in self.doc[max(token.i - 3, token.sent.start) : token.i]}
        return target.kind == "noun" and bool(every) and lemma_of(token) in references()

    def _names_party(self, target: Target, parties: list[str]) -> bool:
        """Whether a stance's words are on somebody, not something: the party itself, or a named body or person."""
        actor = self.index.of_token(target.head) if target.kind == "noun" else None
        if actor is None or lemma_of(self.doc[target.head]) == "gouvernement" and self._is_proposed(target):
            return False
        return actor in parties or self.index.by_id[actor]["kind"] != "group"

    def _is_proposed(self, target: Target) -> bool:
        """« un gouvernement d'union »: what is to be formed, not somebody."""
        return read_noun(self.doc, self.doc[target.head]) is not None

    def _only_praised(self, stance: Stance, target: Target) -> bool:
        """« a salué les compétences de X »: praise falls on all sorts; what is no proposal is left out."""
        token = self.doc[target.head]
        named = read_noun(self.doc, token)
        return (
            stance.why in EVALUATING
            and target.kind == "noun"
            and (named is None and verdict(token) is None or named is not None and self._merely_seen(token))
        )

    def _merely_seen(self, token: Token) -> bool:
        """« a salué l'élection du président », « l'aide de X »: done already, and nobody's to be for or against."""
        return lemma_of(token) in lexicon("judgements", "seen")

    # --- on what ---------------------------------------------------------------------------------------

    def proposals_of(self, target: Target) -> list[ProposalItem]:
        """The proposals that a stance's words mean: « un projet de trêve et d'évacuation » is on both."""
        first = self.proposal(target)
        found = [first] if first is not None else []
        if (
            first is None
            or target.kind != "noun"
            or self.doc[target.head].lemma_.lower() not in load("proposals")["containers"]["projected"]
        ):
            return found
        for token in self.doc[target.start : target.end]:
            joined = (
                token.pos_ == "NOUN"
                and token.dep_ == "conj"
                and phrases.preposition(token) == "de"
                and token.i > target.head
            )
            named = read_noun(self.doc, token) if joined else None
            if named is not None:
                same = [
                    p for p in self.proposals if p["kind"] == named.kind and p not in found and named.kind != "other"
                ]
                found += same[:1]
        return found

    def proposal(self, target: Target) -> ProposalItem | None:
        """The proposal that a stance's words mean."""
        token = self.doc[target.head]
        if target.kind == "pronoun":
            found = proposal_at(self.doc, self.proposals, target.head, target.head + 1)
            if self.doc[token.head.i].lemma_.lower() in ON_PEOPLE and not self._just_told(found, token):
                return None
            return found if found is not None and self._near(found, token, PRONOUN_REACH) else None
        if target.kind == "noun":
            exact = next((p for p in self.proposals if target.head in p["heads"]), None)
            if exact is not None:
                return exact
            if verdict(token) is not None or any(verdict(c) is not None for c in token.children if c.dep_ == "amod"):
                return self._judged(token) if _is_label(token) else None
            found = proposal_at(self.doc, self.proposals, target.start, target.end)
            return found if found is not None and self._heads(found, target) else None
        if target.kind == "last":
            return self._voted(token)
        exact = next((p for p in self.proposals if target.head in p["heads"]), None)
        return exact or proposal_at(self.doc, self.proposals, target.start, target.end) or self._beyond(target)

    def _just_told(self, proposal: ProposalItem | None, pronoun: Token) -> bool:
        """« ont salué l'offre. Londres |l'|a soutenue »: a proposal right before that a participle agrees with."""
        verb = pronoun.head
        gender = verb.morph.get("Gender", [])
        if proposal is None or "Part" not in verb.morph.get("VerbForm", []) or gender != ["Fem"]:
            return False
        head = max((h for h in proposal["heads"] if h < pronoun.i), default=None)
        if head is None or pronoun.i - head > JUST_TOLD or self.doc[head].morph.get("Gender", gender) != gender:
            return False
        named = (self.index.of_token(t.i) for t in self.doc[head + 1 : pronoun.i])
        return all(actor is None or self.index.by_id[actor]["kind"] != "person" for actor in named)

    def _beyond(self, target: Target) -> ProposalItem | None:
        """« reprendre "sans préalable" |les discussions| »: after a content; « ne discutera plus »: the talks."""
        token = self.doc[target.head]
        stop = min(token.sent.end, token.i + BEYOND)
        after = [(h, p) for p in self.proposals for h in p["heads"] if token.i < h < stop]
        if token.lemma_.lower() in lexicon("yielding", "going"):
            return None  # « nous irons à Genève si le siège est levé » is no stance on the siege
        if after and target.end - target.start <= BEYOND:
            return min(after, key=lambda pair: pair[0])[1]
        if token.lemma_.lower() not in lexicon("yielding", "talks"):
            return None
        before = [(h, p) for p in self.proposals for h in p["heads"] if h < token.i and p["kind"] == "talks"]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def _heads(self, proposal: ProposalItem, target: Target) -> bool:
        """Whether a noun phrase is about the proposal inside it: « la fin du siège », not « le chef de la mission »."""
        return self.index.of_token(target.head) is None and any(
            target.start <= h < target.end for h in proposal["heads"]
        )

    def _voted(self, token: Token) -> ProposalItem | None:
        """What « ont voté contre » is on: the text, law or decision last spoken of."""
        before = [
            (h, p) for p in self.proposals for h in p["heads"] if h < token.i and self.doc[h].lemma_.lower() in VOTED_ON
        ]
        found = max(before, key=lambda pair: pair[0])[1] if before else None
        return found if found is not None and self._near(found, token, VOTE_REACH) else None

    def _judged(self, token: Token) -> ProposalItem | None:
        """What « une ingérence », « une décision courageuse » judges: the proposal last spoken of before."""
        before = [(h, p) for p in self.proposals for h in p["heads"] if h < token.sent.start]
        papers = [(h, p) for h, p in before if self.doc[h].lemma_.lower() in PAPERS | VOTED_ON]
        for pool, reach in ((papers, LABEL_REACH + 1), (before, LABEL_REACH)):
            found = max(pool, key=lambda pair: pair[0])[1] if pool else None
            if found is not None and self._near(found, token, reach):
                return found
        return None

    def _near(self, proposal: ProposalItem, token: Token, reach: int) -> bool:
        heads = [h for h in proposal["heads"] if h < token.i]
        between = self.doc[max(heads) : token.i + 1] if heads else None
        return between is not None and sum(1 for t in between if t.is_sent_start) <= reach

    # --- who -------------------------------------------------------------------------------------------

    def _parties(self, stance: Stance) -> list[str]:
        if stance.speaker:
            speaker = self._speaker(stance.head)
            return [self.parties.spoken_for(speaker, self._plural(stance))] if speaker is not None else []
        said = self._speaker_again(stance)
        named = [said] if said is not None else self.parties.named(stance.holders)
        if len(named) > 1 and said is None and self._acts_alone(stance):
            named = self._one_of(named)
        elif named and len(named) < 3 and said is None:
            named = self.parties.with_joined(named, stance.holders[0], stance.start)
            for last in (max(stance.holders), stance.start - 1):
                listed = self.parties.listed(last) if last >= 0 else []
                if len(listed) > len(named) and named[0] in listed:
                    named = self.parties.as_body(listed)
        if not named and stance.fallback is not None:
            named = self.parties.named([stance.fallback])
        return named

    def _acts_alone(self, stance: Stance) -> bool:
        """« Ancien ministre et maire de la ville, Jean Roy |a décidé| … »: a verb in the singular has one subject."""
        clause = self.by_head.get(stance.head)
        if clause is not None and clause.kind == "infinitive" and clause.governor is not None:
            clause = self.clauses[clause.governor]  # « X, maire, a demandé de l'aide pour favoriser … »
        if clause is None or clause.passive or clause.kind != "finite" or clause.inverted:
            return False
        joined = word(self.doc[stance.head - 1]) == "et" or any(h > stance.start for h in stance.holders)
        return "Sing" in self.doc[clause.group[0]].morph.get("Number", []) and not joined

    def _one_of(self, named: list[str]) -> list[str]:
        """The one who has a name, of several words for one person."""
        people = [a for a in named if self.index.by_id[a].get("named")]
        return people[-1:] or named[:1]

    def _speaker_again(self, stance: Stance) -> str | None:
        """« les autorités ont répondu qu'|elles| ne céderaient pas »: the pronoun is who speaks."""
        pronouns = [self.doc[h] for h in stance.holders if word(self.doc[h]) in ("il", "elle", "ils", "elles")]
        at = self.doc[stance.head].idx
        around = [
            q
            for q in self.quotations
            if q["start"] <= at < q["end"] and q["kind"] == "indirect" and q["source"] is not None
        ]
        if len(pronouns) != 1 or not around:
            return None
        quotation = min(around, key=lambda q: q["end"] - q["start"])
        source = self.doc.char_span(quotation["source"]["start"], quotation["source"]["end"], alignment_mode="expand")
        if quotation["speaker"] is None or source is None or quotation["source"]["start"] > quotation["start"]:
            return None
        for feature in ("Gender", "Number"):
            one, other = pronouns[0].morph.get(feature, []), source.root.morph.get(feature, [])
            if one and other and one != other:
                return None
        speaker: str = quotation["speaker"]
        return speaker

    def _plural(self, stance: Stance) -> bool:
        """Whether the first person is « nous »."""
        words = {word(t) for t in self.doc[max(0, stance.start - 3) : stance.end]}
        return bool(words & {"nous", "notre", "nos", "-nous"})

    def _speaker(self, token: int) -> str | None:
        """Whose quotation holds a token: the innermost direct one, else the innermost."""
        at = self.doc[token].idx
        around = [q for q in self.quotations if q["start"] <= at < q["end"] and q["speaker"] is not None]
        around.sort(key=lambda q: (q["kind"] == "indirect", q["end"] - q["start"]))
        speaker: str | None = around[0]["speaker"] if around else None
        return speaker

    # --- when, and who says so ---------------------------------------------------------------------------

    @cached_property
    def _times_of(self) -> dict[int, list[dict[str, Any]]]:
        """Head of a clause -> the resolved days and hours that it governs."""
        held: dict[int, list[dict[str, Any]]] = {}
        for time in self.times:
            if time["type"] not in ("DATE", "TIME") or not time.get("resolved_from"):
                continue
            words = self.doc.char_span(time["start"], time["end"], alignment_mode="expand")
            holder = governing(self.doc, self.clauses, words.root.i) if words is not None else None
            if holder is not None:
                held.setdefault(holder.head, []).append(time)
        return held

    def _date(self, stance: Stance) -> str | None:
        """The time in the stance's clause; without one the dispatch's day for what is told as news."""
        clause = governing(self.doc, self.clauses, stance.head)
        own = self._times_of.get(clause.head, []) if clause is not None else []
        nouns = [self.doc[t.start : t.end] for t in stance.targets if t.kind == "noun" and t.head != stance.head]
        own = [t for t in own if not any(n.start_char <= t["start"] < n.end_char for n in nouns)]
        if own:
            near = min(own, key=lambda t: abs(t["start"] - self.doc[stance.head].idx))
            first, last = str(near["resolved_from"])[:10], str(near.get("resolved_to") or near["resolved_from"])[:10]
            return first if first == last else str(near["value"])
        if (
            clause is None
            or clause.tense in ("pluperfect", "imperfect")
            or clause.kind == "participle"
            and clause.passive
        ):
            return None
        day = layers.date_of(self.doc)
        return day[:10] if day else None

    def _assertion(self, stance: Stance) -> tuple[str, str | None]:
        """(agency, attributed or hearsay; the actor on whose word it stands)."""
        clause = governing(self.doc, self.clauses, stance.head)
        heads = [stance.head] + ([clause.head] if clause is not None else [])
        hearsay = any(self.said.get(str(h), {}).get("assertion") == "hearsay" for h in heads)
        at = self.doc[stance.head].idx
        around = [q for q in self.quotations if q["start"] <= at < q["end"]]
        around.sort(key=lambda q: q["end"] - q["start"])
        by = next((q["speaker"] for q in around if q["speaker"] is not None), None)
        if hearsay:
            return "hearsay", by
        return ("attributed", by) if around else ("agency", None)


def _is_label(token: Token) -> bool:
    """Whether a noun of praise or blame can be said of a proposal: « une ingérence », not « une attaque »."""
    lemma = token.lemma_.lower()
    if any(child.lower_ in ("tout", "toute", "tous", "toutes", "aucun", "aucune") for child in token.lefts):
        return False  # « rejette |toute| ingérence » is on none in particular
    return lemma in lexicon("judgements", "blaming") | lexicon("judgements", "praising") | lexicon("judgements", "acts")


def _once(doc: Doc, found: list[PositionItem]) -> list[PositionItem]:
    """One position a party, proposal and side at a day: the headline's gives way to the body's."""
    zones = layers.get(doc, "dateline")["zones"]
    titles = [(z["start"], z["end"]) for z in zones if z["kind"] in ("headline", "summary")]

    def in_title(item: PositionItem) -> bool:
        return any(start <= item["evidence"]["start"] < end for start, end in titles)

    held = {(i["proposal"], i["party"]) for i in found if i["stance"] == "conditional"}
    found = [
        i
        for i in found
        if i["stance"] not in ("accepts", "supports") or (i["proposal"], i["party"]) not in held or i["date"] is None
    ]
    kept: list[PositionItem] = []
    for item in sorted(found, key=lambda i: (in_title(i), i["evidence"]["start"], i["token"])):
        same = [k for k in kept if (k["proposal"], k["party"]) == (item["proposal"], item["party"])]
        if any(
            SIDES[k["stance"]] == SIDES[item["stance"]] and (k["date"] == item["date"] or not _reversed(kept, k, item))
            for k in same
        ):
            continue
        if in_title(item) and any(
            k["party"] == item["party"] and SIDES[k["stance"]] == SIDES[item["stance"]] for k in kept
        ):
            continue
        kept.append(item)
    return sorted(kept, key=lambda i: (i["evidence"]["start"], i["evidence"]["end"], i["party"], i["proposal"]))


def _reversed(kept: list[PositionItem], first: PositionItem, item: PositionItem) -> bool:
    """Whether the party took another side on it between two positions: then the second is news again."""
    turns = [
        k
        for k in kept
        if (k["proposal"], k["party"]) == (item["proposal"], item["party"])
        and SIDES[k["stance"]] != SIDES[item["stance"]]
    ]
    return any(first["evidence"]["start"] < k["evidence"]["start"] < item["evidence"]["start"] for k in turns)
