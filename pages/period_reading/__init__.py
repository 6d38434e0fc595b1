"""How the words of a period are understood: words, points, what joins and completes them, days. `pages/periods.py` is the door."""
