# One command for each thing a contributor does. `make demo` sets up $(VENV) for the package alone, all others with what
# tests and checks need.
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
ALONE := $(VENV)/.installed-alone
PINS := -c constraints.txt
# Installing builds the gazetteer from these; other files take effect at once.
GAZETTEER := $(wildcard hatch_build.py src/counterclaim/gazetteer/*.py src/counterclaim/gazetteer/data/*)

.PHONY: rivals fuzz hashes sbom audit wheels reliability hostile
.PHONY: messages
.PHONY: demo test growth lint docs results site constraints clean help

help:  ## the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

demo: $(ALONE)  ## read the eight demo reports into a ledger; show three disputes (installs the package alone)
	@mkdir -p demo-out
	@$(BIN)/counterclaim demo --ledger demo-out/demo.db

JOBS ?= 2
# Compiled modules are kept, whatever the surroundings say: the tests start the program a hundred times.
test: $(STAMP)  ## all tests, on JOBS processors
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(JOBS) --dist loadfile

growth: $(STAMP)  ## does time grow with the text and no faster? crafted texts, every regular expression; some minutes
	$(BIN)/python -m benchmarks.growth

lint: $(STAMP)  ## style, types, and which package may import which
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

docs: $(STAMP)  ## rebuild the generated pages and the JSON Schema
	$(BIN)/python docs/generate.py

# Each command writes its score into docs/results.json; DATA holds the public sets (docs/accuracy.md), without it ours alone.
EVALUATE := $(BIN)/counterclaim evaluate
KEEP := --results docs/results.json --json >/dev/null
results: $(STAMP)  ## measure again what README and docs quote, then rebuild them (DATA=folder with the public sets)
	for part in open kept; do $(EVALUATE) claims tests/gold/reports/$$part $(KEEP) \
	  && $(EVALUATE) claims tests/gold/kinds/$$part $(KEEP) \
	  && $(EVALUATE) matters tests/gold/matters/$$part $(KEEP) || exit 1; done
	$(EVALUATE) fairness tests/gold/fairness src/counterclaim/demo/reports $(KEEP)
ifdef DATA
	$(EVALUATE) attributions $(DATA)/attribution/polnear-dev.jsonl --by-kind --bootstrap 1000 $(KEEP)
	$(EVALUATE) attributions $(DATA)/attribution/polnear-annotator-training.jsonl --all-annotators $(KEEP)
	$(EVALUATE) figures $(DATA)/quantities/newsquant.dev.jsonl $(KEEP)
	$(EVALUATE) figures $(DATA)/quantities/conflict_figures.dev.jsonl $(KEEP)
	$(EVALUATE) times $(foreach set,aquaint meantime timebank,$(DATA)/times/$(set).dev.jsonl) $(KEEP)
	$(EVALUATE) places $(foreach set,geovirus gwn lgl trnews,$(DATA)/places/$(set).dev.jsonl) $(KEEP)
	$(BIN)/python benchmarks/event_types.py $(DATA)/events/event_types.dev.jsonl --results docs/results.json >/dev/null
endif
	$(BIN)/python docs/generate.py

site: $(STAMP)  ## the documentation as a small site in site/
	$(BIN)/python -m pip install --quiet $(PINS) -e '.[docs]'
	$(BIN)/mkdocs build --strict --quiet

constraints:  ## pin anew: the newest versions that pyproject.toml allows, from a fresh environment
	touch constraints.txt
	$(MAKE) VENV=.venv-pins PINS= .venv-pins/.installed
	.venv-pins/bin/python -m pip install --quiet -e '.[test,docs]'
	.venv-pins/bin/python -m pip list --format=freeze --exclude-editable \
	  | grep -v -i -E '^(pip|setuptools|wheel)==' > constraints.txt
	rm -rf .venv-pins

RUNS ?= 100000
fuzz: $(STAMP)  ## fuzz every parser RUNS times (needs the fuzz extra; Linux)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet $(PINS) atheris \
	  || { echo "NOT TRIED HERE: atheris is not installed and cannot be; nothing was fuzzed" >&2; test -z "$$CI_FUZZ"; }
	@if $(BIN)/python -c 'import atheris' 2>/dev/null; then $(BIN)/python -m tests.fuzz.run --runs $(RUNS); fi

reliability: $(STAMP)  ## draw docs/images/reliability.svg anew (DATA=folder with the gold sets)
	$(BIN)/python docs/reliability.py $(if $(DATA),--data $(DATA))

hostile: $(STAMP)  ## texts made to choke a reader through read and add: time, memory, how it ended; some minutes
	$(BIN)/python benchmarks/hostile.py

rivals: $(STAMP)  ## 10,000 pairs of reports that look like rivals: how many come out as contradictions; half an hour
	$(BIN)/python -m benchmarks.near_rivals

messages: $(STAMP)  ## bring the pages' messages in other languages up to date, and say what they lack
	$(BIN)/python -m tools.messages
	$(BIN)/python -m tools.messages check

wheels: $(STAMP)  ## two builds in two folders must give one wheel
	$(BIN)/python -m tools.same_wheels

hashes: $(STAMP)  ## pins with hashes, for pip install --require-hashes
	$(BIN)/python -m tools.hashed_pins

sbom: $(STAMP)  ## bill of materials of what is installed, CycloneDX
	$(BIN)/python -m tools.bill_of_materials sbom.json

audit: $(STAMP)  ## known weaknesses of the pinned packages, where the database can be reached
	$(BIN)/python -m tools.audit

clean:  ## everything that can be made again
	rm -rf .venv .venv-pins build dist site demo-out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests training -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python that is new enough; asking each to run finds launchers that exist but start nothing.
define SET_UP
@set -e; \
	if [ -x $(BIN)/python ] && $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then :; else \
	  found=; \
	  for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "No Python 3.11 or newer found (python3 is: $$(python3 --version 2>&1))." >&2; \
	    echo "Install one, or name it: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; \
	  fi; \
	  echo "Setting up $(VENV) with $$($$found --version)"; \
	  rm -rf $(VENV); \
	  $$found -m venv $(VENV) || { \
	    echo "This Python has no venv module; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; \
	fi
endef
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check $(PINS)

$(ALONE): pyproject.toml constraints.txt $(GAZETTEER)
	$(SET_UP)
	@$(INSTALL) -e .
	@touch $@

$(STAMP): pyproject.toml constraints.txt $(GAZETTEER)
	$(SET_UP)
	$(INSTALL) -e '.[test]'
	@touch $(ALONE) $@
