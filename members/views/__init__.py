"""Doors of the branch: for everybody, and for a person about himself."""
