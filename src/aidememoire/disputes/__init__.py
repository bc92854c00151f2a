"""Disputes: claims, denials and figures set side by side."""
