# Each target makes what it needs; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help install demo serve bench-cohort-start bench-post bench-web kill-mail test check fmt lock branches histories clean

VENV := .venv
BIN := $(VENV)/bin
UV := $(VENV)/uv/bin/uv

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

install: $(VENV)/run.done ## install what a worker and the command line need

demo: $(VENV)/demo.done ## rehearse the cohort of 2018 on a Temporal server of its own
	@$(BIN)/python -m rehearsal $(ARGS)

serve: $(VENV)/run.done ## run worker and pages for real work; settings come from the environment
	@$(BIN)/python worker.py & worker=$$!; trap "kill $$worker 2>/dev/null; wait $$worker" EXIT; $(BIN)/python -m web

bench-cohort-start: $(VENV)/demo.done ## measure how fast cohorts begin and announce, beside the bare client
	@$(BIN)/python -m bench.cohort_start $(ARGS)

bench-post: $(VENV)/dev.done ## measure how fast a full outbox leaves, beside the bare client
	@$(BIN)/python -m bench.post $(ARGS)

bench-web: $(VENV)/dev.done ## measure the board of 514 regions with 16 readers at once, and how soon it shows a message
	@$(BIN)/python -m bench.web $(ARGS)

kill-mail: $(VENV)/dev.done ## kill the mail worker 61 times while it sends 1,000 letters
	@$(BIN)/python -m tests.chaos.kills $(ARGS)

test: $(VENV)/dev.done ## run every test
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: $(VENV)/dev.done ## ruff, mypy --strict and the import contracts
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

fmt: $(VENV)/dev.done ## put the code into the house format
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: $(UV) ## write the lock files anew from pyproject.toml
	@$(call compile,requirements.txt,)
	@$(call compile,requirements-demo.txt,--group demo)
	@$(call compile,requirements-dev.txt,--group dev)

branches: $(VENV)/dev.done ## write docs/branches.md from the names of the tests
	@$(BIN)/python -m tests.branches

histories: $(VENV)/dev.done ## record histories for the replay test; for a release only
	@$(BIN)/python -m tests.histories.record

clean: ## remove the environment and what rehearsals left
	rm -rf $(VENV) .rehearsals .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

compile = $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml $(2) -o $(1)

$(UV):
	@python3 -m venv $(VENV)/uv && $(VENV)/uv/bin/pip install -q --disable-pip-version-check uv

$(BIN)/python: | $(UV)
	@UV_PYTHON_DOWNLOADS=never $(UV) venv -q --allow-existing --python "$$(command -v python3)" $(VENV)

# The environments share one folder; each larger group serves the smaller ones too.
$(VENV)/dev.done: requirements-dev.txt | $(BIN)/python
	@echo "installing the tools and libraries into $(VENV) ..."
	@VIRTUAL_ENV=$(VENV) $(UV) pip sync -q requirements-dev.txt && touch $@ $(VENV)/demo.done $(VENV)/run.done

$(VENV)/demo.done: requirements-demo.txt | $(BIN)/python
	@echo "installing the libraries into $(VENV) ..."
	@VIRTUAL_ENV=$(VENV) $(UV) pip sync -q requirements-demo.txt && touch $@ $(VENV)/run.done && rm -f $(VENV)/dev.done

$(VENV)/run.done: requirements.txt | $(BIN)/python
	@echo "installing the libraries into $(VENV) ..."
	@VIRTUAL_ENV=$(VENV) $(UV) pip sync -q requirements.txt && touch $@ && rm -f $(VENV)/dev.done $(VENV)/demo.done
