#!/bin/sh
# Starts the server in the foreground, after building it where a source is newer than what was built.
set -eu
cd "$(dirname "$0")/.."

jar=ui/target/planwright.jar
changed() {
    [ ! -f "$jar" ] || find pom.xml domain application infrastructure ui -type f -newer "$jar" \
        \( -path '*/src/main/*' -o -name pom.xml \) -not -path '*/generated/*' -not -path '*/target/*' \
        -not -path '*/node_modules/*' | grep -q .
}

if changed; then build/build.sh; fi
java=$(build/jdk.sh)/bin/java
exec "$java" -jar "$jar"
