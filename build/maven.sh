#!/bin/sh
# Runs Maven on the JDK and Node that the project needs: build/maven.sh GOAL...
set -eu
cd "$(dirname "$0")/.."

command -v mvn >/dev/null || {
    echo "maven: no mvn on the PATH: install the package maven" >&2
    exit 1
}
JAVA_HOME=$(build/jdk.sh)
node=$(build/node.sh)
PATH=$JAVA_HOME/bin${node:+:$node}:$PATH
export JAVA_HOME PATH
export NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

# At home the formatter mends, in CI it refuses.
if [ "${CI:-false}" != false ]; then set -- -Dspotless.goal=check "$@"; fi

# Only what is worth reading: the modules, the tests, warnings and the result.
quiet=org.slf4j.simpleLogger
exec mvn -B -ntp -D$quiet.defaultLogLevel=warn -D$quiet.log.org.apache.maven.cli=info \
    -D$quiet.log.org.apache.maven.plugin.surefire=info -D$quiet.log.org.apache.maven.plugins.surefire=info \
    "$@"
