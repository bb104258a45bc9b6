# ISVA Desk. `make` alone explains the targets. Windows has no make: README.md has the lines to type there.

# The first Python from 3.11 to 3.13 that runs here; choose another with `make PYTHON=...`.
PYTHON ?= $(shell for name in python3.12 python3.11 python3.13 python3 python; do \
	"$$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
READY := .venv/ready
WORDS := $(wildcard i18n/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.PHONY: help demo run test check rules bench samples package strings requirements clean

help:  ## explain the targets
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(READY)  ## set up, make a vault of 40 invented clients, open the window (without a display: text and pictures)
	@$(BIN)/isva-desk demo --vault build/demo/vault --out build/demo --passphrase-file build/demo/passphrase.txt

run: $(READY)  ## open the desk
	@$(BIN)/isva-desk

test: $(READY)  ## set up and run all tests
	@$(BIN)/python installer/check_system.py --tests
	$(BIN)/python -m pytest

check: $(READY)  ## style, types, the order of the rooms, the message catalogues
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python i18n/strings.py check

rules: $(READY)  ## write the manifest of the shipped rules, after a file of theirs was changed on purpose
	$(BIN)/python resources/rules/write_manifest.py

bench: $(READY)  ## ratios against named anchors, side by side, into build/bench.json
	$(BIN)/python -m benchmarks.run

samples: $(READY)  ## write the Today list, pictures of every page of the window, and one of each document in each language, page by page
	rm -rf build/samples  # a demonstration of an older day would show older pages
	$(BIN)/isva-desk demo --no-window --vault build/samples/vault --out build/samples/window --passphrase-file build/samples/passphrase.txt
	$(BIN)/python -m samples.write --out build/samples

package: $(READY)  ## build the one-folder program into dist/isva-desk and try it from an empty folder
	$(BIN)/pyinstaller --noconfirm --log-level WARN --workpath build/pyinstaller --distpath dist installer/isva_desk.spec
	$(BIN)/python -m pytest -m packaged tests/installer

strings: $(READY)  ## collect the sentences of the program and bring the catalogues up to date
	$(BIN)/python i18n/strings.py update
	$(BIN)/python i18n/strings.py compile

requirements: $(READY)  ## pin and hash the newest versions of everything that requirements/*.in names
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python requirements/compile.py

clean:  ## throw away what was built here (the environment in .venv stays)
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Set up once: an environment of exactly the pinned and hashed versions, the program in it, the catalogues compiled.
$(READY): requirements/dev.txt pyproject.toml installer/check_system.py $(WORDS)
	@test -n "$(PYTHON)" || { echo "ISVA Desk needs Python 3.11, 3.12 or 3.13, and none was found here."; exit 1; }
	@$(PYTHON) installer/check_system.py
	@$(PYTHON) -c 'import ensurepip' || { echo "This Python cannot make an environment; install it with: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python i18n/strings.py compile
	@touch $(READY)
