"""Private files lie complete, under names without meaning, and have no address."""

import re

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile

from foundation.uploads.fields import PrivateFileField
from foundation.uploads.storage import PrivateStorage, private_storage, sharded_name


class BrokenContent(ContentFile):
    """A client that goes away in the middle of the file."""

    def chunks(self, chunk_size=None):
        """Give one piece and fail."""
        yield b"half"
        raise ConnectionResetError


@pytest.fixture
def root(settings, tmp_path):
    """An empty private root."""
    settings.PRIVATE_ROOT = tmp_path
    return tmp_path


def files_of(root):
    """All files below the root, with their contents."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_file_is_kept_whole_under_a_random_name(root):
    name = private_storage().save(sharded_name(None, "Справка.pdf"), ContentFile(b"%PDF"))

    assert re.fullmatch(r"([0-9a-f]{2})/([0-9a-f]{2})/\1\2[0-9a-f]{28}", name)
    assert files_of(root) == {name: b"%PDF"}
    assert (root / name).stat().st_mode & 0o777 == 0o640
    with private_storage().open(name) as kept:
        assert kept.read() == b"%PDF"


def test_nothing_is_left_of_a_file_that_did_not_arrive(root):
    with pytest.raises(ConnectionResetError):
        private_storage().save(sharded_name(None, "Справка.pdf"), BrokenContent(b""))

    assert files_of(root) == {}


def test_second_file_never_replaces_the_first(root):
    storage = private_storage()
    names = [storage.save("ab/cd/same", ContentFile(content)) for content in (b"1", b"2")]

    assert files_of(root) == dict(zip(names, [b"1", b"2"], strict=True))


@pytest.mark.usefixtures("root")
def test_private_file_has_no_address():
    with pytest.raises(NotImplementedError, match="private and has no address"):
        private_storage().url("ab/cd/abcd")


@pytest.mark.usefixtures("root")
def test_names_cannot_leave_the_root():
    with pytest.raises(SuspiciousFileOperation):
        private_storage().open("../outside")


def test_migration_freezes_neither_folder_nor_naming():
    field = PrivateFileField("Файл", max_length=64)
    field.set_attributes_from_name("file")

    _name, path, args, kwargs = field.deconstruct()

    assert (path, args, kwargs) == (
        "foundation.uploads.fields.PrivateFileField", [], {"verbose_name": "Файл", "max_length": 64},
    )  # fmt: skip
    rebuilt = PrivateFileField(**kwargs)
    assert (type(rebuilt.storage), rebuilt.upload_to) == (PrivateStorage, sharded_name)
