"""What people read is Russian, and a translated sentence is never glued together from parts."""

import ast
import re
from gettext import GNUTranslations

from tests.architecture.house import ROOT, TEMPLATES, python_files, templates, tree_of

TAGS = re.compile(
    r"<(script|style|svg|code|pre)\b.*?</\1>|<[^>]*>|\{%\s*block (body_class|head|scripts|share\w*|canonical_query) .*?endblock\s*%\}"
    r"|\{[{%#].*?[}%#]\}|&\w+;",
    re.DOTALL,
)
ENGLISH = re.compile(r"\b[A-Za-z]{4,}\b")
# Formats and names that have no Russian form.
FOREIGN = {
    "PDF",
    "DOCX",
    "XLSX",
    "JPEG",
    "Ctrl",
    "Enter",
    "SHA",
    "Wagtail",
    "example",
    "cookie",
    "Excel",
    "Word",
    "Email",
    "html",
    "http",
    "https",
}


def test_no_template_shows_english_words():
    found = {}
    for name in templates():
        if name.startswith("styleguide/"):
            continue
        text = TAGS.sub(" ", (TEMPLATES / name).read_text(encoding="utf-8"))
        if words := {word for word in ENGLISH.findall(text) if word not in FOREIGN}:
            found[name] = sorted(words)

    assert found == {}


def test_no_translated_sentence_is_an_f_string():
    found = [
        f"{file}:{node.lineno}"
        for file in python_files()
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "gettext", "gettext_lazy"}
        if node.args and isinstance(node.args[0], ast.JoinedStr)
    ]

    assert found == []


def test_compiled_words_of_libraries_are_those_of_their_source():
    words = ROOT / "locale/ru/LC_MESSAGES"
    pairs = re.findall(
        r'^msgid "(.+)"\nmsgstr "(.+)"$', (words / "django.po").read_text(encoding="utf-8"), re.MULTILINE
    )
    written = {key.replace('\\"', '"'): said.replace('\\"', '"') for key, said in pairs}
    with (words / "django.mo").open("rb") as file:
        compiled = GNUTranslations(file)

    assert {key: compiled.gettext(key) for key in written} == written


def test_a_translated_sentence_names_its_values_by_plain_words():
    # Of `{{ invitation.email }}` inside blocktranslate Django makes nothing, silently: such a value is named by `with`.
    sentence = re.compile(r"{%\s*blocktranslate\b[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
    value = re.compile(r"{{\s*([^}]*?)\s*}}")
    found = [
        f"{path.relative_to(TEMPLATES)}: {name}"
        for path in TEMPLATES.rglob("*.*")
        if path.suffix in {".html", ".txt"}
        for words in sentence.findall(path.read_text(encoding="utf-8"))
        for name in value.findall(words)
        if not name.isidentifier()
    ]

    assert found == []
