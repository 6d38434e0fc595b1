"""The organiser's desks inside Wagtail."""
