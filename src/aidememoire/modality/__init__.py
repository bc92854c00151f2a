"""Modality: what a conditional says of what it tells."""
