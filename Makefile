# The words of the front door; what they do is in build/.
.DEFAULT_GOAL := help
.PHONY: help build test test-module soak chaos run bench clean

help: ## list these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

build: ## build the server, ui/target/planwright.jar, and the command line, worker/target/planwright-cli.jar
	@build/build.sh

test: ## run every test there is
	@build/test.sh

test-module: ## run the tests of one module: M=domain, and of one class: T=PlanTest
	@build/test.sh "$(M)" $(T)

soak: ## run in full what `make test` runs in a short form: many rounds, large imports
	@build/soak.sh

chaos: ## kill nodes and cut the way to the database, many times, while others write
	@build/soak.sh ChaosTest

run: ## build what is needed and start the server on PLANWRIGHT_PORT, or 8080
	@build/run.sh

bench: ## run the benchmarks, or some of them: ARGS="work postgres" (log, work, pages; h2, postgres)
	@build/bench.sh $(ARGS)

clean: ## remove what was built; the data folder stays
	@build/clean.sh
