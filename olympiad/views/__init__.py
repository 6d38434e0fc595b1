"""Doors of the olympiad, by who enters."""
