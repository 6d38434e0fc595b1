#!/bin/sh
# The whole suite. SQLite first; then, where TEST_DATABASE_URL names a PostgreSQL server, what depends on the engine.
# Says loudly what was not run. Exit code: the first failure's.
set -u
PYTHON=${PYTHON:-python3}
export DJANGO_SETTINGS_MODULE=portal.settings.test
missing=""

if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Chromium is not here: installing it with apt-get."
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium poppler-utils) >/dev/null 2>&1 || true
  fi
  command -v chromium >/dev/null || missing="$missing\n  browser journeys: no Chromium on PATH and none could be installed"
fi

# All cores; tests/support/scheduling.py says who goes with whom.
parallel="-n auto"
"$PYTHON" -m pytest $parallel -m "not postgres" "$@"
result=$?

if [ -n "${TEST_DATABASE_URL:-}" ]; then
  DATABASE_URL=$TEST_DATABASE_URL "$PYTHON" -m pytest $parallel -m "not browser" --database-only "$@"
  on_postgres=$?
  [ $result -ne 0 ] || result=$on_postgres
else
  missing="$missing\n  races and everything on PostgreSQL: TEST_DATABASE_URL is not set"
fi

if [ -n "$missing" ]; then
  printf '\n!!! NOT RUN:%b\n' "$missing"
  [ -z "${FAIL_WHEN_SKIPPED:-}" ] || result=1
fi
exit $result
