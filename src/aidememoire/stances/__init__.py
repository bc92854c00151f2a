"""Stances: who is for or against what, and under which conditions."""
