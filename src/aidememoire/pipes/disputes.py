"""Which accounts of one matter cannot both hold? Claim and denial, mutual blame, figures given differently."""

from __future__ import annotations

import re
from typing import TypedDict

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.disputes.accounts import Account, Accounts
from aidememoire.disputes.figures import Figure, figures_apart, figures_of
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause

BACK = 4  # sentences back in which a denied claim is looked for
CONTRAST_BACK = 3  # sentences back to what « au contraire » answers
LONGEST_CLAIM, LONGEST_ABOUT = 90, 70  # characters
VOWELS = "aeiouyhâàéèêîïôœ"
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
    found = [*reader.denied(), *reader.contradicted(), *reader.mutual(), *reader.apart()]
    return sorted(_merged(found), key=lambda d: min(a["evidence"]["start"] for a in d["accounts"]))


class _Reader:
    def __init__(self, accounts: Accounts) -> None:
        self.accounts, self.doc = accounts, accounts.doc
        self.claims = accounts.claims()

    # --- claim and denial ------------------------------------------------------------------------------

    def denied(self) -> list[DisputeItem]:
        """The denials whose claim is in the text."""
        found: list[DisputeItem] = []
        last: tuple[Account, DisputeItem] | None = None
        for denial in self.accounts.denials():
            claim = self._claim_of(denial)
            if claim is None and last is not None and self._goes_on(last[0], denial):
                last[1]["accounts"].append(self._account(denial, "denies"))
                last = (denial, last[1])
                continue
            if claim is None or denial.party is None:
                continue
            accounts = [
                self._account(claim, "blames_other" if claim.kind == "accusation" else None),
                self._account(denial, "denies"),
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
        return denial.sentence - before.sentence <= 1 and self._same_side(before.party, denial.party)

    def _claim_of(self, denial: Account) -> Account | None:
        if denial.claimant is not None:
            party, _, end = denial.claimant
            start = denial.matter[0]
            return Account(
                "statement", party, denial.matter[0], start, end, denial.sentence, denial.matter, why="as affirmed"
            )
        if denial.stands_for == "figure":
            return self._figure_claim(denial)
        before = [
            c
            for c in self.claims
            if c.head < denial.head and denial.sentence - c.sentence <= BACK and not self._overlap(c, denial)
        ]
        before = [c for c in before if c.party is None or not self._same_side(c.party, denial.party)]
        answered = [c for c in before if self._answers(denial, c)]

        def nearness(claim: Account) -> tuple[bool, int, int, int]:
            kind = {"accusation": 2, "hearsay": 1, "statement": 0}[claim.kind]
            return (
                (claim.kind == "statement" and not self._hits(claim, denial)) is False,
                claim.sentence,
                kind,
                claim.head,
            )

        return max(answered, key=nearness) if answered else None

    def _hits(self, claim: Account, denial: Account) -> bool:
        """Whether a claim speaks of the one who denies."""
        return any(self._same_side(a, denial.party) for a in claim.about)

    def _answers(self, denial: Account, claim: Account) -> bool:
        """Whether a denial can be the answer to a claim."""
        gap = denial.sentence - claim.sentence
        hits = self._hits(claim, denial)
        if denial.stands_for == "claim":
            if claim.kind == "accusation":
                pointed = denial.pointing or not claim.about
                return gap <= 3 and (hits or pointed and gap <= 1 and claim.why not in JUDGING)
            if claim.kind == "hearsay":
                return gap <= 2
            flat = denial.why == "flat denial"
            return (
                hits
                and gap <= (3 if flat else 2)
                or gap <= 1
                and (flat or denial.pointing and denial.why.startswith("démentir"))
            )
        same = self.accounts.same_matter(denial.matter, claim.matter)
        if claim.kind == "accusation":
            return hits and (same or gap <= 1) or same and not claim.about
        if claim.kind == "hearsay":
            own = hits and any(self._same_side(a, denial.party) for a in (denial.about or [denial.party or ""]))
            return same and gap <= 3 or own and gap <= 2
        return same and hits and gap <= 2

    def _same_side(self, one: str | None, other: str | None) -> bool:
        """Whether two actors are one, or a government and its own minister, army or capital."""
        if not one or not other:
            return False
        if one == other:
            return True
        if any(re.match(r"(?:son|sa|ses|leurs?) ", self.accounts.index.by_id[i]["name"].lower()) for i in (one, other)):
            return True  # « son entourage », « sa ministre »: of the one spoken of, or not sure to be of another
        a, b = self.accounts.index.by_id[one], self.accounts.index.by_id[other]
        if one in b["members"] or other in a["members"]:
            return True
        official = {"government", "state"}
        home = self.accounts.home
        if (self._country(a) or home) == (self._country(b) or home) != "":
            return (
                a["kind"] in official
                and self._serves(b)
                or b["kind"] in official
                and self._serves(a)
                or self._serves(a)
                and self._serves(b)
            )
        owner = self.accounts.parties
        return owner.spoken_for(one, True) == other or owner.spoken_for(other, True) == one

    def _country(self, actor: dict[str, object]) -> str:
        """An actor's country; the dispatch's for « le ministère », « l'armée »; "?" for those of no state."""
        if actor["country"]:
            return str(actor["country"])
        return "" if self._serves(actor) else "?"

    def _serves(self, actor: dict[str, object]) -> bool:
        """Whether an actor speaks for its state: a minister, an embassy, an army; no armed group, no opposition."""
        if actor["kind"] in ("government", "state"):
            return True
        titles = " ".join([str(actor["name"]), *(str(r["title"]) for r in actor["roles"])]).lower()  # type: ignore[attr-defined]
        return bool(
            re.search(
                r"minist|président|porte-parole|ambassad|armée|état-major|etat-major|gouvernement|premier", titles
            )
        ) and not re.search(r"opposant|opposition|rebelle|ancien", titles)

    def _overlap(self, one: Account, other: Account) -> bool:
        return one.start < other.end and other.start < one.end

    def _figure_claim(self, denial: Account) -> Account | None:
        """The figure that « conteste ce chiffre » speaks of: the last one given before by somebody else."""
        before = [f for f in figures_of(self.accounts) if f.end <= denial.start and denial.sentence - f.sentence <= 2]
        for figure in reversed(before):
            if figure.party is None or not self._same_side(figure.party, denial.party):
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

    def contradicted(self) -> list[DisputeItem]:
        """« Moscou assure au contraire contrôler la ville »: a statement set against another's in so many words."""
        found: list[DisputeItem] = []
        for later in self.claims:
            if later.party is None or not self._opposes_in_words(later):
                continue
            before = [c for c in self.claims if c.head < later.head and later.sentence - c.sentence <= CONTRAST_BACK]
            before = [c for c in before if c.party is not None and not self._same_side(c.party, later.party)]
            before = [
                c for c in before if self.accounts.same_matter(c.matter, later.matter) and not self._overlap(c, later)
            ]
            if not before:
                continue
            claim = max(before, key=lambda c: (c.sentence, c.kind == "accusation", c.head))
            accounts = [self._account(claim, None), self._account(later, "contradicts")]
            found.append({"about": self._about(claim, later), "accounts": accounts, "why": "au contraire"})
        return found

    def _opposes_in_words(self, account: Account) -> bool:
        """Whether the sentence of a statement says « au contraire », « à l'inverse », « contredit »."""
        words = "".join(t.text_with_ws for t in self.doc[account.start].sent).lower()
        return bool(re.search(r"(?<!\w)(?:au contraire|à l['’]inverse|tout autre version)(?!\w)", words))

    # --- mutual blame and figures ------------------------------------------------------------------------

    def mutual(self) -> list[DisputeItem]:
        """« se rejettent la responsabilité », « s'accusent mutuellement »: each side blames the other."""
        found: list[DisputeItem] = []
        for clause in self.accounts.clauses:
            if not self._is_mutual(clause) or not self.accounts.in_body(clause.head) or clause.subject_head is None:
                continue
            parties = self._sides_before(clause) or self.accounts.parties.named(
                [t.i for t in phrases.conjuncts(self.doc[clause.subject_head])]
            )
            item = self.accounts.index.by_id.get(parties[0]) if len(parties) == 1 else None
            if item is not None and len(item["members"]) == 2:
                parties = item["members"]
            end = self.accounts.end_of(clause)
            start = self._sides_start(clause) or self.accounts.subject_start(clause)
            evidence = layers.span(self.doc, *phrases.chars(self.doc, start, end))
            sides: list[str | None] = [*parties[:2]] if len(parties) >= 2 else [None, None]
            claims = ["l'autre partie est responsable", "l'autre partie est responsable"]
            accounts: list[AccountItem] = [
                {"party": side, "claim": claim, "relation": "blames_other", "evidence": evidence}
                for side, claim in zip(sides, claims, strict=True)
            ]
            about = self._blamed(clause)
            found.append({"about": about, "accounts": accounts, "why": "mutual blame"})
        return found

    def _clitic(self, clause: Clause) -> int:
        """The « se » of a clause."""
        return next(
            (t.i for t in self.doc[max(0, clause.group[0] - 3) : clause.head] if word(t) in ("se", "s'")),
            clause.group[0],
        )

    def _sides_before(self, clause: Clause) -> list[str]:
        """« le gouvernement et les rebelles |s'en rejetant| … »: the two named right before the verb."""
        last = self._clitic(clause) - 1
        listed = self.accounts.parties.listed(last) if last >= 0 else []
        return listed[-2:] if len(listed) >= 2 else []

    def _sides_start(self, clause: Clause) -> int | None:
        sides = self._sides_before(clause)
        if not sides:
            return None
        limit = self.doc[self._clitic(clause)].idx
        starts = [m["start"] for m in self.accounts.index.by_id[sides[0]]["mentions"] if m["end"] <= limit]
        span = self.doc.char_span(max(starts), max(starts) + 1, alignment_mode="expand") if starts else None
        return span.start if span is not None else None

    def _is_mutual(self, clause: Clause) -> bool:
        said = self.accounts.said.get(str(clause.head), {})
        if clause.negated or said.get("question") or said.get("hypothetical") or clause.kind == "nominal":
            return False
        near = {word(t) for t in self.doc[clause.group[0] : min(len(self.doc), clause.group[1] + 6)]}
        lead = [word(t) for t in self.doc[max(0, clause.group[0] - 3) : clause.head]]
        if not {"se", "s'"} & set(lead) or not (self._plural(clause) or self._sides_before(clause)):
            return False
        if clause.lemma in ("rejeter", "renvoyer"):
            objects = {self.doc[h].lemma_.lower() for h in [clause.object_head] if h is not None}
            return bool(objects & {"responsabilité", "faute", "tort", "balle"}) or "responsabilité" in near
        return clause.lemma == "accuser" and lead[-1] in ("se", "s'", "sont", "étaient", "mutuellement")

    def _plural(self, clause: Clause) -> bool:
        head = clause.subject_head
        return head is not None and (
            "Plur" in self.doc[head].morph.get("Number", []) or len(phrases.conjuncts(self.doc[head])) > 1
        )

    def _blamed(self, clause: Clause) -> str:
        for span in (*clause.complements.get("de", []), *([clause.object] if clause.object else [])):
            text = self.doc[span[0] : span[1]].text
            return _short("la responsabilité de " + text if "responsabilité" not in text else text, LONGEST_ABOUT)
        return "la responsabilité"

    def apart(self) -> list[DisputeItem]:
        """Figures of one thing that two parties give differently."""
        found: list[DisputeItem] = []
        for one, other in figures_apart(self.accounts):
            accounts = [self._figure_account(one, None), self._figure_account(other, "contradicts")]
            found.append({"about": f"le nombre de {one.noun}", "accounts": accounts, "why": "figures apart"})
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
            act = load("disputes")["acts"].get(clause.lemma)
            if span[0] <= clause.head < span[1] and act is not None and clause.kind != "nominal":
                of = clause.object_head if not clause.passive else clause.subject_head
                whose = of if of is not None and self.doc[of].pos_ in ("NOUN", "PROPN") else None
                return _short(act + (self._of(whose) if whose is not None else ""), LONGEST_ABOUT)
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
            return _short(self.doc[span[0] : span[1]].text, LONGEST_ABOUT)
        return _short(self._definite((later or nouns)[0]), LONGEST_ABOUT)

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
