"""Whatever Wagtail says to an editor or to the secretary, it says in Russian."""

import ast
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.translation import trans_real

# Nobody in the office meets these: tokens for programs are a switched-off preview of Wagtail's, the rest names tables and apps.
FOR_DEVELOPERS = {
    "A human-readable label to identify this token.",
    "API token",
    "API token '%(name)s' revoked.",
    "API token created",
    "API token revoked",
    "API tokens",
    "Are you sure you want to revoke this API token?",
    "Back to API tokens",
    "Copy token",
    "Copying failed — please select and copy the token manually.",
    "Create API token",
    "Last used",
    "Never",
    "No, don't revoke",
    "Revoke",
    "Revoke API token",
    "Revoked",
    'The token "%(name)s" has been created, copy it now, it will never be shown again.',
    "Token",
    "Wagtail API v3",
    "Yes, revoke",
    "last used at",
    "revoked at",
}


def messages_of(catalogue: Path) -> set[str]:
    """The msgids of a .po file; each is a quoted line and its continuations."""
    found, parts, reads = set(), [], False
    for line in [*catalogue.read_text(encoding="utf-8").splitlines(), "msgstr"]:
        if line.startswith("msgid "):
            parts, reads = [ast.literal_eval(line[6:])], True
        elif reads and line.startswith('"'):
            parts.append(ast.literal_eval(line))
        else:
            found.add("".join(parts))
            reads = False
    return found - {""}


def spoken(app, domain: str) -> set[str]:
    source = Path(app.path) / "locale/en/LC_MESSAGES" / f"{domain}.po"
    return messages_of(source) if source.exists() else set()


def known(catalogue) -> set[str]:
    keys = [key for part in catalogue._catalog._catalogs for key in part]
    return {(key[0] if isinstance(key, tuple) else key).rpartition("\x04")[2] for key in keys}


def wagtail_apps():
    return [app for app in apps.get_app_configs() if app.name.split(".")[0] == "wagtail"]


def test_wagtail_says_everything_in_russian_but_what_is_for_developers():
    said = {message for app in wagtail_apps() for message in spoken(app, "django")}

    assert said - known(trans_real.translation("ru")) == FOR_DEVELOPERS


@pytest.mark.parametrize("app", [app.name for app in wagtail_apps()])
def test_the_scripts_of_wagtail_speak_russian(app):
    config = next(known for known in wagtail_apps() if known.name == app)
    said = spoken(config, "djangojs")
    folder = str(Path(import_module(app).__file__).parent / "locale")

    translated = known(trans_real.DjangoTranslation("ru", domain="djangojs", localedirs=[folder])) if said else set()

    assert said - translated == set()
