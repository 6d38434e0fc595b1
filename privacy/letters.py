"""Letters about consents."""

from datetime import UTC, date, datetime

from accounts.models import User
from outbox.kinds import LetterKind
from privacy.models import AccessRecord, ConsentPaper, ConsentText, ConsentWithdrawal, SubjectRequest
from privacy.states import AccessAct, ConsentKind, RequestKind


def _paper() -> dict:
    text = ConsentText(kind=ConsentKind.PUBLICATION, version=1, title=str(ConsentKind.PUBLICATION.label))
    paper = ConsentPaper(code="K7QXAMR4", text=text, matter="Олимпиада по основам местного самоуправления")
    paper.subject_name = "Азбукин Кирилл Петрович"
    return {"about": paper, "reason": "На снимке не видна дата. Сфотографируйте лист целиком."}


def _withdrawal() -> dict:
    withdrawal = ConsentWithdrawal(code="K7QXAMR4", kind=ConsentKind.PUBLICATION, due_on=date(2020, 4, 20))
    withdrawal.report = [{"place": "Итоги конкурсов", "done": ["Вместо имени стоит номер."], "by_hand": []}]
    return {"about": withdrawal}


def _request() -> dict:
    asked = SubjectRequest(code="K7QXAMR4", kind=RequestKind.CORRECT, due_on=date(2020, 4, 29))
    return {"about": asked, "answer": "Мы исправили фамилию и выдали новый диплом."}


def _export() -> dict:
    by = User(last_name="Азбукина", first_name="Анна", patronymic="Андреевна", email="azbukina@example.org")
    what, reason = "Реестр членов на 12.05.2020", "Для заседания президиума"
    return {
        "about": AccessRecord(
            by=by, act=AccessAct.EXPORT, what=what, rows=63, reason=reason, at=datetime(2020, 5, 12, 9, tzinfo=UTC)
        ),
        "number": 51,
    }


paper_verified = LetterKind("privacy/paper_verified", example=_paper)
paper_rejected = LetterKind("privacy/paper_rejected", example=_paper)
consent_withdrawn = LetterKind("privacy/consent_withdrawn", example=_withdrawal)
request_received = LetterKind("privacy/request_received", example=_request)
request_answered = LetterKind("privacy/request_answered", example=_request)
list_exported = LetterKind("privacy/list_exported", example=_export)
many_downloads = LetterKind("privacy/many_downloads", example=_export)
