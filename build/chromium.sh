#!/bin/sh
# Prints the browser that the browser tests drive. As root on Debian it installs what the tests need and is missing:
# chromium, and strace, with which a test proves that the server calls nobody.
set -eu

say() { echo "chromium: $*" >&2; }

find_browser() {
    for name in "${PLANWRIGHT_CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        command -v "$name" && return
    done
    return 1
}

missing() {
    find_browser >/dev/null || echo chromium
    [ "$(uname -s)" != Linux ] || command -v strace >/dev/null || echo strace
}

wanted=$(missing | tr '\n' ' ')
if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing for the tests: $wanted"
    apt-get -qq -o DPkg::Lock::Timeout=300 update >&2 || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends $wanted >&2 || true
    wanted=$(missing | tr '\n' ' ')
fi
if [ -n "$wanted" ]; then
    say "missing for the tests, install the packages: $wanted"
    exit 1
fi
find_browser
