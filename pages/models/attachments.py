"""What hangs on rows of a plan: everything in the house that points at them, asked of the models themselves."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import models

from foundation.russian.typography import NBSP


@dataclass(frozen=True)
class Attachment:
    """One thing that points at a row. A `firm` one does not let the row go; the others would lose it."""

    row: int
    kind: type[models.Model]
    field: str
    pk: int
    firm: bool

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What tells it from all others; survives a column of JSON."""
        return self.kind._meta.label, self.field, self.pk, self.row


def attachments_of(rows: models.QuerySet) -> list[Attachment]:
    """Return everything that points at any of `rows`: one query for each table that may."""
    found = []
    for relation in rows.model._meta.get_fields(include_hidden=True):
        if not (isinstance(relation, models.ManyToOneRel) and relation.related_model._meta.managed):
            continue
        name, kind = relation.field.name, relation.related_model
        firm = relation.on_delete is models.PROTECT
        pairs = kind._base_manager.filter(**{f"{name}__in": rows}).order_by("pk").values_list(f"{name}_id", "pk")
        found += [Attachment(row, kind, name, pk, firm) for row, pk in pairs]
    return found


def by_row(attachments: list[Attachment]) -> dict[int, list[Attachment]]:
    """Sort attachments by the rows that they point at."""
    sorted_out: dict[int, list[Attachment]] = defaultdict(list)
    for attachment in attachments:
        sorted_out[attachment.row].append(attachment)
    return sorted_out


def named(attachments: list[Attachment]) -> str:
    """Say what there is: «отметки о выполнении: 1, новости: 2»."""
    kinds = Counter(attachment.kind for attachment in attachments)
    return ", ".join(f"{str(kind._meta.verbose_name_plural).lower()}:{NBSP}{number}" for kind, number in kinds.items())
