"""Office files are zip archives; these bytes do not depend on the moment at which they were packed."""

import io
import zipfile
from collections.abc import Mapping

DATE = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def with_fixed_dates(archive: io.BytesIO) -> bytes:
    """Return the archive packed again: the same parts in the same order, all of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(_part(name), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files by their names, in the order given; equal files give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in files.items():
            target.writestr(_part(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, DATE)
    part.create_system = UNIX
    return part
