"""Where private files lie: under PRIVATE_ROOT, by meaningless names, written completely or not at all."""

import contextlib
import os
import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.db.models import Model
from django.utils.deconstruct import deconstructible

PART = ".part"


@deconstructible(path="foundation.uploads.storage.PrivateStorage")
class PrivateStorage(FileSystemStorage):
    """Files without an address. The root is read at every use, so that settings and tests may move it."""

    @property
    def base_location(self):
        """The folder which the web server never serves by itself."""
        return settings.PRIVATE_ROOT

    @property
    def location(self):
        """The same folder as an absolute path."""
        return str(Path(self.base_location).absolute())

    def url(self, name):
        """Refuse: a private file is handed out by `private_response` alone."""
        raise NotImplementedError(f"{name} is private and has no address")

    def _save(self, name: str, content: File) -> str:
        final = Path(self.path(name))
        final.parent.mkdir(parents=True, exist_ok=True)
        part = final.with_name(final.name + PART)
        try:
            self._write(part, content)
            part.replace(final)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                part.unlink()
            raise
        _sync_folder(final.parent)
        return name

    def _write(self, part: Path, content: File) -> None:
        with part.open("xb") as out:
            if self.file_permissions_mode is not None:
                part.chmod(self.file_permissions_mode)
            for chunk in content.chunks():
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut as well; only POSIX can open a folder."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def private_storage() -> PrivateStorage:
    """Return the storage; migrations name this function, not a folder."""
    return PrivateStorage()


def sharded_name(_instance: Model, _filename: str) -> str:
    """Return a random name in two levels of folders, without extension: it tells nothing and nothing can run it."""
    name = uuid.uuid4().hex
    return f"{name[:2]}/{name[2:4]}/{name}"
