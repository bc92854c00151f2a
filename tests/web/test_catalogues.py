"""Every sentence of the pages is said in both languages."""

from __future__ import annotations

import catalogues
from aidememoire.web.language import catalogue, preferred


def test_no_sentence_is_untranslated_and_no_catalogue_is_stale() -> None:
    template = catalogues.said()
    assert len(template) > 50
    for language in catalogues.LANGUAGES:
        text, missing = catalogues.updated(language, template)
        assert missing == []
        assert catalogues.catalogue_file(language).read_text("utf-8") == text, "run make catalogues"


def test_a_catalogue_speaks_its_language() -> None:
    assert catalogue("fr").gettext("Timeline") == "Chronologie"
    assert catalogue("en").gettext("Timeline") == "Timeline"
    assert catalogue("fr").ngettext("%(num)s event", "%(num)s events", 1) == "%(num)s fait"


def test_what_a_browser_asks_for() -> None:
    assert preferred(None, None, "en-US,en;q=0.9,fr;q=0.8") == "en"
    assert preferred(None, None, "pt-BR") == "fr"
    assert preferred(None, None, "en;q=zero, fr") == "fr"
    assert preferred(None, None, None) == "fr"
