"""What is one item that a person made of two? The first one's own values, with what only the second says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aidememoire.decisions import DecisionError
from aidememoire.passage import Passage
from aidememoire.record import Quotation, Record

# lists that are put together; what else the first leaves empty is taken from the second
_UNITED = ("mentions", "roles", "members", "evidence", "actors", "recipients", "contexts", "participants", "accounts")


def merged_item(record: Record, first: Any, second: Any) -> Any:
    """One noun of two of the same kind. Raises DecisionError when they are of different kinds."""
    if type(first) is not type(second):
        kinds = f"{type(first).__name__} and {type(second).__name__}"
        raise DecisionError(f"items of different kinds cannot be one: {kinds}", where=record.id)
    if isinstance(first, Quotation):
        contents = tuple(sorted(_united(first.contents, second.contents), key=lambda one: (one.start, one.end)))
        whole = Passage.cut(record.text, contents[0].start, max(one.end for one in contents))
        changes = {"contents": contents, "text": whole.text, "start": whole.start, "end": whole.end}
        return first.model_copy(update={**_filled(first, second), **changes})
    changes = {
        name: _united(getattr(first, name), getattr(second, name))
        for name in _UNITED
        if isinstance(getattr(first, name, None), tuple)
    }
    if hasattr(first, "terms"):
        changes["terms"] = {**second.terms, **first.terms}
    return first.model_copy(update={**_filled(first, second), **changes})


def _united(one: Sequence[Any], other: Sequence[Any]) -> tuple[Any, ...]:
    kept = list(one)
    kept += [value for value in other if value not in kept]
    return tuple(kept)


def _filled(first: Any, second: Any) -> dict[str, Any]:
    return {name: getattr(second, name) for name in type(first).model_fields if getattr(first, name) is None}
