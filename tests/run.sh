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

vnu=${VNU_JAR:-var/tools/vnu.jar}
if [ ! -f "$vnu" ] && [ -z "${VNU_JAR:-}" ] && command -v npm >/dev/null && command -v tar >/dev/null; then
  echo "The Nu HTML checker is not here: fetching it with npm."
  mkdir -p var/tools
  (cd var/tools && npm pack --silent vnu-jar@26.9.27 && tar -xzf vnu-jar-26.9.27.tgz --strip-components=3 package/build/dist/vnu.jar &&
    echo "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47  vnu.jar" | sha256sum --check --status || rm -f vnu.jar; rm -f vnu-jar-*.tgz) >/dev/null 2>&1
fi
command -v java >/dev/null && [ -f "$vnu" ] ||
  missing="$missing\n  markup of every page: no Java, or no vnu.jar and no npm to fetch it with (VNU_JAR may name it)"

# All cores; tests/support/scheduling.py says who goes with whom.
parallel="-n auto"
"$PYTHON" -m pytest $parallel -m "not postgres" "$@"
result=$?

if [ -n "${TEST_DATABASE_URL:-}" ]; then
  DATABASE_URL=$TEST_DATABASE_URL "$PYTHON" -m pytest $parallel -m "not browser and not sqlite" --database-only "$@"
  on_postgres=$?
  [ $result -ne 0 ] || result=$on_postgres
  printf '\n!!! ON SQLITE ALONE: browsers at single screens, the walk over every page, the permission proof, what never opens a database.\n'
else
  missing="$missing\n  races and everything on PostgreSQL: TEST_DATABASE_URL is not set"
fi

if [ -n "$missing" ]; then
  printf '\n!!! NOT RUN:%b\n' "$missing"
  [ -z "${FAIL_WHEN_SKIPPED:-}" ] || result=1
fi
exit $result
