# make demo        install into .venv, run the main job on a shipped scenario, say where the report is
# make test        install what the checks need and run them (at most 15 minutes on two cores), first whether the engine compiles at all
# make quick       laws, invariants, scenarios, risk, documents and statements alone, under two minutes of processor time
# make test-slow   the checks that take longer
# make scoreboard  rerun published experiments, rewrite docs/scoreboard.md and the table in the README
# make calibrate   fit the numbers of the hazard to counts in populations, rewrite their records and page (about five minutes)
# make bench       measure speed against the bars
# make messages    renew the catalogues of texts after a text was added
# make map         measure the threshold map anew after the pool of motor neurons changed (ten minutes on two cores)
# make lock        resolve the dependencies again into requirements.lock

PYTHON ?= python3
BIN := .venv/bin
QUICK := $(addprefix tests/,laws invariants scenario risk docs statements api)

.PHONY: demo test quick test-slow scoreboard calibrate bench messages map lock clean

demo: .venv/installed
	@test -e byrne-2006-race.toml || $(BIN)/kram new byrne-2006-race
	$(BIN)/kram run byrne-2006-race.toml

test: .venv/installed browser
	$(BIN)/ruff check src tests scoreboard benchmarks tools
	$(BIN)/ruff format --check src tests scoreboard benchmarks tools
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -x tests/numerics/test_smoke.py
	$(BIN)/python -m pytest -n 2 --dist loadgroup -rs -m "not slow"

quick: .venv/installed
	$(BIN)/python -m pytest -n 2 -m "not slow and not heavy" $(QUICK)

test-slow: .venv/installed browser
	$(BIN)/python -m pytest -rs -m slow

browser: .venv/installed
	$(BIN)/python -m tools.get_chromium

scoreboard: .venv/installed
	$(BIN)/python -m scoreboard

calibrate: .venv/installed
	$(BIN)/python -m tools.calibrate

bench: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	$(BIN)/python -m benchmarks

messages: .venv/installed
	$(BIN)/python -m tools.messages

map: .venv/installed
	$(BIN)/python -m tools.threshold_map measure --work threshold_map.jsonl
	$(BIN)/python -m tools.threshold_map write --work threshold_map.jsonl
	$(BIN)/python -m tools.fit_excitability

lock:
	$(PYTHON) -m uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --extra netcdf --extra pandas --extra web --extra test --no-annotate \
		--python-version 3.11 pyproject.toml --output-file requirements.lock

clean:
	rm -rf .venv build dist

.venv/bin/python:
	PYTHON="$(PYTHON)" tools/make_venv

.venv/installed: .venv/bin/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@
