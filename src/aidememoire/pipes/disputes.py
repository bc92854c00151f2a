"""Which accounts of one matter cannot both hold? Claim and denial, mutual blame, figures given differently."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypedDict

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.disputes.accounts import Account, Accounts
from aidememoire.disputes.blame import Blames
from aidememoire.disputes.denials import Denials
from aidememoire.disputes.figures import Figure, figures_apart, figures_of
from aidememoire.disputes.opposed import Opposed
from aidememoire.disputes.sides import Sides
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause

BACK = 4  # sentences back in which a denied claim is looked for
LONGEST_CLAIM, LONGEST_ABOUT = 90, 70  # characters
VOWELS = "aeiouyhâàéèêîïôœ"
TAKING_UP = {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
JUDGING = {"dénoncer", "qualifier de (blâme)"}  # blame that alleges no fact unless it names whom it falls on


class AccountItem(TypedDict):
    """One side's version: the fields of record.Account."""

    party: str | None
    claim: str
    relation: str | None
    evidence: layers.Span


class DisputeItem(TypedDict):
    """One matter with its accounts; `why` is the rule that set them against each other."""

    about: str
    accounts: list[AccountItem]
    why: str


@Language.factory("aidememoire_disputes", assigns=["doc._.aidememoire_disputes"])
def create_disputes(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `disputes` layer. Needs a parse and named entities."""
    return layers.LayerPipe("disputes", find_disputes)


def find_disputes(doc: Doc) -> list[DisputeItem]:
    """The disputes of a Doc in text order; both sides are in the text, each with its words.

    Raises PipelineError when the Doc is not parsed.
    """
    reader = _Reader(Accounts(doc))
    found = [*reader.denied(), *reader.opposed(), *reader.mutual(), *reader.apart()]
    return sorted(_merged(found), key=lambda d: min(a["evidence"]["start"] for a in d["accounts"]))


class _Reader:
    def __init__(self, accounts: Accounts) -> None:
        self.accounts, self.doc = accounts, accounts.doc
        self.claims = accounts.claims()
        self.sides = Sides(accounts)

    # --- claim and denial ------------------------------------------------------------------------------

    def denied(self) -> list[DisputeItem]:
        """The denials whose claim is in the text."""
        found: list[DisputeItem] = []
        last: tuple[Account, DisputeItem] | None = None
        for denial in Denials(self.accounts).find():
            claim = self._claim_of(denial)
            if claim is None and last is not None and self._goes_on(last[0], denial):
                last[1]["accounts"].append(self._account(denial, "denies"))
                last = (denial, last[1])
                continue
            if claim is not None and denial.party is None:
                denial.party = self._accused(claim, denial)
            if claim is None or denial.party is None:
                continue
            accounts = [
                self._account(claim, "blames_other" if claim.kind == "accusation" else None),
                self._account(denial, "contradicts" if denial.why == "contredire" else "denies"),
            ]
            if accounts[0]["evidence"] == accounts[1]["evidence"]:
                continue
            item: DisputeItem = {
                "about": self._about(claim, denial),
                "accounts": accounts,
                "why": f"{claim.why} / {denial.why}",
            }
            found.append(item)
            last = (denial, item)
        return found

    def _goes_on(self, before: Account, denial: Account) -> bool:
        """Whether a denial goes on with the one before it: the same side, in the same breath."""
        return denial.sentence - before.sentence <= 1 and self.sides.same(before.party, denial.party)

    def _accused(self, claim: Account, denial: Account) -> str | None:
        """« Ces derniers rejettent ces accusations »: the one whom the claim accuses, when no name says who denies."""
        if claim.kind != "accusation" or len(claim.about) != 1 or denial.sentence - claim.sentence > 1:
            return None
        lead = [word(t) for t in self.doc[denial.start : denial.head] if not t.is_punct]
        taken_up = (
            lead[:1]
            and lead[0] in TAKING_UP
            or denial.sentence == claim.sentence
            and denial.why.startswith("démentir")
            and {"ce", "que"} <= {word(t) for t in self.doc[max(0, denial.head - 6) : denial.head]}
            or lead[1:2]
            and lead[1] in ("dernier", "dernière", "derniers", "dernières", "intéressé", "intéressée", "intéressés")
        )
        return claim.about[0] if taken_up else None

    def _claim_of(self, denial: Account) -> Account | None:
        if denial.claimant is not None:
            party, start, end = denial.claimant
            charged = denial.stands_for == "claim"
            start = start if charged else denial.matter[0]
            kind, why = ("accusation", "accusations of") if charged else ("statement", "as affirmed")
            return Account(kind, party, start, start, end, denial.sentence, denial.matter, why=why)
        if denial.stands_for == "figure":
            return self._figure_claim(denial)
        before = [
            c
            for c in (self._until(c, denial) for c in self.claims)
            if (c.head < denial.head or self._around(c, denial))
            and denial.sentence - c.sentence <= BACK
            and not self._overlap(c, denial)
        ]
        before = [
            c
            for c in before
            if c.party is None
            or not self.sides.same(c.party, denial.party, owned=c.kind != "accusation" or not c.about)
        ]
        answered = [c for c in before if self._answers(denial, c)]

        def nearness(claim: Account) -> tuple[bool, int, int, int]:
            kind = {"accusation": 2, "hearsay": 1, "statement": 0}[claim.kind]
            return (
                (claim.kind == "statement" and not self._hits(claim, denial)) is False,
                claim.sentence,
                kind,
                claim.head,
            )

        if not answered and denial.why in ("flat denial", "démentir avoir", "démentir que", "démentir"):
            named = self.accounts.accusations_of(denial.sentence)
            return named if named is None or not self.sides.same(named.party, denial.party) else None
        return max(answered, key=nearness) if answered else None

    def _around(self, claim: Account, denial: Account) -> bool:
        """« Je suis innocent », a dit le général, |que l'ONU accuse|: the claim may follow in the sentence."""
        if claim.sentence != denial.sentence or claim.head < denial.head:
            return False
        if denial.why == "contredire":
            return True
        answering = denial.why == "plea of innocence" or self._hits(claim, denial)
        return claim.kind == "accusation" and answering

    def _until(self, claim: Account, denial: Account) -> Account:
        """A claim without the denial that its sentence goes on with: « …, ce que dément l'ONG »."""
        if claim.kind != "statement" or not claim.start < denial.start < claim.end:
            return claim
        end = next((i for i in range(denial.start, claim.start, -1) if self.doc[i].text == ","), claim.end)
        return replace(claim, end=end, matter=(claim.start, end))

    def _hits(self, claim: Account, denial: Account) -> bool:
        """Whether a claim speaks of the one who denies."""
        return any(self.sides.same(a, denial.party) for a in claim.about)

    def _answers(self, denial: Account, claim: Account) -> bool:
        """Whether a denial can be the answer to a claim."""
        gap = denial.sentence - claim.sentence
        hits = self._hits(claim, denial)
        if denial.why == "contredire":
            named = any(self.sides.same(a, claim.party) for a in denial.about)
            return claim.kind == "statement" and gap <= 2 and (named or not denial.about)
        if denial.stands_for == "claim":
            if claim.kind == "accusation":
                pointed = denial.pointing or not claim.about
                named = denial.why == "rejeter une accusation" and denial.pointing
                return gap <= 3 and (hits or pointed and gap <= 1 and (named or claim.why not in JUDGING))
            if denial.why == "plea of innocence":
                return False
            if claim.kind == "hearsay":
                return gap <= 2
            flat = denial.why == "flat denial"
            facts = (
                "fait" in self.accounts.vocabulary(denial.matter)[0] or "faits" in self.doc[slice(*denial.matter)].text
            )
            pointing = denial.pointing and not facts and denial.why.startswith(("démentir", "rejeter une accusation"))
            alone = denial.why == "démentir seul" and denial.matter[1] <= denial.head + 1
            bare = alone and claim.why == "indirect speech"
            return hits and gap <= (3 if flat else 2) or gap <= 1 and (flat or pointing or bare)
        same = self.accounts.same_matter(denial.matter, claim.matter)
        if claim.kind == "accusation":
            return hits and (same or gap <= 1) or same and not claim.about
        if claim.kind == "hearsay":
            own = hits and any(self.sides.same(a, denial.party) for a in (denial.about or [denial.party or ""]))
            return same and gap <= 3 or own and gap <= 2
        return same and hits and gap <= 2

    def _overlap(self, one: Account, other: Account) -> bool:
        return one.start < other.end and other.start < one.end and one.end > other.head

    def _figure_claim(self, denial: Account) -> Account | None:
        """The figure that « conteste ce chiffre » speaks of: the last one given before by somebody else."""
        before = [f for f in figures_of(self.accounts) if f.end <= denial.start and denial.sentence - f.sentence <= 2]
        for figure in reversed(before):
            if figure.party is None or not self.sides.same(figure.party, denial.party):
                return Account(
                    "statement",
                    figure.party,
                    figure.head,
                    figure.start,
                    figure.end,
                    figure.sentence,
                    (figure.start, figure.end),
                    why="figure",
                )
        return None

    def opposed(self) -> list[DisputeItem]:
        """Statements of two sides that cannot both hold."""
        found: list[DisputeItem] = []
        for pair in Opposed(self.accounts, self.sides, self.claims).find():
            accounts = [
                self._account(pair.first, "blames_other" if pair.first.kind == "accusation" else None),
                self._account(pair.later, pair.relation),
            ]
            found.append({"about": self._about(pair.first, pair.later), "accounts": accounts, "why": pair.why})
        return found

    # --- mutual blame and figures ------------------------------------------------------------------------

    def mutual(self) -> list[DisputeItem]:
        """« se rejettent la responsabilité », « s'accusent mutuellement », an accusation answered by another."""
        found: list[DisputeItem] = []
        blames = Blames(self.accounts, self.sides)
        for blame in blames.mutual():
            evidence = layers.span(self.doc, *phrases.chars(self.doc, blame.start, blame.end))
            claim = "l'autre partie est responsable"
            accounts: list[AccountItem] = [
                {"party": side, "claim": claim, "relation": "blames_other", "evidence": evidence}
                for side in blame.sides
            ]
            found.append({"about": self._blamed(blame.clause), "accounts": accounts, "why": "mutual blame"})
        for first, later in blames.crossed(self.claims):
            accounts = [self._account(first, "blames_other"), self._account(later, "blames_other")]
            found.append({"about": self._about(first, later), "accounts": accounts, "why": "blamed in return"})
        return found

    def _blamed(self, clause: Clause) -> str:
        inner = self.accounts.by_head.get(clause.content_head) if clause.content_head is not None else None
        if inner is not None and (act := self._act(inner)) is not None:
            return act
        for span in (*clause.complements.get("de", []), *([clause.object] if clause.object else [])):
            text = self.doc[span[0] : span[1]].text
            if word(self.doc[span[0]]) in ("l'", "autre", "mutuellement"):
                continue
            return _short("la responsabilité de " + text if "responsabilité" not in text else text, LONGEST_ABOUT)
        return "la responsabilité"

    def apart(self) -> list[DisputeItem]:
        """Figures of one thing that two parties give differently."""
        found: list[DisputeItem] = []
        for one, other in figures_apart(self.accounts, self.sides):
            accounts = [self._figure_account(one, None), self._figure_account(other, "contradicts")]
            found.append(
                {
                    "about": f"le nombre de {_people(*sorted((one.noun, other.noun), key=_is_no_toll))}",
                    "accounts": accounts,
                    "why": "figures apart",
                }
            )
        return found

    def _figure_account(self, figure: Figure, relation: str | None) -> AccountItem:
        evidence = layers.span(self.doc, *phrases.chars(self.doc, figure.start, figure.end))
        return {
            "party": figure.party,
            "claim": _short(figure.words, LONGEST_CLAIM),
            "relation": relation,
            "evidence": evidence,
        }

    # --- their words -----------------------------------------------------------------------------------

    def _account(self, account: Account, relation: str | None) -> AccountItem:
        start, end = phrases.trim(self.doc, account.start, account.end)
        evidence = layers.span(self.doc, *phrases.chars(self.doc, start, max(end, start + 1)))
        matter = self.doc[account.matter[0] : account.matter[1]].text
        return {
            "party": account.party,
            "claim": _short(matter, LONGEST_CLAIM),
            "relation": relation,
            "evidence": evidence,
        }

    def _about(self, claim: Account, denial: Account) -> str:
        """A short noun phrase: the act that is denied when the denial says it, else the act that is claimed."""
        span = denial.matter if not denial.stands_for else claim.matter
        for clause in self.accounts.clauses:
            if span[0] <= clause.head < span[1] and (act := self._act(clause)) is not None:
                return act
        nouns = [
            t
            for t in self.doc[span[0] : span[1]]
            if t.pos_ == "NOUN" and not phrases.is_temporal(t) and t.dep_ != "flat:name"
        ]
        for noun in nouns:  # « d'avoir violé le cessez-le-feu »: a participle that the tagger took for a noun
            act = load("disputes")["acts"].get(f"{word(noun)[:-1]}er") if word(noun).endswith("é") else None
            if act is not None:
                following = [t.i for t in nouns if t.i > noun.i]
                return _short(act + (self._of(following[0]) if following else ""), LONGEST_ABOUT)
        nouns = [t for t in nouns if self.accounts.index.of_token(t.i) is None] or nouns
        later = [t for t in nouns if not t.dep_.startswith("nsubj")]
        if not nouns:
            accused = claim.kind == "accusation"
            return "les accusations" if accused else _short(self.doc[span[0] : span[1]].text, LONGEST_ABOUT)
        return _short(self._definite((later or nouns)[0]), LONGEST_ABOUT)

    def _act(self, clause: Clause) -> str | None:
        """« avoir rompu la trêve » as a noun: « la rupture de la trêve »; None where the lexicon has none."""
        act = load("disputes")["acts"].get(clause.lemma)
        if act is None or clause.kind == "nominal":
            return None
        of = clause.object_head if not clause.passive else clause.subject_head
        whose = of if of is not None and self.doc[of].pos_ in ("NOUN", "PROPN") else None
        return _short(act + (self._of(whose) if whose is not None else ""), LONGEST_ABOUT)

    def _of(self, head: int) -> str:
        """« du cessez-le-feu », « de guérilleros », « d'une école »."""
        start, end = phrases.phrase(self.doc, head)
        text = self.doc[start:end].text
        first, _, rest = text.partition(" ")
        joint = {"le": "du", "les": "des", "des": "de", "du": "de"}.get(first.lower())
        if joint is not None and rest:
            return f" {joint} {rest}" if joint != "de" or rest[0].lower() not in VOWELS else f" d'{rest}"
        return f" d'{text}" if text[0].lower() in VOWELS and not text.lower().startswith("l'") else f" de {text}"

    def _definite(self, noun: Token) -> str:
        """A noun phrase with the definite article: « toute fraude » is « la fraude »."""
        start, end = phrases.phrase(self.doc, noun.i)
        while start < noun.i and (
            self.doc[start].pos_ == "DET"
            or word(self.doc[start]) in ("un", "une", "des", "tel", "telle", "toute", "tout", "quelconque")
        ):
            start += 1
        text = self.doc[start:end].text
        if "Plur" in noun.morph.get("Number", []):
            return f"les {text}"
        if text[0].lower() in VOWELS:
            return f"l'{text}"
        return f"la {text}" if "Fem" in noun.morph.get("Gender", []) else f"le {text}"


def _is_no_toll(noun: str) -> bool:
    """« rebelles » beside « morts »: the dead are what is counted."""
    return noun.lower().rstrip("sx") not in load("disputes")["figures"]["killed"]


def _people(*nouns: str) -> str:
    """What two figures count; « participants » where neither says."""
    return next((noun for noun in nouns if noun), "participants")


def _short(text: str, longest: int) -> str:
    plain = re.sub(r"\s+", " ", text).strip(' ,;:."«»')
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + "…"


def _merged(found: list[DisputeItem]) -> list[DisputeItem]:
    """One dispute a matter: those that share an account's words become one."""
    kept: list[DisputeItem] = []
    for item in found:
        known = next((k for k in kept if _share(k, item)), None)
        if known is None:
            kept.append(item)
            continue
        for account in item["accounts"]:
            if not any(_same(account, a) for a in known["accounts"]):
                known["accounts"].append(account)
    return kept


def _share(one: DisputeItem, other: DisputeItem) -> bool:
    return any(_same(a, b) for a in one["accounts"] for b in other["accounts"])


def _same(a: AccountItem, b: AccountItem) -> bool:
    first, last = max(a["evidence"]["start"], b["evidence"]["start"]), min(a["evidence"]["end"], b["evidence"]["end"])
    return first < last and a["party"] == b["party"]
