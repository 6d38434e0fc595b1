"""Tables that live for one test: for abstract models, which have none of their own."""

from django.db import connection, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


def create_table(model: type[models.Model], *operations: Operation) -> None:
    """Create the model's table and run the operations on it; the end of the test's transaction takes all back.

    Define the model inside `isolate_apps`, so that the project never learns of it.
    """
    # Not entered as a context: SQLite's editor refuses transactions there, for the sake of altering tables.
    editor = connection.SchemaEditorClass(connection, atomic=False)
    editor.deferred_sql = []
    editor.create_model(model)
    for statement in editor.deferred_sql:
        editor.execute(statement)
    for operation in operations:
        operation.database_forwards(model._meta.app_label, editor, ProjectState(), ProjectState())
