"""How is a change of a story said to its reader? One line: « Paraguay passe de rejet à acceptation — trêve »."""

from __future__ import annotations

from aidememoire.stories.nouns import Change, Story
from aidememoire.views import wording
from aidememoire.views.wording import label, one_line, when


def change_line(change: Change, story: Story) -> str:
    """The change in words, in the reader's language; quoted words stay as the dispatch has them."""
    makers = {
        "stance": _stance, "term": _term, "event": _event, "dispute": _dispute, "hearsay": _hearsay, "agenda": _agenda,
    }  # fmt: skip
    return one_line(makers[change.kind](change, story))


def _words(name: str, /, **values: object) -> str:
    return str(wording.labels()["change"][name]).format(**values)


def proposal_label(story: Story, id: str | None) -> str:
    """A proposal's label as it is shown."""
    return next((one_line(one.label) for one in story.proposals if one.id == id), "")


def party_name(story: Story, key: str | None) -> str:
    """A party's name as it is shown."""
    party = story.party(key)
    return one_line(party.name) if party else wording.phrase("no_party")


def _stance(change: Change, story: Story) -> str:
    return _words(
        "stance" if change.before else "first_stance",
        party=party_name(story, change.party),
        before=label("stance", change.before or ""),
        after=label("stance", change.after or ""),
        proposal=proposal_label(story, change.proposal),
    )


def _term(change: Change, story: Story) -> str:
    return _words(
        "term", proposal=proposal_label(story, change.proposal), name=label("term", change.subject or ""),
        before=change.before or "", after=change.after or "",
    )  # fmt: skip


def _event(change: Change, story: Story) -> str:
    event = next((one for one in story.timeline if one.id == change.subject), None)
    names = ", ".join(party_name(story, key) for key in event.actors[:3]) if event else ""
    what = label("event", event.type) if event else ""
    return _words("event", what=what, who=f" — {names}" if names else "", words=change.proof.text)


def _dispute(change: Change, story: Story) -> str:
    dispute = next((one for one in story.disputes if one.id == change.subject), None)
    about = dispute.about if dispute else change.proof.text
    return _words("dispute_settled" if change.after == "settled" else "dispute", about=about)


def _hearsay(change: Change, story: Story) -> str:
    rumour = next((one for one in story.hearsay if one.id == change.subject), None)
    words = rumour.proof.text if rumour else change.proof.text
    return _words("hearsay", after=label("outcome", change.after or ""), words=words)


def _agenda(change: Change, story: Story) -> str:
    item = next((one for one in story.agenda if one.id == change.subject), None)
    what = item.what if item else change.proof.text
    day = when(change.day, weekday=False) or wording.phrase("undated_item")
    if change.after in ("scheduled", "expected"):
        return _words("agenda", what=what, day=day)
    return _words("agenda_ended", what=what, day=day, after=label("state", change.after or ""))
