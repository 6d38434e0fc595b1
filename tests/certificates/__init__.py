"""Promises of the floor of diplomas."""
