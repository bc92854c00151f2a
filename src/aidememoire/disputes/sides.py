"""Are two actors on one side? A government and its minister, army or capital speak as one."""

from __future__ import annotations

import re

from aidememoire.disputes.accounts import Accounts

# who speaks for somebody: « l'entourage du ministre »
CIRCLE = "entourage|équipe|avocate?|porte-parole|conseill|proches?|cabinet|famille|défense|camp|partisans?|parti"
AGAINST = "riva|adversaire|concurrent|opposant|détracteur|accusat|victime|challenger|ennemi"  # « son rival »


class Sides:
    """Tells whether two actors of a dispatch speak for one side."""

    def __init__(self, accounts: Accounts) -> None:
        self.index, self.parties, self.home = accounts.index, accounts.parties, accounts.home

    def same(self, one: str | None, other: str | None, *, owned: bool = True) -> bool:
        """Whether two actors are one, or a government and its own minister, army or capital.

        `owned`: « son avocat » counts as of either side, since it is not said of which.
        """
        if not one or not other:
            return False
        if one == other:
            return True
        names = [self.index.by_id[i]["name"].lower() for i in (one, other)]
        if any(re.match(rf"(?:son|sa|ses|leurs?) (?:{AGAINST})", name) for name in names):
            return False
        if any(re.match(rf"(?:{CIRCLE})\b.* (?:de |du |d')(?:l')?{re.escape(b)}$", a) for a, b in (names, names[::-1])):
            return True
        if owned and any(
            re.match(r"(?:son|sa|ses|leurs?) ", self.index.by_id[i]["name"].lower()) for i in (one, other)
        ):
            return True  # « son entourage », « sa ministre »: of the one spoken of, or not sure to be of another
        a, b = self.index.by_id[one], self.index.by_id[other]
        if one in b["members"] or other in a["members"]:
            return True
        official = {"government", "state"}
        home = self.home
        if (self._country(a) or home) == (self._country(b) or home) != "":
            return (
                a["kind"] in official
                and self._serves(b)
                or b["kind"] in official
                and self._serves(a)
                or self._serves(a)
                and self._serves(b)
            )
        owner = self.parties
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
