"""The stores that tests of placing use: a fresh one on each engine."""

from __future__ import annotations

from store.conftest import open_store, place, store

__all__ = ["open_store", "place", "store"]
