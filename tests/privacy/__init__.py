"""Promises of the privacy floor."""
