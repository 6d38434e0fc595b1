"""Typed reads of the environment. Every missing variable is named in one message, not one per restart."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured


class Env(environ.Env):
    """django-environ that remembers what was missing until `finish()`."""

    def __init__(self, **scheme):
        super().__init__(**scheme)
        self.missing: list[str] = []

    def required(self, name: str) -> str:
        """Return the variable `name`, taken literally, or note it as missing and return an empty string."""
        # `str()` of django-environ would read a value that starts with `$` as the name of another variable.
        value = self.ENVIRON.get(name, "")
        if not value:
            self.missing.append(name)
        return value

    def finish(self) -> None:
        """Raise ImproperlyConfigured naming every required variable that was not set."""
        if self.missing:
            # Django imports the settings again after they failed.
            names = ", ".join(dict.fromkeys(self.missing))
            raise ImproperlyConfigured(f"Не заданы переменные окружения: {names}. Образец – в .env.example.")


def read(dotenv: Path) -> Env:
    """Return the environment, completed from the file `dotenv` where that exists."""
    env = Env()
    if dotenv.exists():
        env.read_env(str(dotenv))
    return env
