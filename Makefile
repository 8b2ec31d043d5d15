# Smart Supervision. `make help` explains every target.
PYTHON ?= python3
STATE  ?= .ssv
BIN    := .venv/bin
PARTS  := libs/contracts libs/statutes libs/chassis libs/matters libs/roster libs/province \
          services/directory services/licensing services/enforcement services/command-center deploy/local
READY  := .venv/ready
SOURCES := $(addsuffix /src,$(filter-out libs/contracts,$(PARTS))) tools tests

.DEFAULT_GOAL := help
.PHONY: help setup run test unit sure lint types contracts proto bench clean lock

help:  ## Explain every target
	@echo "Smart Supervision: what you can type"
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18
	@echo "Variables: PYTHON (default python3, 3.11 to 3.13), STATE (default .ssv, the folder of the local stack)"

setup: $(READY)  ## Create .venv with ssv, smartsupervision and pytest

$(READY): requirements/main.lock $(addsuffix /pyproject.toml,$(PARTS)) tools/check_python.sh
	@sh tools/check_python.sh "$(PYTHON)"
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@echo "Installing the locked requirements into .venv (hash-checked, about 210 MB the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/main.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation $(addprefix -e ,$(PARTS))
	@touch $(READY)

run: $(READY)  ## Start everything, load the simulated province, print the page's address and a sign-in link
	@exec $(BIN)/ssv up --state "$(STATE)" --load-province

test: $(READY)  ## Run all tests on real servers (unit, integration, acceptance, faults)
	$(BIN)/pytest

unit: $(READY)  ## Run the pure tests only (seconds)
	$(BIN)/pytest tests/unit

sure: lint types contracts unit  ## Everything CI checks, quickest first
	$(BIN)/pytest tests/integration tests/acceptance tests/faults

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

lock: $(READY)  ## Resolve requirements/main.in anew into requirements/main.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    requirements/main.in -o requirements/main.lock

clean:  ## Stop the stack and remove its state and the caches of the checkers (downloads are kept)
	@[ ! -x $(BIN)/ssv ] || $(BIN)/ssv clean --state "$(STATE)" --yes
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
