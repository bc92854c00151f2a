# Every target does its own set-up in .venv, and skips it while the lock and pyproject.toml stand.
#
#   make demo    the bundled stories, where they stand  make bench   speed, memory, flatness
#   make test    the tests                              make schema  record.schema.json, from the models
#   make gate    the figures on ../shared, with floors  make lock    the lock files, from pyproject.toml
#   make lint    ruff and mypy                          make screen  the README's screen, from the command
#   make format  what ruff can put right itself            make catalogues  the sentences of the pages

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN    := .venv/bin
STAMP  := .venv/.installed
LOCK   := $(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-header \
          --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

export PYTHONHASHSEED ?= 0
export PIP_DISABLE_PIP_VERSION_CHECK ?= 1

.PHONY: demo test gate lint format bench schema catalogues screen lock clean
.DEFAULT_GOAL := test

$(STAMP): requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	@echo "setting up .venv (once)"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@$(BIN)/aidememoire demo

test: $(STAMP)
	@$(BIN)/python -m pytest $(ARGS)

# make gate RAISE=1 lifts the floors to what was measured; REPIN=1 accepts gold that has changed
gate: $(STAMP)
	@$(BIN)/python tools/gate.py $(if $(RAISE),--raise) $(if $(REPIN),--repin) $(ARGS)

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy src tools bench

format: $(STAMP)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# make bench FLAT=10000 for the whole flatness run
FLAT ?= 1000
bench: $(STAMP)
	@$(BIN)/python bench/speed.py
	@$(BIN)/python bench/flat.py --dispatches $(FLAT)

schema: $(STAMP)
	@$(BIN)/python -m aidememoire.schema record.schema.json

catalogues: $(STAMP)
	@$(BIN)/python tools/catalogues.py

screen: $(STAMP)
	@$(BIN)/python tools/screen.py

lock: $(STAMP)
	@$(LOCK) $(if $(UPGRADE),--upgrade) -o requirements.lock pyproject.toml
	@$(LOCK) $(if $(UPGRADE),--upgrade) -c requirements.lock --extra dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
