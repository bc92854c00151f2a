"""Quotations: marks, cues, sources, and where reported words end."""
