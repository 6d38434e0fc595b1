"""Budgets of size: a file, a function, a method of a view; no `dispatch` of one's own; at most two parents of ours."""

import ast

from tests.architecture.house import PACKAGES, ROOT, python_files, room_of, tree_of

FILE, FUNCTION, VIEW_METHOD, PARENTS = 400, 40, 15, 2


def _functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _length(node):
    return node.end_lineno - node.lineno + 1


def test_no_file_is_over_its_budget():
    assert [str(file) for file in python_files() if len((ROOT / file).read_text().splitlines()) > FILE] == []


def test_no_function_is_over_its_budget():
    found = [
        f"{file}: {node.name}"
        for file in python_files()
        for node in _functions(tree_of(file))
        if _length(node) > FUNCTION
    ]

    assert found == []


def test_no_method_of_a_view_is_over_its_budget():
    found = [
        f"{file}: {node.name}"
        for file in python_files()
        if room_of(file) == "views"
        for node in _functions(tree_of(file))
        if _length(node) > VIEW_METHOD
    ]

    assert found == []


def test_only_the_foundation_writes_dispatch():
    found = [
        str(file)
        for file in python_files()
        if file.parts[0] != "foundation"
        for node in _functions(tree_of(file))
        if node.name == "dispatch"
    ]

    assert found == []


def test_no_class_has_more_than_two_parents_of_ours():
    found = []
    for file in python_files():
        tree = tree_of(file)
        ours = {
            alias.asname or alias.name
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in PACKAGES
            for alias in node.names
        } | {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
        found += [
            f"{file}: {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and sum(ast.unparse(base) in ours for base in node.bases) > PARENTS
        ]

    assert found == []
