"""The two fields of a private file: in the table (`PrivateFileField`) and in a form (`UploadField`)."""

import hashlib
import io
from dataclasses import replace
from typing import BinaryIO, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.uploads.antivirus import Verdict, verdict_of
from foundation.uploads.images import redraw
from foundation.uploads.inspection import KINDS, SYNONYMS, Inspected, UploadRules, inspect
from foundation.uploads.storage import private_storage, sharded_name

DEFAULT_RULES = UploadRules()


class PrivateFileField(models.FileField):
    """A file kept by the private storage; its name for people, type and SHA-256 are columns of the same row."""

    def __init__(self, *args, **kwargs):
        kwargs.update(storage=private_storage, upload_to=sharded_name)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        """Leave storage and naming out of migrations: they are the nature of the field, not a choice."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["storage"], kwargs["upload_to"]
        return name, path, args, kwargs


class InspectedFile(UploadedFile):
    """A file that passed the inspection, under the name and type which it gave; `verdict` says whether clamd found it clean."""

    def __init__(self, file: BinaryIO, inspected: Inspected, verdict: Verdict = Verdict.UNCHECKED):
        self.verdict = verdict
        super().__init__(file, inspected.name, inspected.content_type, inspected.size)
        self.inspected = inspected


class UploadField(forms.FileField):
    """A form field whose cleaned value is an inspected file (`value.inspected`), pictures already redrawn."""

    widget = forms.FileInput

    def __init__(self, *, rules: UploadRules = DEFAULT_RULES, **kwargs):
        self.rules = rules
        # The inspection has a kinder sentence for an empty file.
        super().__init__(allow_empty_file=True, **kwargs)

    def widget_attrs(self, widget):
        """Let the file dialog offer only what will be accepted."""
        extensions = [*self.rules.kinds, *(alias for alias, kind in SYNONYMS.items() if kind in self.rules.kinds)]
        types = [KINDS[kind].content_type for kind in self.rules.kinds]
        return super().widget_attrs(widget) | {"accept": ",".join([*(f".{name}" for name in extensions), *types])}

    def to_python(self, data):
        """Return the received file, or None when nothing was sent."""
        upload = super().to_python(data)
        return upload and received(upload, rules=self.rules)


def received(upload: File, *, rules: UploadRules = DEFAULT_RULES, longest: int | None = None) -> InspectedFile:
    """Return `upload` as it may be kept; ValidationError with what is wrong and what to do when it may not.

    A picture is redrawn, no side over `longest`. What was received already comes back as it is.
    """
    if isinstance(upload, InspectedFile):
        return upload
    file = cast("BinaryIO", upload.file)
    inspected = inspect(file, upload.name or "", rules=rules)
    verdict = verdict_of(file)
    if verdict is Verdict.INFECTED:
        raise ValidationError(
            _("В файле найден вирус. Проверьте компьютер антивирусом и загрузите файл с чистого устройства."),
            code="virus",
        )
    if not inspected.is_picture:
        return InspectedFile(file, inspected, verdict)
    content = redraw(file, kind=inspected.kind, longest=longest)
    facts = replace(inspected, size=len(content), sha256=hashlib.sha256(content).hexdigest())
    return InspectedFile(io.BytesIO(content), facts, verdict)
