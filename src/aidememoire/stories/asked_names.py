"""Which actors' keys can a name in a question mean without looking them up? « Moscou », « russe », « UA »."""

from __future__ import annotations

from aidememoire.lexicon import functions, world
from aidememoire.stories.keys import ORGANISATION, STATE, office_key, slug


def keys_meant(said: str) -> tuple[str, ...]:
    """The keys of the state, the organisation or the office that the words name; none for any other name.

    Capitals need not be typed.

    >>> keys_meant("moscou"), keys_meant("le gouvernement russe"), keys_meant("ua"), keys_meant("Lavrov")
    (('state:RUS',), ('state:RUS',), ('organisation:union-africaine',), ())
    """
    for form in dict.fromkeys((said, said.title(), said.upper())):
        if found := _meant(form):
            return found
    return ()


def _meant(said: str) -> tuple[str, ...]:
    state = world.state_named(said) or world.state_of_capital(said) or _by_adjective(said)
    if state is not None:
        return (f"{STATE}:{state.code}",)
    organisation = world.organisation(said)
    if organisation is not None:
        return (f"{ORGANISATION}:{slug(organisation.name)}",)
    seat = world.seat(said)
    if seat is not None and seat.country:
        return (f"{STATE}:{seat.country}",)
    office = functions.office_of(said)
    return (office_key(said, None),) if office and (office.country or office.organisation) else ()


def _by_adjective(said: str) -> world.State | None:
    """« russe », « les Russes », « le gouvernement russe », « le pouvoir russe »."""
    words = [word for word in said.split() if word.lower().rstrip("'’") not in world.DETERMINERS]
    if not words:
        return None
    state = world.state_of_demonym(words[-1])
    body = functions.collective(" ".join(words[:-1])) if len(words) > 1 else None
    if len(words) == 1 or (body is not None and body.collective.kind == "government"):
        return state
    return None
