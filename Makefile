# `make help` lists the targets. CI calls these and nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN := PYTHONPATH=src $(BIN)/python
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test coverage mutants test-all test-newest test-min check generated generate lint types mypy pyright format wheel newcomer docs screenshots release bench bench-compare clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.core: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.core
	$(BIN)/python -m pip install --quiet --group test
	@touch $@

$(VENV)/.dev: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

$(VENV)/.docs: $(VENV)/.core
	$(BIN)/python -m pip install --quiet --group docs
	@touch $@

demo: $(VENV)/.core ## start the sandbox, copy six organizations into SQLite, compare
	$(BIN)/bill-async demo

test: $(VENV)/.test ## run the whole suite
	PYTHONDEVMODE=1 $(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

coverage: $(VENV)/.test ## run the suite; fail if it misses more lines and branches than a package may
	$(BIN)/python -m coverage erase
	mkdir -p build/coverage
	$(BIN)/python -m coverage run -m pytest -n $(JOBS) --dist worksteal $(ARGS)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python .ci/coverage

mutants: $(VENV)/.test ## put faults into the modules that guard money and show those that no test notices (takes an hour)
	$(RUN) -m tests.mutation $(ARGS)

test-all: ## run the suite on every CPython from 3.11 on that is on this machine, the newest under coverage
	@bash .ci/test-all

test-newest: ## run the suite under coverage on the newest CPython that is on this machine
	@bash .ci/test-all newest

test-min: ## run the suite on the oldest supported releases of what we depend on
	@bash .ci/test-min

check: generated ## regeneration changes nothing, lint, types, and the wheel works
	$(MAKE) -j $(JOBS) lint types wheel

generated: $(VENV)/.dev ## regeneration changes nothing
	$(RUN) -m codegen --check

generate: $(VENV)/.dev ## render spec/ into code and documents
	$(RUN) -m codegen

lint: $(VENV)/.dev ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: mypy pyright ## mypy and pyright, both strict

mypy: $(VENV)/.dev
	$(BIN)/mypy

pyright: $(VENV)/.dev
	$(BIN)/pyright --pythonpath $(BIN)/python

format: $(VENV)/.dev ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(VENV)/.dev ## build, look inside, install into an empty environment, import, type-check a user's file
	$(RUN) tests/packaging/check_wheel.py

newcomer: $(VENV)/.dev ## walk the first day of a user: wheel, commands, service, notebook, assistant, types
	$(RUN) tests/packaging/newcomer_day.py

docs: $(VENV)/.docs ## build the documentation into build/docs; every warning is an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --clean --config-file docs/mkdocs.yml

screenshots: $(VENV)/.test ## take the pictures of the documentation again, with chromium
	$(RUN) -m tests.docs.screenshots

release: $(VENV)/.dev ## check, build and tag: make release VERSION=x.y.z [ARGS=--dry-run]
	$(BIN)/python .ci/release $(VERSION) $(ARGS)

bench: $(VENV)/.dev ## measure against plain aiohttp in the same run; the figures are kept in .bench.jsonl
	$(RUN) -m tests.bench $(ARGS)

bench-compare: $(VENV)/.dev ## show the last measurements on this machine side by side
	$(RUN) -m tests.bench.compare $(ARGS)

clean: ## remove everything that was made
	rm -rf $(VENV) .venv-* dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
