"""What is one for or against here? Truces, plans, talks, votes …, each once, with all the words that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypedDict

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.characters import plain
from aidememoire.clauses import phrases
from aidememoire.lexicon import frames
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause, read_clauses
from aidememoire.stances.proposal_labels import label_of
from aidememoire.stances.proposal_names import (
    Naming,
    cues,
    has_complement,
    is_quantified,
    is_spelt_out,
    joins,
    lemma_of,
    preposition,
    read_content,
    read_noun,
    references,
    synonyms,
)
from aidememoire.stances.stances import find_stances

EVALUATING = {"dénoncer", "saluer", "se féliciter de", "protester contre"}  # frames that fall on acts of every sort
BLAMING = {"dénoncer", "condamner", "fustiger", "critiquer", "déplorer", "protester"}
ANY_PROPOSAL = {"proposition", "offre", "idée", "initiative", "mesure", "décision", "arrangement"}
PAPERS = {"plan", "projet", "accord", "résolution", "loi", "motion", "traité", "compromis", "réforme"}
SHEETS = {"texte", "document", "communiqué", "version", "déclaration"}  # any paper, and one another
SURFACE = 10  # tokens after a predicate in which its preposition is looked for when the parser lost it


class ProposalItem(TypedDict):
    """One proposal: `mentions` in text order, `heads` the token index of each mention's head, `why` its rules."""

    id: str
    label: str
    kind: str
    terms: dict[str, str]
    mentions: list[layers.Span]
    heads: list[int]
    why: str


@dataclass
class Group:
    """The namings of one proposal so far."""

    kind: str
    cores: set[str]
    ended: bool
    namings: list[Naming] = field(default_factory=list)
    ties: dict[str, None] = field(default_factory=dict)  # by which rules further namings joined, in order

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
        if token.pos_ not in ("NOUN", "PROPN") or token.i in found:
            continue
        named = read_noun(doc, token)
        if named is not None:
            named.why = _projection(token)
            named.asked = bool(named.why)
            found[token.i] = named
    ordered = sorted(found.values(), key=lambda n: (n.start, -n.end))
    kept: list[Naming] = []
    for naming in ordered:
        around = next((k for k in kept if k.start <= naming.start and naming.end <= k.end), None)
        same = around is not None and around.core == naming.core
        if around is not None and same:
            around.asked = around.asked or naming.asked
            around.why = around.why or naming.why
        if around is None or (naming.asked and not same and (around.content or not around.asked)):
            kept.append(naming)
    return sorted(kept, key=lambda n: n.head)


def _projection(token: Token) -> str:
    """The word that projects it, « » when none does: « un projet de référendum », « l'appel à une grève »."""
    lemma = lemma_of(token)
    if lemma in ("résolution", "ultimatum", "motion", "proposition"):
        return f"projected: {lemma}"
    if lemma in ("projet", "offre", "plan", "idée", "initiative"):
        return f"projected: {lemma}" if has_complement(token) else ""
    asking = token.head.i < token.i and token.head.lemma_.lower() in cues("asking")
    if asking and token.dep_ in ("nmod", "obl:arg", "obl:mod") and preposition(token) in ("à", "de", "pour"):
        return f"projected: {token.head.lemma_.lower()} {preposition(token)}"
    return ""


def _by(why: str, namings: Iterable[Naming]) -> Iterator[Naming]:
    """The namings, each with the rule that asked for it unless it has one."""
    for naming in namings:
        naming.why = naming.why or why
        yield naming


def _asked(doc: Doc, clauses: list[Clause]) -> Iterator[Naming]:
    """What the arguments of stance frames name, and the conditions beside them."""
    by_head = {clause.head: clause for clause in clauses}
    for clause in clauses:
        stances = [f for f in frames.matches(doc, clause) if f.stance and f.on]
        for frame in stances:
            blaming = clause.lemma in BLAMING
            if clause.content is not None and frame.on == clause.intro and not blaming:
                named = read_content(doc, clause, by_head)
                if named is not None:
                    yield from _by(f"content of {frame.id}", [named])
            what = "object of" if frame.on == "object" else f"{frame.on} after"
            for head in _argument(doc, clause, frame.on):
                yield from _by(f"{what} {frame.id}", _with_joined(doc, _token_meant(doc[head]), blaming))
            if frame.on in ("à", "de", "sur", "pour", "contre"):
                yield from _by(f"{what} {frame.id}", _lost(doc, clause, frame.on, by_head))
        if clause.lemma == "obtenir" and clause.kind == "infinitive" and clause.object_head is not None:
            yield from _by("object of obtenir", _with_joined(doc, doc[clause.object_head], True))
    yield from _by("d'accord sur", _in_agreement(doc))
    yield from _by("condition", _conditions(doc, clauses, by_head))
    yield from _by_stances(doc, by_head)


