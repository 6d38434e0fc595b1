"""Demo data: the branch's real plan of 2020 with its two contests, and people who do not exist."""
