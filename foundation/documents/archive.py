"""Office files are zip archives; these bytes do not depend on the moment at which they were packed."""

import io
import zipfile

DATE = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def with_fixed_dates(archive: io.BytesIO) -> bytes:
    """Return the archive packed again: the same parts in the same order, all of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, DATE)
            part.create_system = UNIX
            target.writestr(part, source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
