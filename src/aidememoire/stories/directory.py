"""Who is who across the dispatches of a story? (keys: see `keys`)"""

from __future__ import annotations

from aidememoire.stories.keys import directory_key

__all__ = ["directory_key"]
