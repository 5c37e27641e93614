# Every command of this project. Each makes what it needs first, and asks nothing
# (`make staff` alone asks, for the name and password of the new account).

PORT ?= 8000
RECORD ?= armenia-azerbaijan
ARGS ?=
export PORT RECORD ARGS PYTHON

.PHONY: help serve stack test check bench attack chaos staff schema messages lock

help: ## this list
	@grep -E '^[a-z]+: ##' Makefile | sed -E 's/^([a-z]+): ##/make \1\t/' | expand -t 14

serve: ## the site on http://127.0.0.1:8000, with the first record loaded (PORT=, RECORD=)
	@exec scripts/serve.sh

stack: ## the whole deployment on this machine, to try: nginx, PostgreSQL, Redis (PORT=, RECORD=)
	@exec scripts/stack.sh

test: ## the test suite on SQLite; on PostgreSQL and in a browser where they are there (ARGS=)
	@exec scripts/test.sh

check: ## what CI runs: lint, types, migrations, schema, tests on both databases, browser
	@exec scripts/check.sh

bench: ## answers over HTTP beside other servers, and the speed of the past (ARGS=--quick)
	@exec scripts/bench.sh

attack: ## hostile texts, values and requests by the thousand, for half an hour (ARGS=)
	@exec scripts/attack.sh

chaos: ## faults of disk, database, clock and process, and what came of each, as a table
	@exec scripts/chaos.sh

staff: ## a staff account; asks, or takes DJANGO_SUPERUSER_USERNAME, _EMAIL and _PASSWORD
	@exec scripts/staff.sh

schema: ## writes the API's description to docs/openapi.yaml
	@exec scripts/schema.sh docs/openapi.yaml

messages: ## gathers what the pages say into the catalogues of their languages (needs xgettext)
	@exec scripts/messages.sh

lock: ## pins the requirements anew from pyproject.toml (needs uv)
	@exec scripts/lock.sh
