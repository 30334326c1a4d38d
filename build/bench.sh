#!/bin/sh
# Builds and runs the benchmarks; arguments are handed on.
set -eu
cd "$(dirname "$0")/.."

build/maven.sh package dependency:build-classpath -DskipTests -pl bench -am -Dmdep.outputFile=target/classpath
java=$(build/jdk.sh)/bin/java
PLANWRIGHT_CHROMIUM=$(build/chromium.sh)
export PLANWRIGHT_CHROMIUM
exec "$java" -cp "bench/target/classes:$(cat bench/target/classpath)" io.planwright.bench.Bench "$@"
