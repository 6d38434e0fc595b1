"""Who follows what is remarked on a page. Reading only."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from wagtail.models import Comment, CommentReply, Page, PageSubscription

from accounts.models import User


def followers_of(page: Page, threads: Iterable[int]) -> QuerySet[User]:
    """Return those who asked to be told of every remark on `page`, and those who wrote in these threads."""
    subscribed = PageSubscription.objects.filter(page=page, comment_notifications=True)
    began = Comment.objects.filter(pk__in=threads)
    answered = CommentReply.objects.filter(comment__in=threads)
    return User.objects.filter(
        Q(pk__in=subscribed.values("user")) | Q(pk__in=began.values("user")) | Q(pk__in=answered.values("user"))
    )
