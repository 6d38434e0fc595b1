"""The examples of the style guide: one template per component, found by its name."""

from pathlib import Path

from django.conf import settings

FOLDER = Path("styleguide")


def examples() -> list[str]:
    """Return the template names of all examples, by name of component; `index.html` and partials are not examples."""
    folder = settings.BASE_DIR / "templates" / FOLDER
    return sorted(f"{FOLDER}/{file.name}" for file in folder.glob("*.html") if not file.name.startswith(("_", "index")))