def _by_stances(doc: Doc, by_head: dict[int, Clause]) -> Iterator[Naming]:
    """What nouns, adjectives, refusals to come and conditions take a stance on: all that `positions` will ask for."""
    for stance in find_stances(doc):
        for target in stance.targets:
            if target.kind == "noun":
                yield from _by(stance.why, _with_joined(doc, doc[target.head], stance.why in EVALUATING))
            elif target.kind == "content" and target.head in by_head:
                given = replace(
                    by_head[target.head], content=(target.start, target.end), content_head=target.head, intro="que"
                )
                named = read_content(doc, given, by_head)
                vague = stance.why == "condition" and named is not None and named.kind == "other"
                if named is not None and not (
                    vague and doc[target.head].lemma_.lower() in ("permettre", "vouloir", "falloir")
                ):
                    yield from _by(stance.why, [named])


def _token_meant(token: Token) -> Token:
    """The antecedent of a relative pronoun, else the word itself."""
    if token.pos_ == "PRON" and word(token) in ("que", "qu'", "dont"):
        return relative_antecedent(token) or token
    return token


def _with_joined(doc: Doc, token: Token, listed_only: bool) -> Iterator[Naming]:
    """What a noun names, and what « et » joins to it: « une trêve et l'évacuation des civils »."""
    named = read_noun(doc, token, asked=not listed_only)
    if named is None:
        return
    named.asked = True
    yield named
    mark = doc[named.end] if named.end < len(doc) else None
    other = joins(doc, mark) if mark is not None and mark.pos_ == "CCONJ" else None
    if other is not None and other.i > token.i:
        yield from _with_joined(doc, other, True)


def _lost(doc: Doc, clause: Clause, on: str, by_head: dict[int, Clause]) -> Iterator[Naming]:
    """An argument that the parser hung elsewhere: « appelé dans un communiqué |à un cessez-le-feu| »."""
    forms = {"à": ("à", "au", "aux"), "de": ("de", "d'", "du", "des")}.get(on, (on,))
    stop = min(doc[clause.head].sent.end, clause.head + SURFACE)
    for token in doc[clause.head + 1 : stop]:
        if token.text in (",", ";", ":", "»") or (token.i in by_head and by_head[token.i].kind == "finite"):
            return
        if word(token) not in forms:
            continue
        after = doc[token.i + 1 : token.i + 6]
        first = next((t for t in after if t.pos_ in ("NOUN", "VERB", "PUNCT") and t.text not in ('"', "«")), None)
        if first is None or first.pos_ == "PUNCT":
            continue
        if first.pos_ == "NOUN":
            named = read_noun(doc, first)
            if named is not None and named.kind != "other":
                yield from _with_joined(doc, first, True)
                return
        elif first.i == token.i + 1 and clause.content is None and "Inf" in first.morph.get("VerbForm", []):
            given = replace(clause, content=(first.i, first.right_edge.i + 1), content_head=first.i, intro=on)
            named = read_content(doc, given, by_head)
            if named is not None and named.kind != "other":
                yield named
            return


def _in_agreement(doc: Doc) -> Iterator[Naming]:
    """« d'accord sur le principe d'une évacuation »."""
    for token in doc[1:-1]:
        if word(token) == "accord" and word(doc[token.i - 1]) in ("d'", "d"):
            for after in doc[token.i + 1 : min(token.i + SURFACE, token.sent.end)]:
                if after.text in (",", ";"):
                    break
                if after.pos_ == "NOUN" and (named := read_noun(doc, after)) is not None:
                    named.asked = True
                    yield named
                    break


