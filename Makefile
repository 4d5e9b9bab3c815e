# Everything runs in .venv, built from locked requirements. On a fresh machine: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test check attacks audit audit-access golden bench soak lock clean

install: .venv/installed

.venv/installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch .venv/installed

demo: install
	$(BIN)/casewalk demo

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pip check
	$(BIN)/python -m pytest tests/house

# The attacks are counted, so they are played in one process; all else on every processor.
test: check attacks
	$(BIN)/python -m pytest --ignore=tests/house --ignore=tests/attacks --numprocesses=auto --maxprocesses=4

# Writes transcripts and pictures anew, to be looked at before they are committed.
golden: install
	$(BIN)/python -m pytest tests/bot/test_walkthrough.py tests/bot/test_whole_round.py tests/bot/test_tripwire.py tests/bot/test_concerns.py tests/bot/test_lead_pages.py tests/bot/test_quotes.py tests/browser tests/privacy/test_corpora.py tests/attacks tests/house/test_access_table.py --golden

# What is tried against the bot, alone.
attacks: install
	$(BIN)/python -m pytest tests/attacks

# Every pair of worlds that differ in one secret, for everybody, with its count in docs/threat-model.md.
audit-access: install
	$(BIN)/python -m pytest tests/noninterference -s --whole --golden

# Known faults of what is locked; needs the network and pip-audit on the PATH.
audit:
	pip-audit --require-hashes --disable-pip --requirement requirements.txt

bench: install
	$(BIN)/python -m benchmarks.floods
	$(BIN)/python -m benchmarks.writes
	$(BIN)/python -m benchmarks.answers
	$(BIN)/python -m benchmarks.summary

# Random hands on every phone; a fault prints its seed and what was last done.
soak: install
	$(BIN)/python -m tests.soak --turns 100000 --jobs 2

# Needs uv on the PATH; writes no registry address into the files.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml
lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --output-file requirements-dev.txt

clean:
	rm -rf .venv
