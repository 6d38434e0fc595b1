"""Which files are let in, and what the others are told."""

import contextlib
import hashlib
import io
import time

import pytest
from django.core.exceptions import ValidationError

from foundation.uploads import images
from foundation.uploads.inspection import Inspected, UploadRules, inspect
from tests.foundation.uploads import corpus

ALL = UploadRules(kinds=("pdf", "docx", "xlsx", "odt", "jpg", "png"))
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EXE = b"MZ\x90\x00" + b"\0" * 300
JS = b"<< /S /JavaScript /JS (app.alert(1)) >>"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
REMOTE = corpus.RELATION.format(kind="attachedTemplate", target="https://evil.example/t.dotm")
XLSX = corpus.office({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
ODT = corpus.office({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"})


def look(content: bytes, name: str, rules: UploadRules = ALL) -> Inspected:
    """Inspect bytes."""
    return inspect(io.BytesIO(content), name, rules=rules)


@pytest.mark.parametrize(
    ("content", "name", "shown", "kind", "content_type"),
    [
        (corpus.pdf(), "Положение.PDF", "Положение.pdf", "pdf", "application/pdf"),
        (corpus.docx(), "Отчёт ТОС.docx", "Отчёт ТОС.docx", "docx",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (XLSX, "список.xlsx", "список.xlsx", "xlsx",
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (ODT, "отзыв.odt", "отзыв.odt", "odt", "application/vnd.oasis.opendocument.text"),
        (corpus.picture(), "двор.jpeg", "двор.jpg", "jpg", "image/jpeg"),
        (corpus.picture("PNG"), "двор.png", "двор.png", "png", "image/png"),
        (corpus.picture("PNG"), "снимок.jpg", "снимок.png", "png", "image/png"),
        (corpus.pdf(b"<< /Length 9 >>\nstream\n\x00/JS (\xff\xfe/\nendstream"), "шум.pdf", "шум.pdf", "pdf",
         "application/pdf"),
    ],
    ids=["pdf", "docx", "xlsx", "odt", "jpeg", "png", "png-named-jpg", "chance-js-in-stream"],
)  # fmt: skip
def test_honest_file_is_described(content, name, shown, kind, content_type):
    assert look(content, name) == Inspected(
        shown, kind, content_type, len(content), hashlib.sha256(content).hexdigest()
    )


HOSTILE = {
    "empty": (b"", "пустой.pdf", "empty", "Файл пуст."),
    "html as pdf": (HTML, "устав.pdf", "markup", "Внутри файла веб-страница."),
    "svg as png": (SVG, "знак.png", "markup", "Внутри файла веб-страница."),
    "svg": (SVG, "знак.svg", "unknown_kind", "Файлы SVG не принимаются."),
    "html": (HTML, "страница.html", "unknown_kind", "Файлы HTML не принимаются."),
    "exe as pdf": (EXE, "справка.pdf", "program", "Внутри файла программа"),
    "shell as docx": (b"#!/bin/sh\nrm -rf /\n", "справка.docx", "program", "Внутри файла программа"),
    "exe": (EXE, "справка.exe", "program", "Это программа"),
    "double extension": (corpus.pdf(), "справка.exe.pdf", "double_extension", "В имени файла спрятано"),
    "hidden by direction": (EXE, "справка\u202efdp.exe", "program", "Это программа"),
    "eicar as pdf": (corpus.EICAR, "вирус.pdf", "impostor", "Имя обещает PDF"),
    "eicar text": (corpus.EICAR, "вирус.txt", "unknown_kind", "Файлы TXT не принимаются."),
    "docx as pdf": (corpus.docx(), "отчёт.pdf", "impostor", "Имя обещает PDF"),
    "png as pdf": (corpus.picture("PNG"), "отчёт.pdf", "impostor", "Имя обещает PDF"),
    "old word as docx": (OLD_WORD, "отчёт.docx", "impostor", "Имя обещает DOCX"),
    "old word": (OLD_WORD, "отчёт.doc", "old_office", "Файлы DOC не принимаются. Откройте файл"),
    "word with macros": (corpus.docx(), "отчёт.docm", "macros", "Файлы с макросами"),
    "apple photo": (b"....ftypheic", "IMG_1.HEIC", "heic", "Снимки HEIC не принимаются."),
    "archive": (corpus.office({"a.txt": "a"}), "всё.zip", "archive", "Архивы не принимаются."),
    "no extension": (corpus.pdf(), "справка", "no_extension", "По имени файла не видно"),
    "pdf polyglot": (corpus.pdf(head=b"%PDF-1.7\n<script>alert(1)</script>\n"), "а.pdf", "pdf_header", "Начало файла"),
    "pdf in name only": (b"%PDF-<script>alert(1)</script>%%EOF", "а.pdf", "pdf_header", "Начало файла"),
    "cut pdf": (corpus.pdf(tail=b""), "а.pdf", "pdf_cut", "PDF обрывается"),
    "pdf script": (corpus.pdf(JS), "а.pdf", "pdf_active", "В PDF есть сценарии"),
    "pdf nested script": (corpus.pdf(b"<< /AA << /O " + JS + b" >> >>"), "а.pdf", "pdf_active", "В PDF есть сценарии"),
    "pdf escaped script": (corpus.pdf(b"<< /S /J#61vaScript >>"), "а.pdf", "pdf_active", "В PDF есть сценарии"),
    "pdf short script": (corpus.pdf(b"<< /S /Rendition /J#53 (x) >>"), "а.pdf", "pdf_active", "В PDF есть сценарии"),
    "pdf packed script": (corpus.pdf(corpus.object_stream(JS)), "а.pdf", "pdf_active", "В PDF есть сценарии"),
    "pdf launch": (corpus.pdf(b"<< /S /Launch /F (cmd.exe) >>"), "а.pdf", "pdf_active", "В PDF есть сценарии"),
    "pdf attachment": (corpus.pdf(b"<< /EmbeddedFiles 3 0 R >>"), "а.pdf", "pdf_active", "В PDF есть сценарии"),
    "pdf password": (corpus.pdf(b"<< /Encrypt 5 0 R >>"), "а.pdf", "password", "PDF закрыт паролем."),
    "pdf bomb": (corpus.pdf(corpus.object_stream(b" " * 70_000_000)), "а.pdf", "pdf_bomb", "PDF слишком сложный."),
    "pdf broken": (corpus.pdf(corpus.object_stream(b"", body=b"junk")), "а.pdf", "pdf_broken", "PDF повреждён."),
    "docx bomb": (corpus.docx(word__bomb_dot_xml=b"0" * 9_000_000), "а.docx", "zip_bomb", "Документ разворачивается"),
    "docx of many parts": (
        corpus.docx(**{f"word__{number}_dot_xml": "" for number in range(2_001)}), "а.docx", "zip_bomb", "Документ раз",
    ),
    "docx lying about size": (
        corpus.lying_about_size(corpus.docx(word__bomb_dot_xml=b"0" * 9_000_000)), "а.docx", "broken_document",
        "Документ повреждён.",
    ),
    "docx macro part": (corpus.docx(word__vbaProject_dot_bin=b"\0"), "а.docx", "macros", "В документе есть макросы."),
    "docx macro type": (corpus.docx(content_type=corpus.MACRO_TYPE), "а.docx", "macros", "В документе есть макросы."),
    "docx activex": (corpus.docx(word__activeX__a_dot_bin=b"\0"), "а.docx", "macros", "В документе есть макросы."),
    "odt macro": (
        corpus.office({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "", "Basic/m.xml": ""}),
        "а.odt", "macros", "В документе есть макросы.",
    ),
    "docx password": (corpus.locked(corpus.docx()), "а.docx", "password", "Документ закрыт паролем."),
    "docx entity": (
        corpus.docx(word__a_dot_xml="<!DOCTYPE a [<!ENTITY b 'c'>]>"), "а.docx", "broken_document", "Документ повреждён.",
    ),
    "docx remote template": (
        corpus.docx(word___rels__settings_dot_xml_dot_rels=REMOTE), "а.docx", "remote_parts", "Документ загружает части",
    ),
    "docx outside path": (
        corpus.docx(**{"..__evil_dot_xml": "<a/>"}), "а.docx", "broken_document", "Документ повреждён.",
    ),
    "docx cut": (corpus.docx()[:-30], "а.docx", "broken_document", "Документ повреждён."),
    "plain zip as docx": (corpus.office({"a.txt": "a"}), "а.docx", "not_a_document", "Внутри файла нет документа."),
    "xlsx as docx": (XLSX, "а.docx", "impostor", "Имя обещает DOCX"),
    "image bomb": (corpus.huge_png(), "а.png", "image_bomb", "Изображение слишком большое: 65000\u00a0×\u00a065000 точек."),
    "cut jpeg header": (corpus.picture()[:12], "а.jpg", "broken_image", "Изображение повреждено."),
}  # fmt: skip


@pytest.mark.parametrize(("content", "name", "code", "beginning"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_file_is_refused_with_its_own_words(content, name, code, beginning):
    with pytest.raises(ValidationError) as refusal:
        look(content, name)

    [message] = refusal.value.messages
    assert (refusal.value.code, message[: len(beginning)], message[-1]) == (code, beginning, ".")


def test_file_over_the_limit_is_told_the_limit():
    with pytest.raises(ValidationError) as refusal:
        look(corpus.pdf() + b" " * 1024 * 1024, "а.pdf", UploadRules(max_bytes=1024 * 1024))

    assert refusal.value.messages == ["Файл больше 1\u00a0МБ. Сожмите его или разделите на части."]


def test_field_that_takes_only_pdf_says_so():
    with pytest.raises(ValidationError) as refusal:
        look(corpus.docx(), "а.docx", UploadRules(kinds=("pdf",)))

    assert refusal.value.messages == ["Файлы DOCX не принимаются. Подойдут: PDF."]


def test_picture_of_the_largest_allowed_size_is_still_measured_from_its_header_alone():
    assert images.MAX_PIXELS >= 8160 * 6144


@pytest.mark.parametrize(
    "filler",
    [b">>stream\n", b"/", b"#4", b"<< /ObjStm stream endstream ", b"<", b"/JavaScrip"],
    ids=["open-streams", "slashes", "escapes", "empty-object-streams", "angles", "almost"],
)
def test_hostile_pdf_of_full_size_is_judged_in_seconds(filler):
    content = corpus.pdf(filler * (8_000_000 // len(filler)))
    began = time.process_time()

    with contextlib.suppress(ValidationError):
        look(content, "а.pdf")

    assert time.process_time() - began < 8
