"""Verbs that set an olympiad up: the series, its edition of a year with rules, the stages with their terms.

What was announced is a promise: afterwards registration may last longer, never shorter, and the rules stay as they are.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from olympiad.models import Olympiad, OlympiadEdition, RuleSet, Stage
from olympiad.presets import PRESETS
from olympiad.states import EditionState

# Rules by which nobody has been judged yet may be made clearer; those that schools rely on may not.
OPEN_STATES = (EditionState.DRAFT, EditionState.ANNOUNCED)
PROMISED_RULES = frozenset({"grades", "may_compete_higher", "publication_consent_needed"})
PROMISED_TERMS = frozenset({"order", "kind", "registration_opens_at"})


@transaction.atomic
def create_olympiad(*, by, **facts) -> Olympiad:
    """Write a series and return it. Raises PermissionDenied, ValidationError by field."""
    return _written(Olympiad(), by, "olympiad.add_olympiad", "olympiad.olympiad.create", facts)


@transaction.atomic
def revise_olympiad(olympiad, *, by, **facts) -> Olympiad:
    """Change the words of a series. Raises PermissionDenied, ValidationError by field."""
    olympiad = Olympiad.objects.select_for_update().get(pk=olympiad.pk)
    olympiad = _written(olympiad, by, "olympiad.change_olympiad", "olympiad.olympiad.revise", facts)
    for edition in olympiad.editions.all():
        # Its editions are found by the words of the series.
        edition.save(update_fields=["summary"])
    return olympiad


@transaction.atomic
def create_edition(*, by, preset: str = "all_russian", **facts) -> OlympiadEdition:
    """Write the olympiad of a year as a draft, with the rules of a preset, and return it.

    Raises PermissionDenied, ValidationError by field.
    """
    act = "olympiad.olympiadedition.create"
    edition = _written(OlympiadEdition(), by, "olympiad.add_olympiadedition", act, facts)
    rules = RuleSet(edition=edition, **PRESETS[preset])
    rules.full_clean()
    rules.save()
    return edition


@transaction.atomic
def revise_edition(edition, *, by, **facts) -> OlympiadEdition:
    """Change texts. Raises PermissionDenied, ValidationError by field; Refusal for an archived or cancelled one."""
    edition = OlympiadEdition.objects.select_for_update().get(pk=edition.pk)
    if edition.state in {EditionState.ARCHIVED, EditionState.CANCELLED}:
        raise Refusal(_("Эта олимпиада закончена: её тексты не меняются."))
    if edition.state != EditionState.DRAFT and "olympiad" in _changed(edition, facts):
        raise Refusal(_("Олимпиада объявлена: перенести её в другую нельзя."))
    return _written(edition, by, "olympiad.change_olympiadedition", "olympiad.olympiadedition.revise", facts)


@transaction.atomic
def revise_rules(edition, *, by, **facts) -> RuleSet:
    """Change the rules of an edition, until works are marked; what schools rely on only in a draft.

    Raises PermissionDenied, ValidationError by field, Refusal.
    """
    edition = OlympiadEdition.objects.select_for_update().get(pk=edition.pk)
    rules = RuleSet.objects.select_for_update().get(edition=edition)
    if edition.state not in {*OPEN_STATES, EditionState.RUNNING}:
        raise Refusal(_("Проверка уже началась: правила больше не меняются."))
    promised = PROMISED_RULES.intersection(_changed(rules, facts))
    if edition.state != EditionState.DRAFT and promised:
        raise Refusal(_("Олимпиада объявлена, это изменить уже нельзя: %(list)s.") % {"list": _labels(rules, promised)})
    return _written(rules, by, "olympiad.change_rules", "olympiad.ruleset.revise", facts)


@transaction.atomic
def create_stage(edition, *, by, **facts) -> Stage:
    """Add a stage. Raises PermissionDenied, ValidationError by field; Refusal when works are already written."""
    edition = OlympiadEdition.objects.select_for_update().get(pk=edition.pk)
    if edition.state not in OPEN_STATES:
        raise Refusal(_("Добавить этап можно, пока олимпиада не началась."))
    return _written(Stage(edition=edition), by, "olympiad.change_stage", "olympiad.stage.create", facts)


@transaction.atomic
def revise_stage(stage, *, by, **facts) -> Stage:
    """Change a stage. After the announcement registration only lasts longer; its beginning and its kind stay.

    Raises PermissionDenied, ValidationError by field, Refusal.
    """
    edition = OlympiadEdition.objects.select_for_update().get(pk=stage.edition_id)
    stage = Stage.objects.select_for_update().get(pk=stage.pk)
    changed = _changed(stage, facts)
    if edition.state in {EditionState.FINALISED, EditionState.ARCHIVED, EditionState.CANCELLED}:
        raise Refusal(_("Эта олимпиада закончена: её сроки не меняются."))
    if edition.state != EditionState.DRAFT:
        if promised := PROMISED_TERMS.intersection(changed):
            words = _("Олимпиада объявлена, это изменить уже нельзя: %(list)s.")
            raise Refusal(words % {"list": _labels(stage, promised)})
        if facts.get("registration_closes_at", stage.registration_closes_at) < stage.registration_closes_at:
            raise Refusal(_("Объявленный срок приёма нельзя сократить. Его можно только продлить."))
    stage.edition = edition
    return _written(stage, by, "olympiad.change_stage", "olympiad.stage.revise", facts)


def _written(row, by, permission, act, facts):
    if not allows(by, permission, row if row.pk else None):
        raise PermissionDenied
    is_new, changed = row.pk is None, _changed(row, facts)
    for name in changed:
        setattr(row, name, facts[name])
    row.full_clean()
    if is_new or changed:
        row.save()
        record(row, act, by=by, fields=changed)
    return row


def _changed(row, facts) -> list[str]:
    return sorted(name for name, value in facts.items() if getattr(row, name, None) != value)


def _labels(row, names) -> str:
    return ", ".join(sorted(str(row._meta.get_field(name).verbose_name).lower() for name in names))
