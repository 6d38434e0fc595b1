"""Desks of the secretary: what waits for a check, what waits for a hand."""
