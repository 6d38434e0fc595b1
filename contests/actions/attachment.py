"""Verbs of the papers of an application. A paper arrives inspected; what a sent version names is never deleted."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.actions.application import locked
from contests.models import Attachment
from contests.workflow.application import revision_is_open
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.russian.plurals import count
from foundation.uploads.fields import InspectedFile
from foundation.uploads.inspection import MEGABYTE

MAX_FILES = 10
MAX_BYTES = 100 * MEGABYTE


@transaction.atomic
def attach_file(application, *, by, slot, upload: InspectedFile) -> Attachment:
    """Keep an inspected file (the value of an UploadField) in a slot; the same file sent twice is kept once.

    Raises PermissionDenied; Refusal when nothing may be changed now, the slot is full or the application grows too large.
    """
    application = locked(application)
    _check(application, by, slot)
    if slot.nomination_id != application.nomination_id:
        raise Refusal(_("В этой номинации нет такого документа."))
    facts = upload.inspected
    present = list(application.attachments.present())
    if same := next((row for row in present if (row.slot_id, row.sha256) == (slot.pk, facts.sha256)), None):
        return same
    _check_room(present, slot, facts)
    attachment = Attachment(
        application=application,
        slot=slot,
        file=upload,
        name=facts.name,
        content_type=facts.content_type,
        size=facts.size,
        sha256=facts.sha256,
    )
    attachment.full_clean()
    attachment.save()
    record(application, "contests.application.attach", by=by, slot=slot.label, name=facts.name, sha256=facts.sha256)
    return attachment


@transaction.atomic
def remove_attachment(attachment, *, by) -> Attachment:
    """Take a paper out. Its row and its file stay, for a version that was sent may name them.

    Raises PermissionDenied; Refusal when nothing may be changed now.
    """
    application = locked(attachment.application)
    _check(application, by, attachment.slot)
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if attachment.removed_at is None:
        attachment.removed_at = timezone.now()
        attachment.save(update_fields=["removed_at", "updated_at"])
        record(application, "contests.application.detach", by=by, name=attachment.name, sha256=attachment.sha256)
    return attachment


def _check(application, by, slot):
    if not allows(by, "contests.change_application", application):
        raise PermissionDenied
    if reason := revision_is_open(application):
        raise Refusal(reason)
    if not application.opens(f"slot-{slot.key}"):
        raise Refusal(_("Этот документ секретарь исправить не просил: «%(slot)s».") % {"slot": slot})


def _check_room(present, slot, facts):
    if sum(row.slot_id == slot.pk for row in present) >= slot.max_files:
        files = count(slot.max_files, "файл", "файла", "файлов")
        raise Refusal(_("Сюда можно приложить %(files)s. Сначала уберите прежний.") % {"files": files})
    if len(present) >= MAX_FILES:
        raise Refusal(
            _("К заявке можно приложить не больше %(count)d файлов. Объедините часть из них.") % {"count": MAX_FILES}
        )
    if sum(row.size for row in present) + facts.size > MAX_BYTES:
        words = _("Все файлы заявки вместе должны быть не больше %(limit)d МБ. Сожмите этот файл.")
        raise Refusal(words % {"limit": MAX_BYTES // MEGABYTE})
