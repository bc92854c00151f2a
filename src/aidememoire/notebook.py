"""How a record displays in a notebook: `record_html`, which `Record._repr_html_` calls."""

from __future__ import annotations

import hashlib

from aidememoire.record import Record
from aidememoire.views.page import html_fragment


def record_html(record: Record) -> str:
    """The page of a record as a fragment of HTML: its styles reach nothing else, its anchors are its own.

    Two cells that show the same record share anchors, and a link leads to the first of them.
    """
    # a digest, not the id: an anchor may not hold just any character
    prefix = f"am{hashlib.sha256(record.id.encode('utf-8', 'replace')).hexdigest()[:8]}-"
    return html_fragment(record, prefix=prefix)
