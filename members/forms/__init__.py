"""Shapes and words of what the branch asks."""
