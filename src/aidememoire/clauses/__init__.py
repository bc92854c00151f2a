"""Clauses: predicates with their arguments, from a parse that is mended first."""
