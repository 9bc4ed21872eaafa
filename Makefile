# Two commands are enough: `make serve` and `make test`.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q
RAW ?= data/raw

.PHONY: serve test data bench endurance gallery lock traductions widget clean

serve: .venv/installed
	@$(BIN)/python -m scripts.prepare
	@PORT=$(PORT) $(BIN)/python -m scripts.serve

test: .venv/tests-installed
	@$(BIN)/python -m tests.chromium || true
	@$(BIN)/python -m tests.firefox || true
	@$(BIN)/python -m tests.nginx || true
	@$(BIN)/python -m tests.npm || true
	@$(BIN)/python -m tests.redis_server || true
	@$(BIN)/python -m tests.postgres || true
	@$(BIN)/python -m pytest -n 2 --dist loadfile

data: .venv/installed
	@$(BIN)/python -m scripts.fetch --raw $(RAW) || echo "La construction continue avec les fichiers présents dans $(RAW)."
	@$(BIN)/python -m scripts.build --raw $(RAW) --target $${TRAJECTOIRES_DATABASE:-data/build/trajectoires.duckdb}

bench: .venv/installed
	@$(BIN)/python -m scripts.bench

endurance: .venv/installed
	@$(BIN)/python -m scripts.endurance

gallery: .venv/tests-installed
	@$(BIN)/python -m tests.chromium || true
	@$(BIN)/python -m tests.gallery

# For maintainers: writes the lock again from pyproject.toml.
lock: .venv/installed
	@$(BIN)/pip install -q uv
	@$(COMPILE) -o requirements.lock pyproject.toml
	@$(COMPILE) --extra test -c requirements.lock -o requirements-test.lock pyproject.toml
	@echo pip-audit | $(COMPILE) -o .ci/audit.lock -

traductions: .venv/installed
	@mkdir -p data/build
	@$(BIN)/pybabel -q extract -F pyproject.toml -k Phrase --no-wrap --sort-by-file --add-location file \
		--omit-header -o data/build/phrases.pot .
	@for name in en:en tu:fr; do $(BIN)/pybabel -q update -i data/build/phrases.pot -o app/translations/$${name%:*}.po -l $${name#*:} \
		--no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date; done

clean:
	rm -rf .venv data/build .pytest_cache

.venv/installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Il faut Python 3.11 ou plus récent : make PYTHON=python3.11 serve")'
	@echo "Installation des dépendances dans .venv (une minute environ, une seule fois)."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

# What only the tests need: a validator and a browser driver are heavier than all the rest.
.venv/tests-installed: requirements-test.lock .venv/installed
	@echo "Installation de ce qu'il faut pour les tests (une minute environ, une seule fois)."
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

# For maintainers: freezes the present script under a number that never changes (needs npm).
widget: .venv/installed
	@$(BIN)/python -m scripts.release_widget $(VERSION)
