"""The coordinator's screens: what is missing stands first; another school's pages are not there."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from olympiad.models import OlympiadParticipant, SchoolEntry
from olympiad.states import ParticipantState as P
from privacy.actions.consent_text import install_consent_texts
from privacy.models import AccessRecord, ConsentPaper
from privacy.states import PaperState, Relation
from tests.factories.directory import RepresentativeFactory
from tests.factories.olympiad import OlympiadParticipantFactory, SchoolEntryFactory, StageFactory
from tests.factories.privacy import sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

FORM = {
    "last_name": "Азбукин", "first_name": "Кирилл", "patronymic": "", "born_on": "12.05.2004", "grade": "10",
    "class_letter": "А", "competing_grade": "", "mentors": "Учителева Нина\nШкольный Пётр",
    "representative_name": "Азбукина Вера", "relation": Relation.PARENT, "needs": "",
}  # fmt: skip


@pytest.fixture
def entry(client):
    entry = SchoolEntryFactory()
    client.force_login(entry.opened_by)
    return entry


def part(entry, **facts):
    return OlympiadParticipantFactory(stage=entry.stage, school=entry.school, **facts)


def test_the_cabinet_leads_a_coordinator_to_his_school(client):
    seat = RepresentativeFactory(coordinator=True, confirmed=True)
    stage = StageFactory()
    client.force_login(seat.user)
    assert "Олимпиада: моя школа" in client.get(reverse("cabinet")).content.decode()

    client.post(reverse("olympiad:entry_open", args=[stage.code, seat.school.code]), follow=True)

    assert [(entry.stage, entry.school) for entry in SchoolEntry.objects.all()] == [(stage, seat.school)]


def test_the_desk_says_what_is_missing(client, entry):
    part(entry)
    part(entry, submitted=True, pupil__representative_name="Родителев Иван", pupil__relation=Relation.PARENT)
    page = client.get(entry.get_absolute_url())
    assert [item.words for item in page.context["desk"].missing] == [
        "Укажите, кто в школе отвечает за олимпиаду",
        "Не отправлены организатору: 1\xa0ученик",
        "Не указано, кто подписывает согласие: 1\xa0ученик",
        "Бланки согласий не подготовлены: 1\xa0ученик",
    ]


def test_a_pupil_is_entered_by_the_form_and_sent_with_the_list(client, entry):
    client.post(reverse("olympiad:pupil_enter", args=[entry.code]), FORM)
    participant = OlympiadParticipant.objects.get()
    assert (participant.mentors, participant.competing_grade) == (["Учителева Нина", "Школьный Пётр"], 10)

    client.post(reverse("olympiad:entry_send", args=[entry.code]))

    participant.refresh_from_db()
    assert participant.state == P.SUBMITTED


def test_a_mistake_returns_the_form_as_typed(client, entry):
    answer = client.post(reverse("olympiad:pupil_enter", args=[entry.code]), FORM | {"born_on": "31.02.2004"})
    assert (answer.status_code, answer.context["form"]["last_name"].value()) == (422, "Азбукин")


def test_a_consent_goes_from_the_blank_to_the_check(client, entry):
    install_consent_texts()
    participant = part(entry, pupil__representative_name="Родителев Иван", pupil__relation=Relation.PARENT)
    client.post(reverse("olympiad:participant_consents", args=[participant.code]))
    paper = ConsentPaper.objects.order_by("pk").first()
    blank = client.get(reverse("olympiad:pupil_blank", args=[participant.code, paper.code]))
    joint = client.get(reverse("olympiad:consent_blanks", args=[entry.code]))
    upload = reverse("olympiad:sheet_upload", args=[participant.code, paper.code])
    client.post(upload, {"upload": sheet()})

    paper.refresh_from_db()
    assert (paper.state, blank.content[:5], joint.content[:5]) == (PaperState.UPLOADED, b"%PDF-", b"%PDF-")


def test_there_is_nothing_to_print_before_blanks_are_prepared(client, entry):
    part(entry)
    assert client.get(reverse("olympiad:consent_blanks", args=[entry.code])).status_code == 404


def test_an_export_is_a_workbook_without_formulas_and_stands_in_the_journal(client, entry):
    part(entry, pupil__last_name="=HYPERLINK(1)")
    answer = client.get(reverse("olympiad:entry_export", args=[entry.code]))
    page = load_workbook(io.BytesIO(answer.content)).active

    assert (page["A3"].value, page["A3"].data_type) == ("=HYPERLINK(1)", "s")
    assert f"{timezone.localtime():%d.%m.%Y}" in page["A1"].value
    assert [(row.act, row.about, row.rows) for row in AccessRecord.objects.all()] == [
        ("export", f"olympiad.SchoolEntry:{entry.code}", 1)
    ]


def test_the_paper_of_an_entry_is_drawn(client, entry):
    part(entry)
    assert client.get(reverse("olympiad:entry_paper", args=[entry.code])).content[:5] == b"%PDF-"


def test_a_colleague_of_another_school_finds_nothing(client, entry):
    participant = part(entry)
    client.force_login(SchoolEntryFactory(stage=entry.stage).opened_by)
    assert [
        client.get(url).status_code
        for url in (
            entry.get_absolute_url(),
            participant.get_absolute_url(),
            reverse("olympiad:entry_export", args=[entry.code]),
        )
    ] == [404, 404, 404]


def test_a_withdrawal_asks_why(client, entry):
    participant = part(entry, submitted=True)
    client.post(f"{participant.get_absolute_url()}withdraw/", {"reason": "Заболел."})
    participant.refresh_from_db()
    assert (participant.state, participant.decision_reason) == (P.WITHDRAWN, "Заболел.")


def test_the_desk_costs_the_same_for_one_and_three_pupils(client, entry, django_assert_max_num_queries):
    counts = []
    for number in (1, 2):
        for _place in range(number):
            part(entry)
        with django_assert_max_num_queries(40) as asked:
            client.get(entry.get_absolute_url())
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_everybody_reads_the_page_of_an_announced_olympiad(client):
    stage = StageFactory(edition__contact="Секретарь, 8 900 000-00-00")
    hidden = StageFactory(edition__draft=True)
    page = client.get(stage.edition.get_absolute_url()).content.decode()
    assert ("Школы заявляют участников" in page, "10, 11" in page) == (True, True)
    assert client.get(hidden.edition.get_absolute_url()).status_code == 404
    assert stage.edition.title in client.get(reverse("olympiad:edition_list")).content.decode()
