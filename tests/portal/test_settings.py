"""Production tells everything that is missing at once, and takes secrets literally."""

import os
import subprocess
import sys

from portal.settings.env import Env
from tests.architecture.house import ROOT

REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL")


def _start(**variables):
    clean = {name: value for name, value in os.environ.items() if name not in REQUIRED}
    environment = clean | {"DJANGO_SETTINGS_MODULE": "portal.settings.production"} | variables
    command = [sys.executable, "-c", "import django; django.setup()"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_production_names_every_missing_variable_at_once():
    told = _start().stderr.strip().splitlines()[-1]

    assert [name for name in REQUIRED if name not in told] == []


def test_a_secret_that_begins_with_a_dollar_is_taken_literally(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "$HOME")

    assert Env().required("SECRET_KEY") == "$HOME"
