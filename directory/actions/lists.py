"""Verbs about whole lists of organisations and schools: written at once, taken away at once while nobody has built upon them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from directory.models import KnownName
from directory.models.organization import key_of
from directory.naming import folded_name
from directory.states import NameKind
from foundation.audit import record, record_all
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.search import stems

NAMED = 5


@transaction.atomic
def register_list(model: Any, rows: Sequence[Mapping], *, by) -> dict:
    """Write these rows (fields of the `model`, School or TosOrganization, and `aliases`) and return {"created": keys}; a few queries for any number.

    Raises PermissionDenied; IntegrityError when one of them is there already.
    """
    name = model._meta.model_name
    if not allows(by, f"directory.add_{name}"):
        raise PermissionDenied
    territories = _names_of({row["municipality"] for row in rows})
    subjects, aliases = [], []
    for row in rows:
        facts = dict(row)
        others = facts.pop("aliases", ())
        subject = model(**facts)
        subject.folded_name = folded_name(subject.name)
        subject.search_stems = stems(subject.words_to_find(others, territories[subject.municipality_id]))
        subjects.append(subject)
        aliases += [
            KnownName(name=other, folded_name=folded_name(other), kind=NameKind.ALIAS, **{key_of(subject): subject})
            for other in others
        ]
    model.objects.bulk_create(subjects)
    KnownName.objects.bulk_create(aliases)
    record_all(subjects, f"directory.{name}.register", by=by, by_list=True)
    return {"created": [subject.pk for subject in subjects]}


@transaction.atomic
def take_list_back(model: Any, facts: Mapping, *, by) -> None:
    """Delete what `register_list` wrote. Raises PermissionDenied; Refusal when somebody changed a row or leans on it."""
    name = model._meta.model_name
    if not allows(by, f"directory.add_{name}"):
        raise PermissionDenied
    rows = model.objects.select_for_update().filter(pk__in=facts["created"])
    if changed := list(rows.filter(updated_at__gt=F("created_at") + timedelta(seconds=1))[: NAMED + 1]):
        raise Refusal(_("После загрузки уже исправили: %(names)s. Отменить запись нельзя.") % {"names": _few(changed)})
    subjects = list(rows)
    try:
        with transaction.atomic():
            rows.delete()
    except ProtectedError as held:
        leaning = {str(other) for other in held.protected_objects}
        words = _("На записанное уже кто-то опирается: %(names)s. Отменить запись нельзя.")
        raise Refusal(words % {"names": _few(sorted(leaning))}) from held
    for subject in subjects:
        record(subject, f"directory.{name}.take_back", by=by)


def _names_of(territories) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {territory.pk: [] for territory in territories}
    known = KnownName.objects.filter(municipality__in=territories)
    for territory, name in known.values_list("municipality__pk", "name"):
        names[territory].append(name)
    return names


def _few(things: Iterable) -> str:
    words = [str(thing) for thing in things]
    return "; ".join(words[:NAMED]) + ("…" if len(words) > NAMED else "")
