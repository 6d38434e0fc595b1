"""The permission proof: every address, asked by every kind of person, answers as the tables of rows/ say. See policy.py."""
