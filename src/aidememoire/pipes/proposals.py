"""What is one for or against here? Truces, plans, talks, votes, sanctions …, each once, with all the words that name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypedDict

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.lexicon import frames
from aidememoire.pipes import phrases
from aidememoire.pipes.clauses import Clause, read_clauses
from aidememoire.pipes.conditionals import word
from aidememoire.pipes.proposal_names import Naming, label_of, lemma_of, projected, read_content, read_noun, references

ASKING_NOUNS = {
    "appel",
    "demande",
    "exigence",
    "refus",
    "rejet",
    "soutien",
    "opposition",
    "volonté",
    "promesse",
    "consensus",
    "menace",
}
BLAMING = {"dénoncer", "condamner", "fustiger", "critiquer", "déplorer", "protester"}
ANY_PROPOSAL = {"proposition", "offre", "idée", "initiative", "mesure", "décision", "demande", "arrangement", "appel"}
PAPERS = {
    "texte",
    "document",
    "communiqué",
    "version",
    "plan",
    "projet",
    "accord",
    "résolution",
    "déclaration",
    "loi",
    "motion",
}


class ProposalItem(TypedDict):
    """One proposal: `mentions` in text order, `heads` the token index of each mention's head."""

    id: str
    label: str
    kind: str
    terms: dict[str, str]
    mentions: list[layers.Span]
    heads: list[int]


@dataclass
class Group:
    """The namings of one proposal so far."""

    kind: str
    cores: set[str]
    ended: bool
    namings: list[Naming] = field(default_factory=list)

    @property
    def marks(self) -> set[str]:
        """All that tells it apart."""
        return {mark for naming in self.namings for mark in naming.marks}

    @property
    def durations(self) -> set[str]:
        """The durations that were given for it."""
        return {naming.duration for naming in self.namings if naming.duration}

    @property
    def asked(self) -> bool:
        """Whether anybody takes a stance on it, or projects it."""
        return any(naming.asked for naming in self.namings)


