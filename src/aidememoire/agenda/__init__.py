"""Agenda: the times of what is to come."""
