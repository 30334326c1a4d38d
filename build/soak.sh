#!/bin/sh
# Runs in their full form the tests that `make test` runs in a short one: build/soak.sh [TEST...]
set -eu
cd "$(dirname "$0")/.."

unset PLANWRIGHT_PORT PLANWRIGHT_DATA PLANWRIGHT_DB_URL PLANWRIGHT_DB_USER PLANWRIGHT_DB_PASSWORD \
    PLANWRIGHT_ADMIN_TOKEN PLANWRIGHT_PUBLIC_URL

tests=$(printf 'io/planwright/**/%s,' "${@:-CrowdedImportTest}")
if [ $# = 0 ]; then tests='io/planwright/**/CrowdedImportTest,io/planwright/**/ChaosTest'; fi
exec build/maven.sh test -pl infrastructure -am -Dplanwright.soak=true -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false
