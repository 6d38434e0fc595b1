"""Who is told what while a page is read before it is published. Wagtail moves the page; these verbs post the letters."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from accounts.models import User
from accounts.roles import REVIEWING_ROLES
from outbox.kinds import LetterKind
from pages import letters
from pages.models import SiteReview

# What Wagtail calls each letter in the account, where a person may ask to be left in peace.
NOTICES = {
    letters.page_submitted: "submitted",
    letters.page_approved: "approved",
    letters.page_returned: "rejected",
    letters.page_commented: "updated_comments",
}


@transaction.atomic
def open_review(home: Page) -> None:
    """See to it that what is sent in under `home` is read before it is published. A workflow that stands there stays."""
    if WorkflowPage.objects.filter(page=home).exists():
        return
    name = _("Проверка перед публикацией")
    task, _is_new = SiteReview.objects.get_or_create(name=name)
    task.groups.set(Group.objects.filter(name__in=[role.value for role in REVIEWING_ROLES]))
    workflow, _is_new = Workflow.objects.get_or_create(name=name)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=home)


def tell_readers(task_state: TaskState, *, by: User | None) -> None:
    """Tell those who may answer that a page waits for them; whoever has sent it in himself is left out."""
    task = task_state.task.specific
    if not isinstance(task, SiteReview):
        return
    readers = User.objects.filter(groups__in=task.groups.all())
    if by is not None:
        readers = readers.exclude(pk=by.pk)
    page = task_state.workflow_state.content_object.specific
    _post(letters.page_submitted, page, readers, by=by, key=f"{task_state.pk}")


def tell_approved(workflow_state: WorkflowState, *, by: User | None) -> None:
    """Tell the author that his page is on the site, or when it will be."""
    page = workflow_state.content_object.specific
    facts = {"page_url": page.url or "/", "goes_live_at": None if page.live else page.go_live_at}
    _tell_author(letters.page_approved, workflow_state, page, by=by, **facts)


def tell_returned(workflow_state: WorkflowState, *, by: User | None) -> None:
    """Tell the author what to correct."""
    page = workflow_state.content_object.specific
    reason = workflow_state.current_task_state.comment
    _tell_author(letters.page_returned, workflow_state, page, by=by, reason=reason)


def tell_commented(page: Page, comments: Sequence[str], people: Iterable[User], *, by: User) -> None:
    """Tell those who follow a page what has been remarked on it."""
    key = f"{page.pk}-{page.latest_revision_created_at:%Y%m%d%H%M%S%f}"
    followers = User.objects.filter(pk__in=[person.pk for person in people]).exclude(pk=by.pk)
    _post(letters.page_commented, page, followers, by=by, key=key, comments=comments)


def _tell_author(kind: LetterKind, workflow_state: WorkflowState, page: Page, *, by, **facts) -> None:
    author = workflow_state.requested_by
    if author is None or author == by:
        return
    people = User.objects.filter(pk=author.pk)
    # A page may go back and forth: each answer is one letter.
    _post(kind, page, people, by=by, key=f"{workflow_state.current_task_state_id}", **facts)


def _post(kind: LetterKind, page: Page, people, *, by, key: str, **facts) -> None:
    """Write one letter to each of `people` who works here and did not ask in his account to be left in peace."""
    refused = {f"wagtail_userprofile__{NOTICES[kind]}_notifications": False}
    for person in people.filter(is_active=True).exclude(**refused).distinct():
        kind.post(
            to=person.email,
            about=page,
            once=f"{key}:{person.pk}",
            title=page.get_latest_revision_as_object().title,
            kind=str(page.page_type_display_name),
            edit_url=f"/{settings.OFFICE_PATH}pages/{page.pk}/edit/",
            by=str(by) if by else _("Портал"),
            **facts,
        )
