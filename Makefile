# Smart Supervision. `make help` explains every target.
PYTHON ?= python3
STATE  ?= .ssv
WORKERS ?= 2
BIN    := .venv/bin
PARTS  := libs/contracts libs/statutes libs/chassis libs/matters libs/roster libs/province \
          services/directory services/licensing services/enforcement services/command-center deploy/local
READY  := .venv/ready
PYTEST := $(BIN)/pytest -n $(WORKERS)
SOURCES := $(addsuffix /src,$(filter-out libs/contracts,$(PARTS))) tools tests

# A platform is two dozen processes of the same modules: compiled once, not by each of them.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test long unit sure lint types contracts proto bench clean lock fonts

help:  ## Explain every target
	@echo "Smart Supervision: what you can type"
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18
	@echo "Variables: PYTHON (default python3, 3.11 to 3.13), STATE (default .ssv, the folder of the local stack), WORKERS of tests (default 2)"

setup: $(READY)  ## Create .venv with ssv, smartsupervision and pytest

$(READY): requirements/main.lock $(addsuffix /pyproject.toml,$(PARTS)) tools/check_python.sh
	@sh tools/check_python.sh "$(PYTHON)"
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@echo "Installing the locked requirements into .venv (hash-checked, about 240 MB the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/main.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation $(addprefix -e ,$(PARTS))
	@touch $(READY)

run: $(READY)  ## Start everything, load the simulated province, print the page's address and a sign-in link
	@exec $(BIN)/ssv up --state "$(STATE)" --load-province

test: $(READY)  ## Run all tests on real servers (unit, integration, acceptance, faults)
	$(PYTEST)

long: $(READY)  ## Run the long forms of dear tests: whole files, every kill alone, a proof after each crash point
	SSV_LONG=1 $(PYTEST) tests/acceptance tests/faults

unit: $(READY)  ## Run the pure tests only
	$(PYTEST) tests/unit

sure: lint types contracts unit  ## Everything CI checks, quickest first
	$(PYTEST) tests/integration tests/acceptance tests/faults

lint: $(READY)  ## Style, formatting and the walls between packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(READY)  ## mypy, strict
	$(BIN)/mypy $(SOURCES)

contracts: $(READY)  ## Generated code is current; no contract broke its users
	$(BIN)/python tools/generate_contracts.py --check
	$(BIN)/python tools/check_compatibility.py
	$(BIN)/python tools/write_reference.py --check

proto: $(READY)  ## Regenerate libs/contracts from proto/
	$(BIN)/python tools/generate_contracts.py

bench: $(READY)  ## Measure against bare baselines, side by side; prints a table of ratios
	$(BIN)/python -m pytest tests/benchmarks -s --timeout=3600

fonts: $(READY)  ## Fetch the fonts of rare characters (needs apt-get; kept in the cache, verified by SHA-256)
	$(BIN)/python tools/fetch_fonts.py

lock: $(READY)  ## Resolve requirements/main.in anew into requirements/main.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    requirements/main.in -o requirements/main.lock

clean:  ## Stop the stack and remove its state and the caches of the checkers (downloads are kept)
	@[ ! -x $(BIN)/ssv ] || $(BIN)/ssv clean --state "$(STATE)" --yes
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
