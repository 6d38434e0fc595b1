"""Files that are no plan, or hide something: each is refused with words that say what to do."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from pages.plan_reading.files import MAX_MEGABYTES, read_file
from tests.factories.pages import parsed_plan
from tests.factories.plan_files import docx_of, text_of, xlsx_of

PLAN = parsed_plan(2)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(name, data):
    with pytest.raises(ValidationError) as refused:
        read_file(io.BytesIO(data), name)
    return " ".join(refused.value.messages)


def repacked(data, *, add=(), compress=zipfile.ZIP_DEFLATED):
    """The same archive with more parts in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", compress) as made:
        for name in source.namelist():
            made.writestr(name, source.read(name))
        for name, content in add:
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("план.docx", docx_of(PLAN), "docx"),
        ("ПЛАН.XLSX", xlsx_of(PLAN), "xlsx"),
        ("план.txt", text_of(PLAN).encode("utf-8-sig"), "text"),
        ("план.txt", text_of(PLAN).encode("cp1251"), "text"),
        ("план.txt", text_of(PLAN).encode("utf-16"), "text"),
    ],
)
def test_a_file_is_read_by_the_reader_of_its_kind(name, data, kind):
    source, parsed = read_file(io.BytesIO(data), name)

    assert (source, parsed.sections, parsed.warnings) == (kind, PLAN.sections, ())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("план.doc", OLE, "Файлы DOC портал не читает. Откройте файл, выберите «Сохранить как» и вид DOCX или XLSX."),
        ("план.xls", OLE, "Файлы XLS портал не читает."),
        ("план.odt", b"PK", "Файлы ODT портал не читает."),
        ("план.pdf", b"%PDF-1.7", "Файлы PDF портал не читает. Загрузите план как DOCX или XLSX."),
        ("план.csv", b"1;2", "Файлы CSV портал не читает."),
        ("план.docm", docx_of(PLAN), "Файлы с макросами не принимаются."),
        ("план.exe", b"MZ", "Это программа, а не документ."),
        ("план", docx_of(PLAN), "По имени файла не видно, что это."),
        ("план.docx", b"", "Файл пуст."),
        ("план.docx", b"x" * (MAX_MEGABYTES * 1024 * 1024 + 1), "Файл больше 5"),
        ("план.txt", b"x" * (MAX_MEGABYTES * 1024 * 1024 + 1), "Файл больше 5"),
        ("план.txt", b"\x00\x01", "Это не текстовый файл."),
        ("план.docx", xlsx_of(PLAN), "но внутри другое"),
        ("план.xlsx", docx_of(PLAN), "но внутри другое"),
        ("план.docx", b"<html><body>", "Внутри файла веб-страница."),
        ("план.docx", OLE + b"\0" * 100, "Это файл старого вида, только переименованный."),
        ("план.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "Документ закрыт паролем."),
        ("план.docx", docx_of(PLAN)[:-300], "Документ повреждён."),
        ("план.docx", repacked(docx_of(PLAN), add=[("word/vbaProject.bin", b"x")]), "В документе есть макросы."),
        (
            "план.xlsx",
            repacked(xlsx_of(PLAN), add=[("xl/media/bomb.bin", b"\0" * 30_000_000)]),
            "разворачивается в слишком большой файл",
        ),
    ],
)
def test_a_file_that_is_no_plan_is_refused_with_what_to_do(name, data, said):
    assert said in refusal(name, data)
