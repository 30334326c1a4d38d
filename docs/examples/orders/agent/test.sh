#!/bin/sh
# Runs all tests, and leaves a JUnit and a Cobertura report in reports/.
set -eu
mkdir -p reports
exec node --test --experimental-test-coverage --test-coverage-include='src/**' \
    --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=junit --test-reporter-destination=reports/junit.xml \
    --test-reporter=./agent/cobertura.mjs --test-reporter-destination=reports/cobertura.xml \
    test/*.test.js
