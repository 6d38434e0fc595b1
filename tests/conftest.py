"""What every test may rely on."""

import os

# Playwright keeps an event loop in the main thread; Django would take it for an asynchronous view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

pytest_plugins = ["tests.support.ledgers"]
