"""Certificates issued as the portal issues them, and those who sign."""

from dataclasses import replace
from datetime import date

import factory

from certificates.actions.issue import issue_certificate
from certificates.facts import CertificateFacts, SignatoryFacts
from certificates.models import Certificate, Signatory
from certificates.states import CertificateKind

FACTS = CertificateFacts(
    document_word="Диплом",
    holder_last="Соколова",
    holder_first="Анна",
    holder_patronymic="Павловна",
    holder_role="председатель ТОС «Садки»",
    award_words="победителя, I место",
    contest_title="Конкурс «Лучший руководитель ТОС»",
    nomination="Лучший председатель ТОС",
    organisation="Смоленское региональное отделение Общероссийской общественной организации «Всероссийский Совет местного самоуправления»",
    basis="протокол № 1 от 20 мая 2020 г.",
    signatories=(SignatoryFacts("И. О. Фамилия", "Председатель отделения"),),
    city="Смоленск",
    date=date(2020, 5, 20),
)


def facts_of(**changes) -> CertificateFacts:
    """The sample facts with some of them changed."""
    return replace(FACTS, **changes)


class CertificateFactory(factory.Factory):
    """A certificate written by its verb, by the clock. `facts=facts_of(…)` changes its words."""

    class Meta:
        model = Certificate

    kind = CertificateKind.WINNER
    source = factory.Sequence("contests.Award:{}".format)
    facts = FACTS
    holder = None

    @classmethod
    def _create(cls, _model, *_args, **kwargs):
        return issue_certificate(kwargs.pop("kind"), by=None, **kwargs)


class SignatoryFactory(factory.django.DjangoModelFactory):
    """Somebody who signs at any time."""

    class Meta:
        model = Signatory

    name = "И. О. Фамилия"
    position = "Председатель отделения"
