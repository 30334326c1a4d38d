#!/bin/sh
# Builds the server with its production bundle: ui/target/planwright.jar
set -eu
cd "$(dirname "$0")/.."

build/maven.sh package -DskipTests -pl ui -am
ls -l ui/target/planwright.jar
