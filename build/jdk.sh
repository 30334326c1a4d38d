#!/bin/sh
# Prints the home of a JDK 25 or newer. Looks in the usual places; as root on Debian it installs one where none is found.
set -eu

say() { echo "jdk: $*" >&2; }

# Prints the feature version of the JDK in a folder, nothing where there is no compiler.
version_of() {
    [ -x "$1/bin/javac" ] || return 0
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

fits() {
    version=$(version_of "$1")
    [ -n "$version" ] && [ "$version" -ge 25 ]
}

on_path() {
    javac=$(command -v javac) || javac=$(command -v java) || return 0
    dirname "$(dirname "$(readlink -f "$javac")")"
}

find_jdk() {
    for home in "${JAVA_HOME:-}" "$(on_path)" \
        /usr/lib/jvm/* /opt/* /opt/*/* /usr/java/* /usr/local/*jdk* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$home" ] && fits "$home"; then
            echo "$home"
            return
        fi
    done
    return 1
}

install_jdk() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    package=$(known_package) || {
        say "asking apt for the list of packages"
        apt-get -qq -o DPkg::Lock::Timeout=300 update >&2 || return 1
        package=$(known_package) || return 1
    }
    say "no JDK 25 found, installing the package $package"
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$package" >&2
}

known_package() {
    for package in temurin-25-jdk openjdk-25-jdk-headless; do
        if LC_ALL=C apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
            echo "$package"
            return
        fi
    done
    return 1
}

find_jdk && exit
if install_jdk && find_jdk; then exit; fi
say "no JDK 25 or newer found: install one (package temurin-25-jdk or openjdk-25-jdk-headless) or set JAVA_HOME to it"
exit 1
