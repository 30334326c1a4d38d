#!/bin/sh
# Removes what was built; the data folder and what was fetched for the build stay.
set -eu
cd "$(dirname "$0")/.."

rm -rf target ./*/target ui/node_modules ui/src/main/frontend/generated ui/src/main/bundles
