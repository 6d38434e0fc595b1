"""A migration operation for SQL that is different on each engine. Django's own RunSQL knows one text for all."""

from collections.abc import Mapping, Sequence

from django.db import router
from django.db.migrations.operations.base import Operation, OperationCategory


class EngineSQL(Operation):
    """Run the statements of the engine at hand: `{"postgresql": [...], "sqlite": [...]}`; an engine not named runs none.

    Statements are executed one by one as they stand, so the body of a trigger may contain semicolons.
    """

    category = OperationCategory.SQL
    reversible = True
    reduces_to_sql = True

    def __init__(self, forwards: Mapping[str, Sequence[str]], backwards: Mapping[str, Sequence[str]], *, does: str):
        self.forwards = forwards
        self.backwards = backwards
        self.does = does

    def deconstruct(self):
        """Return what rebuilds the operation."""
        return self.__class__.__qualname__, [self.forwards, self.backwards], {"does": self.does}

    def state_forwards(self, app_label, state):
        """Models do not change."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Run the statements that make the change."""
        self._run(app_label, schema_editor, self.forwards)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Run the statements that take it back."""
        self._run(app_label, schema_editor, self.backwards)

    def describe(self):
        """Return what the operation does, for the printed plan of migrations."""
        return self.does

    def _run(self, app_label, schema_editor, statements):
        if router.allow_migrate(schema_editor.connection.alias, app_label):
            for statement in statements.get(schema_editor.connection.vendor, ()):
                schema_editor.execute(statement, params=None)
