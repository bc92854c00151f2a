"""Every layer explains itself: each item carries the rule that made it, in JSON, in the terminal and on the page."""

from __future__ import annotations

from typing import Any

import pytest

from aidememoire import Record
from aidememoire.views.outline import outline
from aidememoire.views.page import html_page
from aidememoire.views.terminal import text_page

LAYERS = ("quotations", "events", "meetings", "proposals", "positions", "disputes", "hearsay", "agenda")


@pytest.mark.parametrize("layer", LAYERS)
def test_every_item_carries_the_rule_that_made_it(own_records: dict[str, dict[str, Any]], layer: str) -> None:
    items = [(name, item) for name, record in own_records.items() for item in record[layer]]
    assert items, "the bundled dispatches have every layer"
    assert [(name, item) for name, item in items if not item["why"]] == []


def test_a_proposal_says_what_ties_its_words_together(own_records: dict[str, dict[str, Any]]) -> None:
    several = [p for record in own_records.values() for p in record["proposals"] if len(p["mentions"]) > 1]
    assert several
    assert all(" / " in proposal["why"] for proposal in several)


def test_a_meeting_says_what_each_particular_was_read_from(own_records: dict[str, dict[str, Any]]) -> None:
    meetings = [meeting for record in own_records.values() for meeting in record["meetings"]]
    for particular in ("place", "duration", "occasion", "outcome", "level", "topic"):
        for meeting in meetings:
            assert (f" / {particular}: " in meeting["why"]) is (meeting[particular] is not None)


def test_every_rule_is_shown_on_request(own_records: dict[str, dict[str, Any]]) -> None:
    """As many rules as lines, and none unasked. The terminal leaves out partial quotations within others and
    proposals that nobody takes a side on."""
    for plain in own_records.values():
        record = Record.from_json(plain)
        page = outline(record)
        groups = [group for section in page.sections for group in section.groups]
        rules = [group.why for group in groups if group.why]
        within = [entry.why for group in groups for entry in group.entries if entry.why and entry.inside]
        rules += [entry.why for group in groups for entry in group.entries if entry.why]
        unheld = [group.why for group in groups if group.why and not group.entries]
        assert text_page(record, why=True, width=200).count("[règle : ") == len(rules) - len(within) - len(unheld)
        assert html_page(record, why=True).count('class="why"') == len(rules)
        assert "règle" not in text_page(record)
        assert 'class="why"' not in html_page(record)
