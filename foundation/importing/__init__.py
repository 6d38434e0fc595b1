"""The one import wizard of the house: a list from a file or from pasted cells is read, matched, corrected, written, undone.

What the columns mean, which rows are duplicates, how rows are written and how that is undone a floor above declares in an
`Importer`; its doors stand on those of `views.py`. Nothing is written before the person confirms.
"""
