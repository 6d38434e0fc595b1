"""Russian grammar and typography: pure functions, no Django, no database.

Here: plural forms, initials, dates in words, non-breaking spaces, slugs. Not here: translation of the interface
(gettext), search (`foundation.search`) and sorting (`foundation.collation`).
"""
