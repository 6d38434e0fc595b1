"""Doors of consents."""
