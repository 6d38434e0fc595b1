"""Letters about certificates."""

from datetime import date

from certificates.facts import CertificateFacts, SignatoryFacts
from outbox.kinds import LetterKind

EXAMPLE = CertificateFacts(
    document_word="Диплом",
    holder_last="Соколова",
    holder_first="Анна",
    holder_patronymic="Павловна",
    award_words="победителя, I место",
    contest_title="Конкурс «Лучший руководитель ТОС»",
    nomination="Лучший старейшина",
    organisation="Смоленское региональное отделение",
    basis="протокол № 1 от 20 мая 2020 г.",
    signatories=(SignatoryFacts("И. О. Фамилия", "Председатель отделения"),),
    city="Смоленск",
    date=date(2020, 5, 20),
    registration_number="СМ-ВСМС/2020/00017-6",
    code="K7QXAMCR9ACD3467HJKM",
    check_url="https://portal.example/certificates/K7QXAMCR9ACD3467HJKM/",
)

certificate_issued = LetterKind("certificates/certificate_issued", example={"greeting": "Анна", "document": EXAMPLE})
