"""Pictures are described and forget where they were taken; versions of a document are told apart; nothing hostile is kept."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import UploadedFile
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from accounts.roles import Role
from pages.actions.library import forget_photos
from pages.models import DocumentLibraryPage, DocumentPage, SiteImage
from pages.models.media import LONGEST_SIDE
from tests.factories.accounts import UserFactory
from tests.factories.pages import site
from tests.foundation.uploads import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]
PLACE = 0x8825


@pytest.fixture
def office(client):
    site()
    client.force_login(UserFactory(role=Role.EDITOR))
    return client


def photo(name="IMG_0001.jpg", content=None):
    return SimpleUploadedFile(name, content or corpus.photo_with_place(), "image/jpeg")


def place_of(image):
    with image.file.open() as file, Image.open(file) as kept:
        return dict(kept.getexif().get_ifd(PLACE))


def uploaded(office, **fields):
    form = {"title": "Двор", "file": photo(), "description": "", "tags": "", "credit": ""} | fields
    return office.post(reverse("wagtailimages:add"), form)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ({"description": "Жители сажают липы"}, 1),
        ({"is_decorative": "on"}, 1),
        ({}, 0),
    ],
)
def test_a_picture_is_described_or_said_to_be_decoration(office, words, kept):
    uploaded(office, **words)

    assert SiteImage.objects.count() == kept


def test_a_photograph_forgets_where_it_was_taken_on_every_way_into_the_library(office):
    uploaded(office, description="Двор")
    SiteImage.objects.create(title="Программой", file=ContentFile(corpus.photo_with_place(), "a.jpg"))
    office.post(reverse("wagtailimages:add_multiple"), {"files[]": photo("b.jpg")})

    waiting = UploadedFile.objects.get()
    assert [place_of(image) for image in [*SiteImage.objects.all(), waiting]] == [{}, {}, {}]


def test_a_bundle_asks_for_words_about_each_picture(office):
    answer = office.post(reverse("wagtailimages:add_multiple"), {"files[]": photo()}).json()
    waiting = UploadedFile.objects.get()
    door = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    prefix = f"uploaded-image-{waiting.pk}"
    fields = {f"{prefix}-title": "Двор", f"{prefix}-tags": "", f"{prefix}-credit": ""}

    silent = office.post(door, fields | {f"{prefix}-description": ""}).json()
    told = office.post(door, fields | {f"{prefix}-description": "Дети у качелей"}).json()

    assert (answer["success"], silent["success"], told["success"]) == (True, False, True)
    assert [(image.description, place_of(image)) for image in SiteImage.objects.all()] == [("Дети у качелей", {})]


def test_a_bundle_says_why_a_file_was_not_taken(office):
    answer = office.post(reverse("wagtailimages:add_multiple"), {"files[]": photo("a.jpg", b"<html>")}).json()

    assert (answer["success"], UploadedFile.objects.count()) == (False, 0)
    assert "веб-страница" in answer["error_message"]


def test_a_huge_picture_is_kept_in_the_size_that_pages_show(office):
    out = io.BytesIO()
    Image.new("RGB", (LONGEST_SIDE * 2, 1000)).save(out, "JPEG")

    uploaded(office, file=photo(content=out.getvalue()), description="Панорама")

    kept = SiteImage.objects.get()
    assert (kept.width, kept.height) == (LONGEST_SIDE, 500)


@pytest.mark.parametrize("form", ["WEBP", "AVIF", "PNG"])
def test_other_formats_are_kept_as_they_are_and_lose_their_place_as_well(office, form):
    exif = Image.Exif()
    exif.get_ifd(PLACE)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (40, 20)).save(out, form, exif=exif)

    uploaded(office, file=SimpleUploadedFile(f"a.{form.lower()}", out.getvalue()), description="Двор")

    image = SiteImage.objects.get()
    assert (image.file.name.rpartition(".")[2], place_of(image)) == (form.lower(), {})


def photos_door():
    return reverse("photo_chooser:create") + "?multiple=1"


def words_for(uploads, **words):
    rows = [{"upload": upload.pk} | words for upload in uploads]
    form = nested_form_data({"words": inline_formset(rows)})
    return form | {"credit": "пресс-служба"}


def test_six_photographs_are_chosen_at_once_described_and_handed_to_the_page(office):
    asked = office.post(photos_door(), {"photos": [photo(f"IMG_{n}.jpg") for n in range(6)]}).json()
    waiting = list(UploadedFile.objects.order_by("pk"))
    answer = office.post(photos_door(), words_for(waiting, description="Жители сажают липы")).json()

    images = list(SiteImage.objects.order_by("pk"))
    assert (asked["step"], len(waiting), asked["htmlFragment"].count("data:image/jpeg")) == (
        "reshow_creation_form",
        6,
        6,
    )
    assert (answer["step"], [chosen["id"] for chosen in answer["result"]]) == ("chosen", [str(i.pk) for i in images])
    assert {(i.title, i.description, i.credit) for i in images} == {
        ("Жители сажают липы", "Жители сажают липы", "пресс-служба")
    }
    assert UploadedFile.objects.count() == 0


def test_photographs_without_words_stay_and_are_asked_about_again(office):
    office.post(photos_door(), {"photos": [photo()]})

    answer = office.post(photos_door(), words_for(UploadedFile.objects.all(), description="")).json()

    assert (answer["step"], SiteImage.objects.count()) == ("reshow_creation_form", 0)
    assert "Опишите, что на снимке" in answer["htmlFragment"]


def test_a_file_that_is_no_photograph_is_named_and_the_others_go_on(office):
    answer = office.post(photos_door(), {"photos": [photo("good.jpg"), photo("bad.jpg", b"<html>")]}).json()

    assert ("bad.jpg" in answer["htmlFragment"], UploadedFile.objects.count()) == (True, 1)


def test_nobody_describes_the_photographs_of_another(office, client):
    office.post(photos_door(), {"photos": [photo()]})
    client.force_login(UserFactory(role=Role.PUBLISHER))

    client.post(photos_door(), words_for(UploadedFile.objects.all(), description="Чужой снимок"))

    assert SiteImage.objects.count() == 0


def test_what_was_never_described_is_forgotten_in_a_day(office):
    office.post(photos_door(), {"photos": [photo()]})
    now = timezone.now()

    assert (forget_photos(before=now - timedelta(days=1)), forget_photos(before=now + timedelta(days=1))) == (0, 1)
    assert UploadedFile.objects.count() == 0


def paper(name="pravila.pdf", content=None):
    return SimpleUploadedFile(name, content or corpus.pdf(), "application/pdf")


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        (paper(), 1),
        (paper("a.html", b"<html></html>"), 0),
        (paper("a.pdf", b"<html><script>alert(1)</script></html>"), 0),
        (paper("a.svg", b"<svg/>"), 0),
        (paper("a.docx", corpus.docx()), 1),
    ],
)
def test_a_document_is_what_its_name_promises(office, file, kept):
    office.post(reverse("wagtaildocs:add"), {"title": "Положение", "file": file, "tags": ""})

    assert Document.objects.count() == kept


def test_the_limits_are_said_before_a_file_is_chosen(office):
    pictures, papers = (office.get(reverse(f"wagtail{kind}:add")).content.decode() for kind in ("images", "docs"))

    assert "Подойдут JPG, PNG, WEBP, AVIF, не больше 15\u00a0МБ." in pictures
    assert "Подойдут PDF, DOCX, XLSX, не больше 25\u00a0МБ." in papers


def test_a_document_runs_nothing_in_a_browser(office):
    office.post(reverse("wagtaildocs:add"), {"title": "Положение", "file": paper("a.docx", corpus.docx()), "tags": ""})

    answer = office.get(Document.objects.get().url)
    kept = b"".join(answer.streaming_content)

    assert kept.startswith(b"PK")
    assert [answer[name] for name in ("X-Content-Type-Options", "Content-Security-Policy")] == [
        "nosniff",
        "default-src 'none'",
    ]
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.fixture
def regulation(office):
    home = site()
    library = DocumentLibraryPage.objects.first() or home.add_child(
        instance=DocumentLibraryPage(title="Документы", slug="documents")
    )
    return library.add_child(instance=DocumentPage(title="Положение", slug="polozhenie", live=False))


def document(content):
    file = Document(title="Файл", file=ContentFile(content, "a.pdf"))
    file._set_document_file_metadata()
    file.save()
    return file


def versions(office, page, *rows):
    form = {
        "title": page.title,
        "slug": page.slug,
        "kind": "regulation",
        "lead": "",
        "versions": inline_formset([{"document": file.pk, "valid_from": day, "note": ""} for file, day in rows]),
        "comments": inline_formset([]),
    }
    answer = office.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(form))
    page.refresh_from_db()
    return answer, [f"{version.valid_from}" for version in page.versions.all()]


def test_the_version_in_force_stands_first_wherever_it_was_added(office, regulation):
    old, new = document(b"%PDF-1 old"), document(b"%PDF-1 new")

    _answer, days = versions(office, regulation, (old, "2020-01-01"), (new, "2021-01-01"))

    assert days == ["2021-01-01", "2020-01-01"]


@pytest.mark.parametrize(
    ("second", "day", "words"),
    [
        (b"%PDF-1 one", "2021-01-01", "Этот файл уже стоит в другой редакции"),
        (b"%PDF-1 two", "2020-01-01", "С этого дня уже действует другая редакция"),
    ],
)
def test_no_file_and_no_day_stands_twice(office, regulation, second, day, words):
    answer, days = versions(office, regulation, (document(b"%PDF-1 one"), "2020-01-01"), (document(second), day))

    assert (answer.status_code, days, words in answer.content.decode()) == (200, [], True)
