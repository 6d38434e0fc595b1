"""The olympiad in the office: lists of Wagtail over verbs, and the organiser's own desks under the same address."""
