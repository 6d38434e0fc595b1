"""A prepared question is built once in the life of a process: what it decided then would stand for ever."""

import ast

from tests.architecture.house import python_files, tree_of

BRANCHES = (ast.If, ast.IfExp, ast.Match, ast.For, ast.While, ast.comprehension, ast.BoolOp, ast.Not)
CLOCKS = {"now", "localdate", "localtime", "today", "utcnow"}


def _is_prepared(node):
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "prepared"
        for decorator in node.decorator_list
    )


def _decides(node):
    return isinstance(node, BRANCHES) or (isinstance(node, ast.Attribute) and node.attr in CLOCKS)


def test_a_prepared_question_has_no_branch_and_no_clock_in_it():
    found = [
        f"{file}:{part.lineno if hasattr(part, 'lineno') else function.lineno} {function.name}"
        for file in python_files()
        for function in ast.walk(tree_of(file))
        if _is_prepared(function)
        for part in ast.walk(ast.Module(function.body, []))
        if _decides(part)
    ]

    assert found == []
