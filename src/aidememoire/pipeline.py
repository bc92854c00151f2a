"""The ordered pipes from text to layers: `build("fr")`. The page a newcomer reads second."""

from __future__ import annotations
