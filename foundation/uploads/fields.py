"""The two fields of a private file: in the table (`PrivateFileField`) and in a form (`UploadField`)."""

import hashlib
from dataclasses import replace

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import models

from foundation.uploads.images import redraw
from foundation.uploads.inspection import KINDS, SYNONYMS, UploadRules, inspect
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


def received(upload: UploadedFile, *, rules: UploadRules = DEFAULT_RULES) -> UploadedFile:
    """Return `upload` as it may be kept, with the facts in `.inspected`; ValidationError when it may not."""
    inspected = inspect(upload, upload.name, rules=rules)
    if inspected.is_picture:
        content = redraw(upload, kind=inspected.kind)
        upload = SimpleUploadedFile(inspected.name, content, inspected.content_type)
        inspected = replace(inspected, size=len(content), sha256=hashlib.sha256(content).hexdigest())
    upload.name, upload.content_type, upload.inspected = inspected.name, inspected.content_type, inspected
    upload.seek(0)
    return upload
