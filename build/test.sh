#!/bin/sh
# Runs every test, or those of one module, with the modules it builds on only compiled: build/test.sh [MODULE [TEST]]
set -eu
cd "$(dirname "$0")/.."

# Tests bring their own settings and must never reach the database of a server.
unset PLANWRIGHT_PORT PLANWRIGHT_DATA PLANWRIGHT_DB_URL PLANWRIGHT_DB_USER PLANWRIGHT_DB_PASSWORD \
    PLANWRIGHT_ADMIN_TOKEN PLANWRIGHT_PUBLIC_URL

if [ $# = 0 ]; then
    PLANWRIGHT_CHROMIUM=$(build/chromium.sh)
    export PLANWRIGHT_CHROMIUM
    build/maven.sh verify -Dmaven.test.redirectTestOutputToFile=true && exit
    for report in $(grep -lE 'Tests run:.*<<< (FAILURE|ERROR)!' ./*/target/*-reports/*.txt); do
        output=${report%.txt}-output.txt
        [ -f "$output" ] || continue
        printf '\n[ERROR] What %s wrote, its warnings and its end:\n' "$(basename "$report" .txt)"
        grep -E ' (WARN|ERROR) ' "$output" | tail -n 30 || true
        tail -n 30 "$output"
    done
    exit 1
fi

module=$1
[ -f "$module/pom.xml" ] || {
    echo "no module '$module': make test-module M=domain (T=PlanTest)" >&2
    exit 1
}
# Packages are named after their module, so the pattern finds nothing in the modules before it.
exec build/maven.sh test -pl "$module" -am \
    -Dtest="io/planwright/$module/**/${2:-*Test}" -Dsurefire.failIfNoSpecifiedTests=false
