"""Doors of the contests, by who enters."""
