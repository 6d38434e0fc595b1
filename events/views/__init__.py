"""Doors of the events, by who enters."""
