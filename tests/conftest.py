"""What every test may rely on."""

import os

from hypothesis import settings

# Developers explore; continuous integration repeats, so that a landing never fails for a case of long ago.
settings.register_profile("explore", deadline=None)
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.load_profile("repeat" if os.environ.get("CI") else "explore")

# Playwright keeps an event loop in the main thread; Django would take it for an asynchronous view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

pytest_plugins = [
    "tests.support.engines",
    "tests.support.folded",
    "tests.support.ledgers",
    "tests.support.prepared",
    "tests.support.scheduling",
    "tests.support.signing_in",
    "tests.support.sites",
    "tests.support.stamps",
]
