"""`--database-only`: what never opens the database cannot tell the engines apart, and is not repeated on the second one."""

import pytest

OPENS_THE_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
LEFT_OUT = pytest.StashKey[int]()


def pytest_addoption(parser):
    parser.addoption("--database-only", action="store_true", help="leave out tests that never open the database")


def opens_the_database(item: pytest.Item) -> bool:
    """Tell whether pytest-django lets the test open the database; to all others it is locked."""
    return item.get_closest_marker("django_db") is not None or bool(OPENS_THE_DATABASE & set(item.fixturenames))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if not config.getoption("database_only"):
        return
    left_out = [item for item in items if not opens_the_database(item)]
    items[:] = [item for item in items if opens_the_database(item)]
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = len(left_out)


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Every worker collects the same tests; any of them may tell how many it left out."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter, config):
    if count := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"!!! NOT REPEATED on this engine: {count} tests that never open a database (--database-only)", yellow=True
        )
