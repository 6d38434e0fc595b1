"""The list of what a prepared database is made of."""

import ast
from pathlib import Path

from tests.support.prepared import INGREDIENTS, ROOT

GROUND = "foundation"


def modules_named_by(file: Path) -> set[str]:
    """Return the modules that a migration imports."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_a_prepared_database_is_made_anew_when_what_migrations_take_from_the_ground_changes():
    named = {module for file in ROOT.glob("*/migrations/*.py") for module in modules_named_by(file)}

    taken = {f"{module.replace('.', '/')}.py" for module in named if module.startswith(f"{GROUND}.")}

    assert taken - set(INGREDIENTS) == set()
