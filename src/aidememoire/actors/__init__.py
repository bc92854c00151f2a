"""Actors: the words that name somebody, and which of them are one."""
