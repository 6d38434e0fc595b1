"""A draft as a list of tasks: the sections of the form, the papers, the consents, the last check."""

from itertools import groupby
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext as _

from contests.models import Application, Nomination, Question
from contests.queries.intake import Item


def sections_of(nomination: Nomination) -> list[tuple[str, list[Question]]]:
    """Return the sections of the form with their questions, in order; one query, the first time."""
    questions = nomination.with_read("questions").questions.all()
    return [(title, list(rows)) for title, rows in groupby(questions, key=attrgetter("section"))]


def tasks_of(application: Application, items: list[Item]) -> list[dict]:
    """Return rows for the component `task_list`; `items` is the completeness of the application.

    The check can be opened when nothing required is missing.
    """
    parts = [*_sections(application), *_papers_and_consent(application, items)]
    # Of what was given back only the parts that may be corrected are tasks.
    parts = [part for part in parts if any(map(application.opens, part[2]))]
    tasks = [{"label": label, "url": url, "state": _state(anchors, items)} for label, url, anchors in parts]
    ready = all(task["state"] == "done" for task in tasks)
    check = reverse("contests:application_check", args=[application.code])
    return [*tasks, {"label": _("Проверить и отправить"), "url": check, "state": "review" if ready else "blocked"}]


def _sections(application):
    for index, (title, questions) in enumerate(sections_of(application.nomination), start=1):
        url = reverse("contests:application_section", args=[application.code, index])
        yield title, url, {f"question-{row.key}" for row in questions}


def _papers_and_consent(application, items):
    papers = {item.anchor for item in items if item.kind == "paper"}
    yield _("Документы"), reverse("contests:application_papers", args=[application.code]), papers
    consent = "paper_consent" if application.is_on_paper else "application_consent"
    yield _("Согласие"), reverse(f"contests:{consent}", args=[application.code]), {"consent"}


def _state(anchors, items):
    asked = [item for item in items if item.anchor in anchors]
    if all(item.done for item in asked if item.required):
        return "done"
    return "doing" if any(item.done for item in asked) else "todo"
