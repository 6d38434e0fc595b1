"""The contests in the office: lists of Wagtail over verbs, and the secretary's own desks under the same address."""
