"""The file that a person takes away: everything the portal keeps about him, as JSON, with the files beside it."""

import io
import json
import zipfile
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.pdf import render
from certificates.queries import certificates_of, facsimiles_of
from contests.queries.personal import PersonalFile, personal_applications, personal_files
from directory.queries import representations_of
from foundation.uploads.naming import safe_name
from members.queries.personal import personal_membership
from outbox.queries import letters_to
from privacy.queries import accesses_to, consents_of, papers_of, requests_of, withdrawals_of

# More than this does not fit into one answer: what is left out is named, and the secretary hands it over.
MOST_BYTES = 200 * 1024 * 1024


def archive_of(person) -> bytes:
    """Return the archive of one person."""
    out, taken, left_out = io.BytesIO(), 0, []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for kept in _files(person):
            if taken + kept.size > MOST_BYTES:
                left_out.append(kept.path)
                continue
            with kept.file.open("rb") as content:
                archive.writestr(kept.path, content.read())
            taken += kept.size
        for certificate in certificates_of(person).filter(state="issued"):
            facts = certificate.document
            name = certificate.registration_number.replace("/", "-")
            archive.writestr(f"дипломы/{name}.pdf", render(certificate.layout, facts, facsimiles_of(facts)))
        facts = facts_of(person) | ({_("не вошли, слишком велики"): left_out} if left_out else {})
        archive.writestr("данные.json", json.dumps(facts, ensure_ascii=False, indent=2))
    return out.getvalue()


def _files(person) -> Iterator[PersonalFile]:
    yield from personal_files(person)
    for paper in papers_of(person).exclude(file=""):
        yield PersonalFile(f"согласия/{paper.code} {safe_name(paper.name)}", paper.file, paper.size)


def facts_of(person) -> dict:
    """Return the facts of one person under Russian names, as values that JSON can keep."""
    return {
        "составлено": timezone.now().isoformat(),
        "учётная запись": {
            "фамилия": person.last_name,
            "имя": person.first_name,
            "отчество": person.patronymic,
            "электронная почта": person.email,
            "телефон": person.phone,
            "зарегистрирован": person.date_joined.isoformat(),
            "роли": person.role_names,
        },
        "кого представляет": [
            {
                "организация": str(row.subject),
                "должность": row.get_position_display(),
                "состояние": row.get_state_display(),
            }
            for row in representations_of(person)
        ],
        "заявки": personal_applications(person),
        "дипломы": [
            {"номер": row.registration_number, "код": row.code, "состояние": row.get_state_display()}
            for row in certificates_of(person)
        ],
        "членство в отделении": personal_membership(person),
    } | _privacy(person)


def _privacy(person) -> dict:
    """Return what the person agreed to and asked, what was written to him, who looked."""
    return {
        "согласия": [
            {
                "с чем": str(row.text),
                "о чём": row.about,
                "дано": row.given_at.isoformat(),
                "отозвано": row.withdrawn_at and row.withdrawn_at.isoformat(),
                "что можно показать": row.scope,
            }
            for row in consents_of(person)
        ],
        "отзывы согласий": [{"код": row.code, "отчёт": row.report} for row in withdrawals_of(person)],
        "обращения": [
            {"о чём": row.get_kind_display(), "слова": row.text, "ответ": row.answer} for row in requests_of(person)
        ],
        "письма": [
            {"когда": row.created_at.isoformat(), "тема": row.subject, "текст": row.text}
            for row in letters_to(person.email).filter(is_secret=False)
        ],
        "кто смотрел": [
            {"когда": row.at.isoformat(), "роль": row.role, "что сделано": row.get_act_display(), "что": row.what}
            for row in accesses_to(person)
        ],
    }
