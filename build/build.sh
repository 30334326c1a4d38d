#!/bin/sh
# Builds the server with its production bundle, ui/target/planwright.jar, and the command line, worker/target/planwright-cli.jar
set -eu
cd "$(dirname "$0")/.."

build/maven.sh package -DskipTests -pl ui,worker -am
ls -l ui/target/planwright.jar worker/target/planwright-cli.jar
