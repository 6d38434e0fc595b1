"""Promises of the import wizard."""
