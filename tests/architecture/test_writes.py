"""Only actions/ writes, and nobody but the mechanism of moves assigns a state."""

import ast

from tests.architecture.house import python_files, room_of, tree_of

WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "acreate",
    "asave",
    "adelete",
    "aupdate",
}
OTHERS = [
    "digest",
    "hash",
    "kwargs",
    "context",
    "attrs",
    "headers",
    "cache",
    "image",
    "canvas",
    "sha",
    "workbook",
    "document",
    "super()",
    "__dict__",
    "vars()",
]
# The mechanisms themselves, and managers that make the rows of their own table.
MAY_WRITE = {
    "foundation/audit.py",
    "foundation/workflow.py",
    "foundation/ledger.py",
    "foundation/jobs.py",
    "foundation/importing/verbs.py",
    "accounts/models/user.py",
    # The demo stands where people's keyboards stand: it makes accounts, everything else goes through the verbs.
    "portal/demo/seed.py",
}


def _is_queryset_or_instance_call(node):
    # `hashlib.update(…)`, `dict.update(…)` and `cache.delete(…)` share the names; they are told apart by what they take.
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES


def _allowed(node):
    receiver = ast.unparse(node.func.value)
    return any(word in receiver.lower() for word in OTHERS)


def test_only_actions_write():
    found = [
        f"{file}:{node.lineno} {ast.unparse(node.func)}"
        for file in python_files()
        if room_of(file) != "actions" and str(file) not in MAY_WRITE and not str(file).startswith("foundation/uploads")
        for node in ast.walk(tree_of(file))
        if _is_queryset_or_instance_call(node) and not _allowed(node)
    ]

    assert found == []


def test_only_the_table_of_moves_changes_a_state():
    found = [
        f"{file}:{node.lineno}"
        for file in python_files()
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr == "state"
    ]

    assert found == []
