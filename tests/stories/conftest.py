"""A fresh store for each test of placing, on each engine."""

from __future__ import annotations

from fresh_stores import open_store, place, store

__all__ = ["open_store", "place", "store"]
