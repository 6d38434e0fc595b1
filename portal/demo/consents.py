"""Consents of the demo: a child without an account, a question about one's own data, terms of keeping that nobody applies yet."""

from datetime import timedelta

from django.utils import timezone

from portal.demo.papers import paper
from privacy.actions.paper import prepare_papers, upload_paper, verify_paper
from privacy.actions.request import ask_about_data
from privacy.actions.retention import install_retention_rules
from privacy.states import ConsentKind, Relation, RequestKind

YEARS_OLD = 12
PUPIL, PARENT = "Азбукин Кирилл Иванович", "Дворников-Садовый Иван Кузьмич"


def collect_consents(secretary, parent, asker) -> None:
    """Leave one checked sheet, one that waits for a check, one blank that nobody signed, and one request."""
    install_retention_rules()
    today = timezone.localdate()
    checked, waiting, _blank = prepare_papers(
        list(ConsentKind),
        by=secretary,
        holder=parent,
        about="olympiad.Participant:demo",
        matter="Олимпиада по основам местного самоуправления",
        subject_name=PUPIL,
        born_on=today.replace(day=1) - timedelta(days=366 * YEARS_OLD),
        representative_name=PARENT,
        relation=Relation.PARENT,
    )
    for blank in (checked, waiting):
        upload_paper(blank, by=parent, upload=paper("Подписанный бланк", author=PARENT, organisation=PUPIL))
    verify_paper(checked, by=secretary, signed_on=today, signatures=True)
    ask_about_data(
        by=asker, kind=RequestKind.CORRECT, text="После замужества у меня другая фамилия, исправьте в дипломе."
    )
