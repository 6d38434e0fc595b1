"""Promises of the directory floor."""
