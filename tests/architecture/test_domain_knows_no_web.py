"""Models, states, workflow, rules, queries and actions know neither requests nor pages of HTML."""

import ast

from tests.architecture.house import python_files, room_of, tree_of

DOMAIN = {
    "models",
    "states",
    "workflow",
    "rules",
    "queries",
    "actions",
    "scoring",
    "facts",
    "numbering",
    "tasks",
    "letters",
}
WEB = (
    "django.http",
    "django.shortcuts",
    "django.views",
    "django.contrib.messages",
    "django.middleware",
    "django.utils.html",
    "django.utils.safestring",
)
# Wagtail's pages are models that serve requests: the one place where a table knows the web.
EXCEPTIONS = {"pages"}


def test_the_domain_imports_nothing_of_the_web():
    found = [
        f"{file}: {module}"
        for file in python_files()
        if room_of(file) in DOMAIN and file.parts[0] not in EXCEPTIONS
        for node in ast.walk(tree_of(file))
        for module in _modules(node)
        if module.startswith(WEB)
    ]

    assert found == []


def test_only_one_wrapper_writes_a_paragraph_into_a_document():
    found = [
        f"{file}:{node.lineno}"
        for file in python_files()
        if str(file) != "foundation/documents/text.py"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Paragraph"
    ]

    assert found == []


def _modules(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
