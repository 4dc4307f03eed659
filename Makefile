# Works on a machine with only Python 3.11, git and make. `make help` lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(firstword $(shell command -v python3.11 python3))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
NODE_TOOLS := tools/gltf-validator tools/axe tools/grafana-schema
PROMPT ?= a round oak table with four brass legs
OUT ?= out/demo
JOBS ?= 2
PYTEST_ARGS ?=
ARGS ?=

export PIP_NO_WARN_SCRIPT_LOCATION := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help setup setup-server setup-dev setup-cluster setup-deploy demo serve test test-quick test-unit test-cluster test-deploy test-operate monitoring monitoring-pictures lint format bench bench-compare fuzz chaos soak gallery screenshots docs promises lock clean

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.ready ## Install what is needed to make models, into .venv
setup-server: $(VENV)/.ready-server ## Install what the studio service needs too
setup-dev: $(VENV)/.ready-dev ## Install the test and lint tools too
setup-cluster: setup-dev ## Build the Kubernetes control plane that test-cluster runs (some minutes, once)
	@tools/cluster/build.sh >/dev/null
	@tools/node_system.sh

setup-deploy: setup-cluster ## Install what test-deploy checks images, manifests, scripts and pipelines with
	@tools/apart_venv.sh checkers >/dev/null
	@tools/apart_venv.sh pipeline >/dev/null
	@for tool in actionlint gitleaks toxiproxy; do tools/ci/go_tool.sh $$tool >/dev/null; done
	@tools/apart_venv.sh aws >/dev/null

demo: setup ## Make one model and say where it is (PROMPT="...", OUT=folder)
	@prompt2mesh make "$(PROMPT)" --out "$(OUT)"
	@printf '\nYour model is in %s\n' "$(OUT)"
	@ls "$(OUT)"

serve: setup-server ## Run the studio: the web page on :8501 and the API on :8000 (ARGS="--help")
	@prompt2mesh serve $(ARGS)

# Much of it waits, for a page, a start or a lease: one more test at a time than there are cores keeps these busy.
test: setup-dev ## Run every test, with real Blender workers: each asset, the whole command line
	@python tools/run_tests.py -n $$(($(JOBS) + 1)) --dist worksteal $(PYTEST_ARGS)

test-quick: setup-dev ## Run the tests without the slow ones
	@python tools/run_tests.py -n $(JOBS) -m "not slow" $(PYTEST_ARGS)

test-unit: setup-dev ## Run the tests that need no Blender
	@python tools/run_tests.py -n $(JOBS) tests/unit $(PYTEST_ARGS)

# A file's tests share what they start, so they stay together.
test-cluster: setup-cluster ## Run the tests over a real Kubernetes control plane, and one journey on a real node
	@python tools/run_tests.py -n $(JOBS) --dist loadfile tests/cluster tests/node $(PYTEST_ARGS)

test-deploy: setup-deploy ## Check what a deployment needs: images, manifests, scripts, pipelines, AWS stacks
	@python tools/run_tests.py -n $(JOBS) --dist loadfile tests/deploy $(PYTEST_ARGS)

# Prometheus over the real service, dashboards and alerts. Files begin in the order of their names: chaos takes longest, and
# would begin last, as it has the fewest tests.
test-operate: setup-cluster ## Run the tests of operating it: metrics, rules and dashboards over a real Prometheus
	@python tools/run_tests.py -n $(JOBS) --dist loadfile --no-loadscope-reorder tests/operate $(PYTEST_ARGS)

lint: setup-dev ## Check format, lint, types, import rules and that the reference is up to date
	ruff format --check .
	ruff check .
	pyright
	lint-imports
	python tools/generate_reference.py --check
	python -m monitoring --check

format: setup-dev ## Format the code and fix what can be fixed safely
	ruff format .
	ruff check --fix .

bench: setup-dev setup-server ## Measure the speed beside peers and limits (ARGS="--only PART --quick")
	@python -m benchmarks $(ARGS)

bench-compare: setup-dev setup-server ## Say what became slower since a commit (REF=main, ARGS="--help")
	@python -m benchmarks.compare $(REF) $(ARGS)

chaos: setup-dev ## Kill, freeze, cut off and fill up a studio in use, then prove that nothing was lost (ARGS="--minutes 20")
	@tools/ci/go_tool.sh toxiproxy >/dev/null
	@python -m tests.support.chaos $(ARGS)

soak: setup-dev ## Use a studio for hours and see that what it holds stays flat (ARGS="--hours 2")
	@tools/ci/go_tool.sh toxiproxy >/dev/null
	@python -m tests.support.soak $(ARGS)

fuzz: setup-dev ## Search for inputs that break something (ARGS="--seconds 60 --only TARGET --jobs 2")
	@python -m fuzz.run $(ARGS)

gallery: setup ## Render the pictures of the docs: the gallery and a sheet for each family of the library
	@python examples/gallery/build.py
	@python examples/library/build.py

screenshots: setup-dev ## Take the pictures of the web page for docs/images/web anew
	PROMPT2MESH_SCREENSHOTS=$(CURDIR)/docs/images/web $(BIN)/python -m pytest -q -n 0 tests/e2e/test_web_pictures.py

monitoring: setup-dev ## Write the rules and the dashboards of monitoring/ anew from the code
	python -m monitoring

monitoring-pictures: setup-cluster ## Draw the dashboards for docs/images/monitoring anew, out of a real run of some minutes
	PROMPT2MESH_DASHBOARD_PICTURES=$(CURDIR)/docs/images/monitoring $(BIN)/python -m pytest -q -n 0 tests/operate/test_monitoring_panels.py

docs: setup-dev ## Write docs/reference anew from the code
	python tools/generate_reference.py

promises: setup-dev ## Write docs/reference/promises.md and benchmarks/README.md from what was measured last
	@python tools/generate_reference.py --only promises.md --only benchmarks/README.md

lock: setup-dev ## Resolve the newest allowed versions into requirements/
	tools/lock.sh $(ARGS)

clean: ## Remove everything that the other targets made
	rm -rf $(VENV) $(NODE_TOOLS:%=%/node_modules) out .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: each is newer than what it was made from, so a second run does nothing.
$(VENV)/.made: | tools/make_venv.sh
	@tools/make_venv.sh "$(PYTHON)" "$(VENV)"
	@touch $@

$(VENV)/.ready: $(VENV)/.made requirements/core.lock pyproject.toml tools/system_libraries.sh
	@echo "Installing Prompt2Mesh into $(VENV) (Blender is 370 MB) ..."
	@tools/install_locked.sh "$(BIN)/python" requirements/core.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@tools/system_libraries.sh "$(BIN)/python"
	@touch $@

$(VENV)/.ready-server: $(VENV)/.ready requirements/server.lock tools/sandbox_system.sh
	@echo "Installing the server ..."
	@tools/install_locked.sh "$(BIN)/python" requirements/server.lock
	@tools/sandbox_system.sh || echo "Without it an LLM gets no Blender Python; all else works."
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements/dev.lock $(NODE_TOOLS:%=%/package-lock.json) tools/test_systems.sh tools/sandbox_system.sh \
		requirements/peer-1x.lock requirements/peer-2x.lock
	@echo "Installing the test and lint tools ..."
	@tools/install_locked.sh "$(BIN)/python" requirements/dev.lock
	@for folder in $(NODE_TOOLS); do (cd $$folder && NODE_OPTIONS=--use-system-ca npm ci --loglevel=error --no-audit --no-fund >/dev/null); done
	@tools/test_systems.sh
	@tools/sandbox_system.sh
	@touch $@