@Language.factory("aidememoire_proposals", assigns=["doc._.aidememoire_proposals"])
def create_proposals(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `proposals` layer. Needs a parse."""
    return layers.LayerPipe("proposals", find_proposals)


def find_proposals(doc: Doc) -> list[ProposalItem]:
    """The proposals of a text, in the order of their first words.

    A noun phrase or a demand's content counts when it is an argument of a stance or projected; other
    phrases of its kind join it. Raises PipelineError when the Doc is not parsed.
    """
    clauses = read_clauses(doc)
    zones = layers.get(doc, "dateline")["zones"]
    titles = [(z["start"], z["end"]) for z in zones if z["kind"] in ("headline", "summary")]
    skipped = [(z["start"], z["end"]) for z in zones if z["kind"] not in ("headline", "summary", "body")]
    namings = [n for n in _namings(doc, clauses) if not _inside(doc, n, skipped)]
    groups: list[Group] = []
    for naming in namings:
        _place(doc, naming, groups, titles)
    kept = sorted((g for g in groups if g.asked), key=lambda g: g.namings[0].start)
    return [_item(doc, number, group) for number, group in enumerate(kept, 1)]


def proposal_at(doc: Doc, proposals: list[ProposalItem], start: int, end: int) -> ProposalItem | None:
    """The proposal that the tokens `start:end` name, None when they name none.

    The one whose head is the head of those tokens first, then one that begins there, then any that
    overlaps. A lone pronoun (« l'avait approuvé ») stands for the nearest proposal before it that agrees.
    """
    if end <= start:
        return None
    if end - start == 1 and doc[start].pos_ == "PRON":
        return _for_pronoun(doc, proposals, doc[start])
    root = doc[start:end].root.i
    exact = next((p for p in proposals if root in p["heads"]), None)
    if exact is not None:
        return exact
    inside = [(h, p) for p in proposals for h in p["heads"] if start <= h < end]
    if inside:
        return min(inside, key=lambda found: found[0])[1]
    first, last = phrases.chars(doc, start, end)
    return next((p for p in proposals if any(m["start"] < last and m["end"] > first for m in p["mentions"])), None)


def _for_pronoun(doc: Doc, proposals: list[ProposalItem], pronoun: Token) -> ProposalItem | None:
    if word(pronoun) in ("que", "qu'", "dont", "qui", "lequel", "laquelle"):
        noun = relative_antecedent(pronoun)
        return proposal_at(doc, proposals, noun.i, noun.i + 1) if noun is not None else None
    if word(pronoun) not in (
        "le",
        "la",
        "l'",
        "les",
        "il",
        "elle",
        "ils",
        "elles",
        "celui-ci",
        "celle-ci",
        "y",
        "en",
        "cela",
    ):
        return None
    before = sorted(((h, p) for p in proposals for h in p["heads"] if h < pronoun.i), key=lambda found: -found[0])
    for head, proposal in before[:6]:
        if pronoun.i - head < 60 and _agree(doc[head], pronoun):
            return proposal
    return None


def relative_antecedent(pronoun: Token) -> Token | None:
    """The noun that « que » or « dont » stands for: what its clause hangs on, else the noun before it."""
    current = pronoun.head
    for _ in range(6):
        if current.dep_.startswith("acl") and current.head.i < pronoun.i:
            return current.head
        if current.head.i == current.i:
            break
        current = current.head
    before = pronoun.nbor(-1) if pronoun.i > 0 else None
    return before if before is not None and before.pos_ == "NOUN" else None


def _agree(noun: Token, pronoun: Token) -> bool:
    for feature in ("Gender", "Number"):
        one, other = noun.morph.get(feature, []), pronoun.morph.get(feature, [])
        if one and other and one != other and word(pronoun) not in ("l'", "y", "en", "cela"):
            return False
    return True


def _inside(doc: Doc, naming: Naming, zones: list[tuple[int, int]]) -> bool:
    at = doc[naming.head].idx
    return any(start <= at < end for start, end in zones)


# --- what names a proposal ---------------------------------------------------------------------------


def _namings(doc: Doc, clauses: list[Clause]) -> list[Naming]:
    """Every phrase that may name a proposal, in text order; a phrase inside a larger one is left out."""
    found: dict[int, Naming] = {}
    for naming in _asked(doc, clauses):
        known = found.get(naming.head)
        if known is None or (naming.asked and not known.asked):
            found[naming.head] = naming
    for token in doc:
        if token.i in found:
            continue
        named = read_noun(doc, token)
        if named is not None:
            named.asked = _is_projected(token)
            found[token.i] = named
    ordered = sorted(found.values(), key=lambda n: (n.start, -n.end))
    kept: list[Naming] = []
    for naming in ordered:
        around = next((k for k in kept if k.start <= naming.start and naming.end <= k.end and not k.content), None)
        if around is None or (naming.asked and not around.asked):
            kept.append(naming)
    return sorted(kept, key=lambda n: n.head)


def _is_projected(token: Token) -> bool:
    """« un projet de référendum », « la proposition américaine », « l'appel à une grève »."""
    lemma = lemma_of(token)
    if lemma in ("projet", "proposition", "offre", "plan", "idée") and (lemma in projected()):
        return True
    if lemma in ("résolution", "ultimatum", "motion", "initiative"):
        return True
    return (
        token.head.i < token.i
        and token.head.lemma_.lower() in ASKING_NOUNS
        and token.dep_ in ("nmod", "obl:arg", "obl:mod")
    )


def _asked(doc: Doc, clauses: list[Clause]) -> Iterator[Naming]:
    """What the arguments of stance frames name."""
    by_head = {clause.head: clause for clause in clauses}
    for clause in clauses:
        for frame in frames.matches(doc, clause):
            if not frame.stance or not frame.on:
                continue
            blaming = clause.lemma in BLAMING
            if clause.content is not None and frame.on == clause.intro and not blaming:
                named = read_content(doc, clause, by_head)
                if named is not None:
                    yield named
            for head in _argument(doc, clause, frame.on):
                token = doc[head]
                if token.pos_ == "PRON":
                    antecedent = relative_antecedent(token) if word(token) in ("que", "qu'", "dont") else None
                    if antecedent is None:
                        continue
                    token = antecedent
                named = read_noun(doc, token, asked=True)
                if named is not None and not (blaming and _unlisted(token)):
                    yield named


def _unlisted(token: Token) -> bool:
    """Blame falls on acts of every sort: only the lexicon's nouns are proposals there."""
    return read_noun(token.doc, token) is None


def _argument(doc: Doc, clause: Clause, on: str) -> list[int]:
    """The heads of a clause's argument, its coordinated parts included."""
    if on == "object":
        head = clause.subject_head if clause.passive else clause.object_head
        if clause.kind == "participle" and clause.passive and clause.relation == "acl":
            head = doc[clause.head].head.i
        return [t.i for t in phrases.conjuncts(doc[head])] if head is not None else []
    if on in ("que", "inf"):
        return []
    return list(clause.heads.get(on, []))


# --- which proposal it is ----------------------------------------------------------------------------


def _place(doc: Doc, naming: Naming, groups: list[Group], titles: list[tuple[int, int]]) -> None:
    """Adds a naming to the proposal it means, or opens a new one."""
    group = _meant(doc, naming, groups, titles)
    if group is None:
        group = Group(naming.kind, {naming.core}, naming.ended)
        groups.append(group)
    group.cores.add(naming.core)
    group.namings.append(naming)


def _meant(doc: Doc, naming: Naming, groups: list[Group], titles: list[tuple[int, int]]) -> Group | None:
    latest = sorted(groups, key=lambda g: -g.namings[-1].head)
    lemma = lemma_of(doc[naming.head])
    if not naming.content and lemma in references() and naming.core == lemma:
        return _referred(doc, naming, lemma, latest)
    same = [g for g in latest if g.kind == naming.kind and g.ended == naming.ended and _may_be(doc, naming, g, titles)]
    return next((g for g in same if naming.core in g.cores), None) or next((g for g in same if _loose(naming)), None)


def _loose(naming: Naming) -> bool:
    """Kinds in which different nouns name one thing: « trêve », « cessez-le-feu », « pause »."""
    return naming.kind in ("ceasefire", "talks") and not naming.content


def _may_be(doc: Doc, naming: Naming, group: Group, titles: list[tuple[int, int]]) -> bool:
    """Whether nothing in a naming says that it is another proposal than the group's."""
    if naming.content or any(n.content for n in group.namings):
        same = [n for n in group.namings if n.core == naming.core]
        return bool(same) and any(n.marks & naming.marks or not (n.marks and naming.marks) for n in same)
    bare = not naming.marks and not naming.duration
    if bare:
        return True
    if naming.duration and group.durations and naming.duration not in group.durations:
        return False
    known = group.marks
    if not known and not group.durations:  # the group has only bare names: a headline, or « la trêve »
        only_title = all(_inside(doc, n, titles) for n in group.namings)
        return only_title or naming.definite in ("definite", "demonstrative")
    if naming.definite == "indefinite" and bool(naming.duration) != bool(group.durations):
        return all(_inside(doc, n, titles) for n in group.namings)
    if naming.marks and known:
        return bool(naming.marks & known)
    return True


def _referred(doc: Doc, naming: Naming, lemma: str, latest: list[Group]) -> Group | None:
    """What « ce texte », « le plan », « une telle proposition », « …, une idée que » refer to."""
    before = [g for g in latest if g.namings[-1].head < naming.head]
    if naming.definite == "indefinite":
        if lemma in ANY_PROPOSAL and naming.start > 0 and doc[naming.start - 1].text == ",":
            for group in before:  # apposed: « l'envoi d'observateurs, une idée qu'il a repoussée »
                if (
                    naming.start - group.namings[-1].end <= 4
                    and doc[group.namings[-1].head].sent == doc[naming.head].sent
                ):
                    return group
        return next((g for g in before if lemma in g.cores and g.marks == set(naming.marks)), None)
    same = next(
        (g for g in before if lemma in g.cores and (not naming.marks or not g.marks or g.marks & naming.marks)), None
    )
    if same is not None:
        return same
    if naming.marks and naming.definite != "demonstrative":
        return None
    named = [g for g in before if g.asked or any(n.definite != "bare" for n in g.namings)]
    if lemma == "opération":
        return next((g for g in named if g.kind in ("evacuation", "mission")), None)
    if lemma in PAPERS:
        return next((g for g in named if any(lemma_of(doc[n.head]) in PAPERS for n in g.namings)), None)
    if lemma in ANY_PROPOSAL:
        near = [g for g in named if g.asked and doc[naming.head].sent.start - doc[g.namings[-1].head].sent.end <= 40]
        return near[0] if near else None
    return None


def _item(doc: Doc, number: int, group: Group) -> ProposalItem:
    namings = sorted(group.namings, key=lambda n: (n.start, n.end))
    terms: dict[str, str] = {}
    for naming in namings:
        for key, value in naming.terms.items():
            terms.setdefault(key, value)
    return {
        "id": f"p{number}",
        "label": label_of(doc, namings),
        "kind": group.kind,
        "terms": terms,
        "mentions": [layers.span(doc, *phrases.chars(doc, n.start, n.end)) for n in namings],
        "heads": [n.head for n in namings],
    }
