"""The directory in the office."""
