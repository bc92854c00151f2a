"""The dossier of a story as one HTML page to print: no script, nothing loaded from elsewhere, notes at the end."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from aidememoire.exports.dossier import dossier
from aidememoire.stories.nouns import Story


def dossier_html(story: Story) -> str:
    """The page, UTF-8 text with its line end. Never raises on a valid story."""
    page: str = _environment().get_template("dossier.html.j2").render(made=dossier(story))
    return page + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("aidememoire.exports", "templates"),
        autoescape=select_autoescape(("html", "html.j2"), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
