"""Forms of the floor of diplomas."""
