"""Certificates on paper, read back as a person and a telephone read them."""

import hashlib
import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates.facts import CertificateFacts, SignatoryFacts, tidied
from certificates.pdf import DRAWN_BY, LAYOUTS, render, render_many, unprintable, words
from certificates.states import CertificateKind
from tests.factories.certificates import facts_of
from tests.foundation.documents.reading import codes_in, fonts_of, picture_of, text_of

ADDRESS = "https://portal.example/certificates/K7QXAMCR9ACD3467HJKM/"
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyzäöüßéčőłӣ- '"
NAMES = st.text(alphabet=LETTERS, min_size=1, max_size=80).filter(str.strip).map(str.title)
# What the layouts drew on the first day. A change here means a new layout beside the old one, never a new sum.
FIRST_DAY = {"diploma-1": "24a55d8c2b26d975", "participant-1": "f27fc4f606e15596"}


def issued(**changes) -> CertificateFacts:
    numbered = {"registration_number": "СМ-ВСМС/2020/00017-6", "code": "K7QXAMCR9ACD3467HJKM", "check_url": ADDRESS}
    return tidied(facts_of(**numbered | changes))


def pages_of(document: bytes):
    return pypdf.PdfReader(io.BytesIO(document)).pages


@pytest.mark.parametrize("layout", DRAWN_BY)
def test_paper_says_everything_a_certificate_must_say(layout):
    text = text_of(render(layout, issued(), {}))

    for said in (
        "Смоленское региональное отделение", "ДИПЛОМ", "победителя, I место", "Соколова", "Анна", "Павловна",
        "председатель ТОС «Садки»", "Конкурс «Лучший руководитель ТОС»", "Номинация «Лучший председатель ТОС»",
        "Основание: протокол № 1 от 20 мая 2020 г.", "Председатель", "И. О. Фамилия", "М. П.",
        "Регистрационный № СМ-ВСМС/2020/00017-6 от 20 мая 2020 г.", "г. Смоленск, 2020 год",
        "portal.example/certificates", "K7QX-AMCR-9ACD- 3467-HJKM",
    ):  # fmt: skip
        assert said in text, said


@pytest.mark.parametrize("layout", DRAWN_BY)
def test_code_on_paper_leads_to_the_check_page(layout):
    assert codes_in(picture_of(render(layout, issued(), {}))) == [ADDRESS]


def test_diploma_lies_across_and_the_certificate_stands_upright():
    sizes = {
        layout: [round(float(side)) for side in pages_of(render(layout, issued(), {}))[0].mediabox[2:]]
        for layout in DRAWN_BY
    }

    assert sizes == {"diploma-1": [842, 595], "participant-1": [595, 842]}


@pytest.mark.parametrize("layout", DRAWN_BY)
def test_same_facts_are_the_same_bytes(layout):
    assert render(layout, issued(), {}) == render(layout, issued(), {})


@pytest.mark.parametrize("layout", DRAWN_BY)
def test_layout_draws_what_it_drew_on_the_first_day(layout):
    page = pages_of(render(layout, issued(), {}))[0]
    art = page["/Resources"]["/XObject"].get_object()
    drawn = page.get_contents().get_data() + b"".join(form.get_object().get_data() for form in art.values())

    assert hashlib.sha256(drawn).hexdigest()[:16] == FIRST_DAY[layout]


@pytest.mark.parametrize("layout", DRAWN_BY)
@settings(max_examples=40, deadline=None)
@given(last=NAMES, first=NAMES, patronymic=st.one_of(st.just(""), NAMES), role=st.text(alphabet=LETTERS, max_size=300))
def test_every_name_fits_one_page_in_few_bytes(layout, last, first, patronymic, role):
    facts = issued(holder_last=last, holder_first=first, holder_patronymic=patronymic, holder_role=role)

    document = render(layout, facts, {})

    read = "".join(text_of(document).split())
    assert (unprintable(facts), len(pages_of(document)), len(document) < 50_000) == ([], 1, True)
    for name in (facts.holder_last, facts.holder_first, facts.holder_patronymic):
        assert "".join(name.split()) in read


@pytest.mark.parametrize("layout", DRAWN_BY)
def test_nothing_is_drawn_over_anything_else_however_long_the_texts(layout):
    facts = issued(
        holder_last="Христорождественская-Константинопольская",
        holder_patronymic="Константиновна-Всеволодовна",
        holder_role="председатель совета территориального общественного самоуправления " * 3,
        contest_title="Областной конкурс «Лучший руководитель территориального общественного самоуправления» " * 2,
        nomination="Лучшая общественная инициатива граждан по благоустройству придомовых территорий " * 2,
        signatories=(SignatoryFacts("А. Б. Константинопольский", "Председатель комиссии и член Регионального совета"),)
        * 2,
    )
    lowest = []

    def visit(text, matrix, text_matrix, _font, _size):
        if text.strip().startswith("Основание"):
            lowest.append(matrix[5] + text_matrix[5])

    pages_of(render(layout, facts, {}))[0].extract_text(visitor_text=visit)

    assert lowest[0] > {"diploma-1": 60, "participant-1": 105}[layout] / 25.4 * 72


def test_all_fonts_come_with_the_file():
    assert set(fonts_of(render("diploma-1", issued(), {})).values()) == {True}


def test_signs_that_the_typeface_lacks_are_named():
    assert unprintable(issued(holder_last="李Соколова", holder_role="учитель 😀")) == ["李", "😀"]


def test_a_facsimile_is_drawn_over_the_line(signature_png):
    signed = issued(signatories=(SignatoryFacts("И. О. Фамилия", "Председатель", "aa/bb/cc"),))

    document = render("diploma-1", signed, {"aa/bb/cc": signature_png})

    assert (len(pages_of(document)[0].images), len(document) < 50_000) == (1, True)


def test_many_papers_are_one_file_that_keeps_the_sheet_once():
    papers = [("diploma-1", issued(holder_last=f"Соколова-{number}")) for number in range(100)]

    document = render_many(papers, {}, title="Дипломы")

    assert (len(pages_of(document)), len(document) // 100 <= 4_000) == (100, True)
    assert "Соколова-99" in pages_of(document)[99].extract_text()


def test_every_kind_has_a_layout():
    assert {kind: LAYOUTS[kind] in DRAWN_BY for kind in CertificateKind} == dict.fromkeys(CertificateKind, True)


@pytest.mark.parametrize(
    ("basis", "printed"),
    [("Протокол № 1", "Основание: протокол № 1"), ("ФЗ № 131", "Основание: ФЗ № 131"), ("", "")],
)
def test_basis_ends_a_sentence(basis, printed):
    assert words.basis(facts_of(basis=basis)) == printed
