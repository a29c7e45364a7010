# Two commands on a fresh machine with Python 3.11 or newer: `make run` opens the workbench, `make test` tests it.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
# Tried in this order; `make PYTHON=/somewhere/python3 run` puts another one first.
CANDIDATES := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python
DB := claims.db
# Each worker begins with a share of its own, so that fixtures of a module are made once. The limit is no verdict on speed,
# but an end for what hangs where nobody thought of it.
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal --timeout 600
# The suite starts some thousand programs, and each would compile the whole workbench anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test quick check format bench sample picture docs clean

help:
	@echo "make run      open the workbench on $(DB)"
	@echo "make test     run all tests;  make quick  leaves the slow ones out"
	@echo "make check    formatting, lint, types, layers and complexity"
	@echo "make format   put the code into the house's form"
	@echo "make bench    measure the workbench beside its peers; takes some minutes"
	@echo "make sample   build claims.db anew from sample/"
	@echo "make picture  draw docs/screen.svg anew;  make docs  writes the README's table of keys"
	@echo "make clean    remove .venv and what tools leave behind"

run: $(VENV)/.installed
	@$(BIN)/workbench --db $(DB)

test: $(VENV)/.installed-test
	@$(PYTEST) $(ARGS)

quick: $(VENV)/.installed-test
	@$(PYTEST) -m "not slow" $(ARGS)

check: $(VENV)/.installed-check $(VENV)/.installed-test
	@$(BIN)/ruff format --check --quiet . || { echo "Not in the house's form; run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/complexity.py

format: $(VENV)/.installed-check
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

bench: $(VENV)/.installed
	@$(BIN)/python -m benchmarks

sample: $(VENV)/.installed
	@$(BIN)/python sample/build.py && echo "Built claims.db from sample/."

picture: $(VENV)/.installed
	@$(BIN)/python docs/picture.py && echo "Drew docs/screen.svg."

docs: $(VENV)/.installed
	@$(BIN)/python docs/keys.py && echo "Wrote the table of keys into README.md."

clean:
	@rm -rf $(VENV) .venv-bench-* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A command may exist and not run (a shim for a version that is not there), so each candidate is asked, not looked up.
$(VENV)/.made:
	@found=; old=; bare=; \
	for each in $(CANDIDATES); do \
	  "$$each" -c '' 2>/dev/null || continue; \
	  "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { old="$$each"; continue; }; \
	  "$$each" -c 'import ensurepip, venv' 2>/dev/null || { bare="$$each"; continue; }; \
	  found="$$each"; break; \
	done; \
	if [ -n "$$found" ]; then \
	  echo "Making $(VENV) with $$($$found --version) …" && "$$found" -m venv --clear $(VENV) && touch $@; \
	elif [ -n "$$bare" ]; then \
	  echo "$$($$bare --version) cannot make virtual environments; install its venv package (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 2; \
	elif [ -n "$$old" ]; then \
	  echo "The workbench needs Python 3.11 or newer, and the newest one found is $$($$old --version); install a newer one, or name it: make PYTHON=/path/to/python3 run" >&2; exit 2; \
	else \
	  echo "No Python found; install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3 run" >&2; exit 2; \
	fi

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "Installing the workbench into $(VENV), once; this takes about a minute …"
	@$(PIP) --editable . && touch $@

$(VENV)/.installed-%: $(VENV)/.made pyproject.toml
	@echo "Installing the workbench and its $* tools into $(VENV), once; this takes about a minute …"
	@$(PIP) --editable '.[$*]' && touch $(VENV)/.installed $@
