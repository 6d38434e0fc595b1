"""Kinds of letters about pages that are read before they are published. Who gets one is decided by actions/review.py."""

from datetime import UTC, datetime

from outbox.kinds import LetterKind

_PAGE = {
    "title": "Субботник на улице Лавочкина",
    "kind": "Новость",
    "edit_url": "/office/pages/14/edit/",
    "by": "Летописцев Борис Ильич",
}

page_submitted = LetterKind("pages/page_submitted", example=_PAGE)
page_approved = LetterKind(
    "pages/page_approved",
    example=_PAGE | {"page_url": "/news/subbotnik/", "goes_live_at": datetime(2026, 10, 14, 6, 0, tzinfo=UTC)},
)
page_returned = LetterKind(
    "pages/page_returned", example=_PAGE | {"reason": "Назовите площадку и уберите фамилии школьников."}
)
page_commented = LetterKind(
    "pages/page_commented", example=_PAGE | {"comments": ["Когда это было?", "Снимок повёрнут на бок."]}
)