def _conditions(doc: Doc, clauses: list[Clause], by_head: dict[int, Clause]) -> Iterator[Naming]:
    """What somebody sets as a condition: « à condition que les militants soient libérés »."""
    marks = cues("conditions")
    endings = tuple(f"{lead}{mark}" for mark in marks for lead in (" ", ", ", '"'))
    for clause in clauses:
        if clause.kind != "finite" or clause.interrogative or clause.tense in ("imperfect", "pluperfect"):
            continue
        left = clause.subject[0] if clause.subject is not None and clause.subject_own else clause.group[0]
        left = min(left, clause.group[0])
        before = plain(doc[max(left - 5, doc[clause.head].sent.start) : left].text).lower().strip()
        joined = before.endswith(("et que", "et qu'")) and clause.mood == "subjunctive"
        if not joined and before not in marks and not before.endswith(endings):
            continue
        given = replace(
            clause, content=(left, doc[clause.head].right_edge.i + 1), content_head=clause.head, intro="que"
        )
        named = read_content(doc, given, by_head)
        if named is not None and named.kind != "other":
            yield named


def _argument(doc: Doc, clause: Clause, on: str) -> list[int]:
    """The heads of a clause's argument, its coordinated parts included."""
    if on == "object":
        head = clause.subject_head if clause.passive else clause.object_head
        if clause.kind == "participle" and clause.passive and clause.relation == "acl":
            head = doc[clause.head].head.i
        found = [t.i for t in phrases.conjuncts(doc[head])] if head is not None else []
        before = doc[clause.group[0] - 1] if clause.group[0] > 0 else None
        if clause.passive and before is not None and before.pos_ == "NOUN" and before.i not in found:
            found.append(before.i)  # « dont |la libération| était réclamée »
        return found
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
    else:
        group.ties[_tie(naming, group)] = None
    group.cores.add(naming.core)
    group.namings.append(naming)


def _meant(doc: Doc, naming: Naming, groups: list[Group], titles: list[tuple[int, int]]) -> Group | None:
    if (
        lemma_of(doc[naming.head]) == "accord"
        and naming.head > 0
        and word(doc[naming.head - 1]) in ("d'", "son", "leur")
    ):
        naming.asked = False  # consent, and no treaty
    latest = sorted(groups, key=lambda g: -g.namings[-1].head)
    lemma = lemma_of(doc[naming.head])
    generic = naming.definite != "indefinite" or lemma in ANY_PROPOSAL | SHEETS
    if not naming.content and (is_quantified(doc[naming.head]) or is_spelt_out(doc[naming.head])):
        return None
    if lemma in ("fin", "arrêt", "levée", "suspension") and any(
        word(t) in ("autre", "autres") for t in doc[naming.start : naming.end]
    ):
        return None  # « la fin |d'autres missions| »
    if not naming.content and lemma in references() and naming.core == lemma and generic:
        return _referred(doc, naming, lemma, latest)
    same = [g for g in latest if g.kind == naming.kind and g.ended == naming.ended and _may_be(doc, naming, g, titles)]
    return next((g for g in same if naming.core in g.cores), None) or next((g for g in same if _loose(naming, g)), None)


def _tie(naming: Naming, group: Group) -> str:
    """By which rule a naming means what the group names."""
    if naming.core in group.cores:
        return f"same word: {naming.core}"
    return f"another word for it: {naming.core}" if _loose(naming, group) else f"taken up by: {naming.core}"


def _loose(naming: Naming, group: Group) -> bool:
    """Nouns that name one another: « trêve », « cessez-le-feu », « pause »."""
    return not naming.content and naming.core in synonyms(naming.kind) and bool(group.cores & synonyms(naming.kind))


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
    called = [g for g in before if any(lemma_of(doc[n.head]) == lemma for n in g.namings)]
    same = next((g for g in called if not naming.marks or not g.marks or g.marks & naming.marks), None)
    if same is not None:
        return same
    if naming.marks and naming.definite != "demonstrative":
        return None
    named = [g for g in before if g.asked or any(n.definite != "bare" for n in g.namings)]
    if lemma == "opération":
        return next((g for g in named if g.kind in ("evacuation", "mission")), None)
    if lemma in PAPERS | SHEETS:
        papers = PAPERS | SHEETS if lemma in SHEETS else PAPERS
        return next((g for g in named if any(lemma_of(doc[n.head]) in papers for n in g.namings)), None)
    if lemma in ANY_PROPOSAL and not has_complement(doc[naming.head]):
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
        "why": " / ".join([next((n.why for n in namings if n.asked and n.why), "asked"), *group.ties]),
    }
