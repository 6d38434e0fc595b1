"""Doors of the floor of diplomas."""
