"""The floor of diplomas in the office."""
