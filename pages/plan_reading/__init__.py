"""Reads an annual plan from pasted text, from .docx and from .xlsx. Pure: words in, a `ParsedPlan` with its doubts out.

Each of text.py, docx.py and xlsx.py turns its kind into pieces: rows of cells and lines between them, with their places.
assembly.py makes a plan of the pieces, review.py doubts it, guesses.py proposes what the plan does not say. Words are kept
as they stand, misprints included; whatever has no place in the plan is a warning with its words, so nothing vanishes.
"""
