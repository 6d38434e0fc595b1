# make run · make test · make check · make demo · make bench.  Needs Python 3.11.5+, make and git; brings the rest.
.ONESHELL:
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := run
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PORT
export DJANGO_SETTINGS_MODULE ?= portal.settings.dev

run: .venv/run.stamp  ## The portal with demo data on http://127.0.0.1:$(PORT)
	@$(BIN)/python manage.py prepare
	@$(BIN)/python manage.py seed_demo
	@PATH="$(CURDIR)/$(BIN):$$PATH" exec $(BIN)/honcho start --no-prefix

demo: .venv/run.stamp  ## Build the demo again from nothing
	@rm -rf var
	@$(BIN)/python manage.py prepare
	@$(BIN)/python manage.py seed_demo

test: .venv/dev.stamp  ## Everything: units, laws, journeys in a browser, races on PostgreSQL
	@PYTHON=$(BIN)/python sh tests/run.sh

mutants: .venv/dev.stamp  ## Take away each permission check of each view in turn: the proof must notice (four minutes)
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python -m pytest -q tests/proof/mutants.py

check: .venv/dev.stamp  ## Style, types, contracts, templates, deployment
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint templates --lint --quiet
	@SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') ALLOWED_HOSTS=portal.example.org \
	BASE_URL=https://portal.example.org DATABASE_URL=sqlite:///:memory: EMAIL_URL=smtp://127.0.0.1:25 \
	DEFAULT_FROM_EMAIL=portal@example.org DJANGO_SETTINGS_MODULE=portal.settings.production \
	$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev.stamp  ## Speed of the slice against a floor measured in the same run
	@$(BIN)/python bench/run.py

docs: .venv/dev.stamp  ## Write the generated pages of docs/ again
	@$(BIN)/python manage.py write_docs

screenshots: .venv/dev.stamp  ## Take the README's screenshots of the running demo
	@$(BIN)/python -m docs.screenshots

lock:  ## Compile the locks again (needs uv)
	@for set in "" -prod -dev; do
	  uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11.5 \
	    requirements$$set.txt -o requirements$$set.lock
	done

.venv/run.stamp: requirements-prod.lock
	@$(PYTHON) -c 'import sys; sys.exit("Нужен Python 3.11.5 или новее") if sys.version_info < (3, 11, 5) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-prod.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock -c requirements-dev.lock
	@touch $@

.PHONY: run demo test mutants check bench docs screenshots lock
