# Each target sets up what it needs in .venv, from git, make and Python 3.11+ alone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# uv installs in 3 seconds what takes pip 50, so it is used where it is there; the hashes hold for both.
UV := $(shell command -v uv 2>/dev/null)
ifeq ($(UV),)
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r
else
INSTALL = $(UV) pip install --quiet --python $(BIN)/python --require-hashes --only-binary :all: -r
endif

.PHONY: help install run test bench lint format lock translations clean

help:  ## Show this list.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Metric Mile needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.playground: playground.txt | $(BIN)/python
	@echo "Installing what the bot needs (once) ..."
	@$(INSTALL) playground.txt
	@touch $@

$(VENV)/.dev: dev.txt | $(BIN)/python
	@echo "Installing what the tests need (once) ..."
	@$(INSTALL) dev.txt
	@touch $@ $(VENV)/.playground

$(VENV)/.bench: bench.txt | $(BIN)/python
	@echo "Installing what the measurements need (once) ..."
	@$(INSTALL) bench.txt
	@touch $@ $(VENV)/.dev $(VENV)/.playground

install: $(VENV)/.playground  ## Make .venv with the pinned dependencies.

run: install  ## Start the bot: on Discord with DISCORD_TOKEN, else the playground in a browser.
	@exec $(BIN)/python -m bot

lint: $(VENV)/.dev  ## Check style, types and import rules.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint  ## Everything CI checks: lint and all tests.
	$(BIN)/python -m pytest

bench: $(VENV)/.bench  ## Measure the wire, the calculators, pictures and the core; see benchmarks/README.md.
	$(BIN)/python -m benchmarks.wire
	$(BIN)/python -m benchmarks.calculators
	$(BIN)/python -m benchmarks.pictures
	$(BIN)/python -m benchmarks.core

format: $(VENV)/.dev  ## Let ruff mend what it can.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

translations: $(VENV)/.dev  ## Collect strings from the code and compile the catalogues.
	$(BIN)/python -m tools.translations

lock:  ## Compile the *.in files to pinned ones with hashes (needs uv).
	@for name in requirements playground dev bench; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-emit-find-links --custom-compile-command "make lock" $$name.in --output-file $$name.txt; done

clean:  ## Remove .venv and caches.
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
