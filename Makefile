# bell-lap: `make run` and `make test` work as the first command after cloning.
# They need Python 3.11 or newer and make; PYTHON=... chooses the interpreter, ARGS="..." is passed on.

SHELL := /bin/sh
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

# The first of these that runs and is new enough.
FIND_PYTHON = for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done
PYTHON ?= $(shell $(FIND_PYTHON))
PIP = "$(BIN)/python" -m pip --disable-pip-version-check install -qq --constraint constraints.txt

RUN_STAMP := $(VENV)/.stamp-run
DEV_STAMP := $(VENV)/.stamp-dev
BENCH_STAMP := $(VENV)/.stamp-bench
SOUND_STAMP := $(VENV)/.stamp-simpleaudio
SOUND_LOG := $(VENV)/simpleaudio.log

# Whoever forbids Python to keep what it has compiled has it compiled at each start of the program,
# and there are hundreds in the tests. It goes into __pycache__, which git does not see.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run demo test coverage check docs screenshots bench soak mutants simpleaudio clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: $(DEV_STAMP) $(SOUND_STAMP)  ## make .venv with everything to run, test and check

run: $(RUN_STAMP) $(SOUND_STAMP)  ## open the program; ARGS="show pyramid" gives it arguments
	@"$(BIN)/bell-lap" $(ARGS)

demo: $(RUN_STAMP) $(SOUND_STAMP)  ## watch a simulated runner for half a minute, twenty times as fast; q leaves
	@"$(BIN)/bell-lap" rehearse '3 x 600m in 1:52, rest 90s jog' --speed 20 $(ARGS)

test: $(DEV_STAMP) $(SOUND_STAMP)  ## all tests; ARGS="-k settings" chooses some
	@"$(BIN)/python" -m tests $(ARGS)

coverage: $(DEV_STAMP) $(SOUND_STAMP)  ## all tests, and what of the program they run; core has to be whole
	@"$(BIN)/python" -m tests.covered $(ARGS)

check: $(DEV_STAMP)  ## format, lint, types, import contracts, documents
	@"$(BIN)/ruff" format --check .
	@"$(BIN)/ruff" check .
	@"$(BIN)/mypy" src tests benchmarks
	@"$(BIN)/lint-imports" --no-logo
	@"$(BIN)/python" -m pytest -q -m docs

docs: $(DEV_STAMP)  ## draw the parts of docs/architecture.md that come from the code
	@"$(BIN)/python" -m tests.docs_tools

screenshots: $(DEV_STAMP)  ## draw every screen anew: snapshots, README pictures, docs/screens.md
	@"$(BIN)/python" -m tests.pictures --redraw

bench: $(BENCH_STAMP) $(SOUND_STAMP)  ## measure what the design is held to; ARGS=--quick is a look, ARGS=--write keeps the figures
	@"$(BIN)/python" -m benchmarks $(ARGS)

soak: $(DEV_STAMP)  ## many more examples, chaos and long workouts in full, fuzzing led by coverage
	@BELL_LAP_HYPOTHESIS=soak "$(BIN)/python" -m pytest --timeout 3600 -m "not pty and not sound and not chaos" $(ARGS)
	@BELL_LAP_CHAOS=long "$(BIN)/python" -m pytest --timeout 7200 -m chaos $(ARGS)
	@BELL_LAP_CHAOS=long "$(BIN)/python" -m pytest -m soak tests/soak/test_*.py tests/soak/twenty_minutes.py $(ARGS)
	@$(PIP) --no-build-isolation --editable '.[fuzz]'
	@"$(BIN)/python" -m tests.fuzz --seconds 600

mutants: $(DEV_STAMP)  ## faults in core that no test notices; ARGS="core/pacing.py" or "--sample 500 --seed 7"
	@$(PIP) --no-build-isolation --editable '.[mutants]'
	@"$(BIN)/python" -m tests.mutants $(ARGS)

simpleaudio:  ## try again to add simpleaudio, the sound that has to be compiled
	@rm -f "$(SOUND_STAMP)"
	@$(MAKE) --no-print-directory "$(SOUND_STAMP)"

clean:  ## remove .venv and what the tools left behind
	rm -rf "$(VENV)" .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage dist build

$(RUN_STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found; say where: make PYTHON=/path/to/python" >&2; exit 3; }
	@test -x "$(BIN)/python" || { echo "Making $(VENV) with $(PYTHON)"; "$(PYTHON)" -m venv "$(VENV)"; }
	@echo "Installing what bell-lap needs"
	@$(PIP) hatchling
	@$(PIP) --no-build-isolation --editable .
	@touch "$@"

$(DEV_STAMP): $(RUN_STAMP)
	@echo "Installing what the tests and checks need"
	@$(PIP) --no-build-isolation --editable '.[dev]'
	@touch "$@"

# Without termdown nothing is missing but a yardstick, and the table says so.
$(BENCH_STAMP): $(DEV_STAMP)
	@echo "Installing what the benchmarks are held against"
	@$(PIP) --no-build-isolation --editable '.[bench]' || echo "Without termdown: it could not be installed"
	@touch "$@"

# simpleaudio is compiled here. Where that cannot be, one line says why, and nothing fails: miniaudio plays.
# It is not tried again until what is asked for changes, or by `make simpleaudio`.
$(SOUND_STAMP): $(RUN_STAMP)
	@"$(BIN)/python" -c 'import simpleaudio' 2>/dev/null || { why=; \
	case "$$(uname -s)" in \
	Linux) \
	  command -v cc >/dev/null || why="no C compiler (Debian: apt install gcc libc6-dev)"; \
	  test -n "$$why" || echo '#include <alsa/asoundlib.h>' | cc -E - >/dev/null 2>&1 \
	    || why="no ALSA headers (Debian: apt install libasound2-dev)";; \
	Darwin) command -v cc >/dev/null || why="no C compiler (xcode-select --install)";; \
	esac; \
	test -n "$$why" || $(PIP) --retries 1 --timeout 15 --no-input simpleaudio >"$(SOUND_LOG)" 2>&1 \
	  || why="it does not build here (see $(SOUND_LOG))"; \
	test -z "$$why" || echo "Without simpleaudio: $$why. miniaudio plays. To try again: make simpleaudio"; }
	@touch "$@"
